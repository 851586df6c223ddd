import { describe, expect, it } from 'vitest'
import { readInventoryHeader } from '../../../../../shared/parse/inventory/readInventoryHeader.ts'

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

describe('readInventoryHeader', () => {
  const content = 'Device Name,OS Platform,Managed By,Extra\nA,Win,MDE,\nB,Win,Intune,x\n'

  it('says what each column was read as, with different values of it, and counts the rows', () => {
    expect(readInventoryHeader(bytesOf(content))).toEqual({
      source: 'portal',
      rows: 2,
      columns: [
        { header: 'Device Name', field: 'name', samples: ['A', 'B'] },
        { header: 'OS Platform', field: 'os', samples: ['Win'] },
        { header: 'Managed By', field: 'managedBy', samples: ['MDE', 'Intune'] },
        { header: 'Extra', samples: ['x'] },
      ],
    })
  })

  it('shows a person’s own mapping, also when it names fewer columns than there are', () => {
    const header = readInventoryHeader(bytesOf(content), { source: 'entra', fields: ['user', null] })
    expect(header?.source).toBe('entra')
    expect(header?.columns.map(({ field }) => field)).toEqual(['user', undefined, undefined, undefined])
  })

  it('gives five short samples of a long column', () => {
    const rows = Array.from({ length: 1000 }, (_value, index) => `PC-${index}-${'x'.repeat(500)},Win,MDE`)
    const header = readInventoryHeader(bytesOf(`Device Name,OS Platform,Managed By\n${rows.join('\n')}`))
    expect(header?.rows).toBe(1000)
    expect(header?.columns[0]?.samples).toHaveLength(5)
    expect(header?.columns[0]?.samples[0]?.length).toBeLessThanOrEqual(120)
  })

  it('knows no header where there is no text', () => {
    expect(readInventoryHeader(bytesOf(''))).toBeUndefined()
  })
})
