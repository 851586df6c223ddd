/** What a spreadsheet would take for a formula, also in the full-width forms that it reads as the same. Source: OWASP, "CSV Injection". */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/

/** One line of CSV (RFC 4180). Evidence never becomes a formula: such texts start with an apostrophe, numbers stay numbers. */
export const csvRow = (cells: readonly (string | number | undefined)[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = FORMULA_START.test(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
