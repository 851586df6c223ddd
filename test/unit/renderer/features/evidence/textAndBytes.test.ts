import { describe, expect, test } from 'vitest'
import { formatAddress, hexRows } from '../../../../../renderer/features/evidence/hexRows.ts'
import { pageStart, pagesOf, WINDOW_LINES, windowAround } from '../../../../../renderer/features/evidence/lineWindow.ts'

describe('bytes', () => {
  test('stand sixteen to a line with their addresses, and the last line holds what is left', () => {
    const rows = hexRows(`${'00'.repeat(16)}4a53`, 0x20)
    expect(rows.map((row) => [row.offset, row.pairs.length])).toEqual([
      [0x20, 16],
      [0x30, 2],
    ])
    expect(rows[1]?.ascii).toBe('JS')
  })

  test('show a dot for what is not printable', () => {
    expect(hexRows('417f0d20ff', 0)[0]?.ascii).toBe('A.. .')
  })

  test('none gives no line', () => {
    expect(hexRows('', 0)).toEqual([])
  })

  test('have addresses of eight digits or more', () => {
    expect(formatAddress(0x1f)).toBe('0000001f')
    expect(formatAddress(0x1_2345_6789)).toBe('123456789')
  })
})

describe('lines', () => {
  test('of a text that fits are all in the window', () => {
    expect(windowAround(1200, 900)).toEqual({ first: 1, count: 1200 })
  })

  test('of a longer text are windowed around the line that is wanted, and the window never leaves the text', () => {
    const total = WINDOW_LINES * 4
    expect(windowAround(total, 1)).toEqual({ first: 1, count: WINDOW_LINES })
    expect(windowAround(total, WINDOW_LINES * 2)).toEqual({ first: WINDOW_LINES * 1.5, count: WINDOW_LINES })
    const last = windowAround(total, total)
    expect(last.first + last.count - 1).toBe(total)
  })

  test('are asked for in pages of 500 that start at 1, 501, 1001', () => {
    expect(pageStart(500)).toBe(1)
    expect(pageStart(501)).toBe(501)
    expect(pagesOf(499, 1001)).toEqual([1, 501, 1001])
    expect(pagesOf(1, 1)).toEqual([1])
  })
})
