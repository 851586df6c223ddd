import { describe, expect, it } from 'vitest'
import { type CsvRow, MOST_CELLS, readCsvRows } from '../../../../../shared/parse/text/csvRows.ts'
import { readLines } from '../../../../../shared/parse/text/readLines.ts'

const read = (text: string, delimiter = ','): readonly CsvRow[] => [
  ...readCsvRows(readLines(new Uint8Array(Buffer.from(text)), 'utf-8'), delimiter),
]
const cellsOf = (text: string, delimiter?: string) => read(text, delimiter).map(({ cells }) => cells)

describe('readCsvRows', () => {
  it.each([
    ['plain cells', 'a,b,c', [['a', 'b', 'c']]],
    ['empty cells at both ends', ',b,', [['', 'b', '']]],
    ['quoted cells with delimiters', '"a,b",c', [['a,b', 'c']]],
    ['doubled quotes', '"say ""hi""",c', [['say "hi"', 'c']]],
    ['an empty quoted cell at the end', 'a,""', [['a', '']]],
    [
      'a cell over three lines',
      'a,"x\r\ny\n\nz",b\nnext,1,2',
      [
        ['a', 'x\ny\n\nz', 'b'],
        ['next', '1', '2'],
      ],
    ],
    ['a quote inside a plain cell', 'a "b",c', [['a "b"', 'c']]],
    ['a single quote inside a quoted cell', '"the "old" one",c', [['the "old" one', 'c']]],
    [
      'blank lines between rows',
      'a,b\n\n  \nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('reads %s', (_what, text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
  })

  it('names the first line and the bytes of a row that goes on over lines', () => {
    const [first, second] = read('a,"x\r\ny"\r\nc,d\r\n')
    expect(first).toMatchObject({ line: 1, offset: 0, length: 10, text: 'a,"x' })
    expect(second).toMatchObject({ line: 3, offset: 10, length: 5 })
  })

  it('gives the row with a quote that never closes as it stands, and the rest of the file as rows', () => {
    const rows = read('a,"b,c\nd,e,f\n"g",h,i\n')
    expect(rows.map(({ cells, damage }) => [cells, damage])).toEqual([
      [['a', 'b', 'c'], 'quote'],
      [['d', 'e', 'f'], undefined],
      [['g', 'h', 'i'], undefined],
    ])
  })

  it('reads a file in linear time in which every line opens a quote', () => {
    const rows = read('a,"b\n'.repeat(20_000))
    expect(rows).toHaveLength(20_000)
    expect(rows.every(({ damage }) => damage === 'quote')).toBe(true)
  })

  it('gives up a quote after a hundred lines', () => {
    const rows = read(`"a\n${'b,c\n'.repeat(150)}`)
    expect(rows).toHaveLength(151)
    expect(rows[0]).toMatchObject({ damage: 'quote', cells: ['a'] })
  })

  it('reads cells as long as it is told to, and no file for ever of which every line opens a quote', () => {
    const limits = { lines: 20_000, characters: 4 << 20 }
    const rowsOf = (text: string) => [...readCsvRows(readLines(new Uint8Array(Buffer.from(text)), 'utf-8'), ',', limits)]
    expect(rowsOf(`a,"${'line\n'.repeat(5000)}",b\nc,d,e\n`).map(({ cells }) => cells.length)).toEqual([3, 3])
    expect(rowsOf('""""a\n'.repeat(100_000))).toHaveLength(100_000)
  })

  it('does not make millions of cells of a line of commas', () => {
    expect(read(','.repeat(1 << 20))[0]?.cells).toHaveLength(MOST_CELLS)
  })
})
