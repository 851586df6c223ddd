import { describe, expect, test } from 'vitest'
import {
  formatData,
  ROOTS,
  registryLines,
  type Subkeys,
  shortKey,
  splitAtHit,
} from '../../../../../renderer/features/registry/registryLines.ts'
import type { RegistryKeyRow } from '../../../../../shared/contract/viewRequests.ts'

const key = (id: number, name: string, subkeys = 0): RegistryKeyRow => ({
  id,
  artefactId: 1,
  name,
  key: name,
  subkeys,
  values: 0,
  deleted: false,
})
const drawn = (known: ReadonlyMap<number, Subkeys>, open: readonly number[]) =>
  registryLines(known, new Set(open)).map((line) =>
    line.kind === 'key'
      ? `${'  '.repeat(line.depth)}${line.row.name}`
      : `${'  '.repeat(line.depth)}… ${line.loaded} of ${line.loaded + line.left}`,
  )

describe('the registry tree', () => {
  const roots: Subkeys = { total: 1, rows: [key(1, 'HKEY_LOCAL_MACHINE', 2)] }

  test('shows the children of opened keys only', () => {
    const known = new Map([
      [ROOTS, roots],
      [1, { total: 2, rows: [key(2, 'SOFTWARE', 1), key(3, 'SYSTEM')] }],
    ])
    expect(drawn(known, [])).toEqual(['HKEY_LOCAL_MACHINE'])
    expect(drawn(known, [1])).toEqual(['HKEY_LOCAL_MACHINE', '  SOFTWARE', '  SYSTEM'])
  })

  test('holds a place for children that have not arrived, and for the next page of those that have', () => {
    expect(drawn(new Map([[ROOTS, roots]]), [1])).toEqual(['HKEY_LOCAL_MACHINE', '  … 0 of 0'])
    const paged = new Map([
      [ROOTS, roots],
      [1, { total: 900, rows: [key(2, 'A')] }],
    ])
    expect(drawn(paged, [1])).toEqual(['HKEY_LOCAL_MACHINE', '  A', '  … 1 of 900'])
  })

  test('asks for the roots when nothing is known', () => {
    expect(registryLines(new Map(), new Set())).toEqual([{ kind: 'more', parentId: undefined, depth: 0, loaded: 0, left: 0 }])
  })
})

describe('keys and hits', () => {
  test('are written with the short name of the hive', () => {
    expect(shortKey('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft')).toBe('HKLM\\SOFTWARE\\Microsoft')
    expect(shortKey('HKEY_USERS')).toBe('HKU')
    expect(shortKey('HKEY_LOCAL_MACHINES\\x')).toBe('HKEY_LOCAL_MACHINES\\x')
  })

  test('are split at the text that was searched for, whatever the case', () => {
    expect(splitAtHit('LastEnrollmentStatus', 'enrollment')).toEqual(['Last', 'Enrollment', 'Status'])
    expect(splitAtHit('abc', 'x')).toBeUndefined()
    expect(splitAtHit('abc', '')).toBeUndefined()
  })
})

describe('data', () => {
  test('of numbers stand in hex with the decimal, also beyond 2^53', () => {
    expect(formatData('REG_DWORD', '41')).toBe('0x00000029 (41)')
    expect(formatData('REG_QWORD', '18446744073709551615')).toBe('0xffffffffffffffff (18446744073709551615)')
  })

  test('of a number type that holds no number, and of texts, stay as they are', () => {
    expect(formatData('REG_DWORD', '29 00 00')).toBe('29 00 00')
    expect(formatData('REG_SZ', '41')).toBe('41')
  })
})
