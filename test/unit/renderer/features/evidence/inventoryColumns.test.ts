import { describe, expect, test } from 'vitest'
import { cellOf, fieldsOf, isMappingChanged, rowAtLine, withField } from '../../../../../renderer/features/evidence/inventoryColumns.ts'
import type { InventoryDeviceRecord } from '../../../../../shared/facts/record.ts'

const columns = [
  { header: 'Device name', field: 'name', samples: ['PC-1'] },
  { header: 'Owner', samples: [] },
  { header: 'OS', field: 'os', samples: [] },
] as const

const list = columns.map((column) => ({ ...column, samples: [...column.samples] }))

describe('what the columns of a list stand for', () => {
  test('is changed only where a person chose otherwise', () => {
    expect(fieldsOf(list)).toEqual(['name', null, 'os'])
    expect(isMappingChanged(list, ['name', null, 'os'])).toBe(false)
    expect(isMappingChanged(list, ['name', 'user', 'os'])).toBe(true)
  })

  test('is given to one column at a time: the one that had it is left without', () => {
    expect(withField(['name', null, 'os'], 1, 'os')).toEqual(['name', 'os', null])
    expect(withField(['name', null, null], 0, null)).toEqual([null, null, null])
  })

  test('tells where a row’s cell is found', () => {
    const record: InventoryDeviceRecord = { type: 'inventoryDevice', source: 'entra', fields: { name: 'PC-1' }, other: { Owner: 'Ada' } }
    expect(list.map((column) => cellOf(record, column))).toEqual(['PC-1', 'Ada', ''])
  })
})

describe('the row at a line', () => {
  // The third row's note takes three lines.
  const lines = [2, 3, 4, 7, 8]
  const lineOf = async (row: number) => lines[row] ?? Number.POSITIVE_INFINITY

  test.each([
    [2, 0],
    [4, 2],
    [6, 2],
    [7, 3],
    [8, 4],
    [99, 4],
    [1, 0],
  ])('line %i lies in row %i', async (line, row) => {
    expect(await rowAtLine(line, lines.length, lineOf)).toBe(row)
  })

  test('is found in few questions however long the list is', async () => {
    let asked = 0
    const oneLineEach = async (row: number) => {
      asked += 1
      return row + 2
    }
    expect(await rowAtLine(9_000, 10_000, oneLineEach)).toBe(8_998)
    expect(asked).toBeLessThan(15)
  })

  test('of a list without rows is the first, unasked', async () => {
    expect(await rowAtLine(5, 0, () => Promise.reject(new Error('nothing to ask')))).toBe(0)
  })
})
