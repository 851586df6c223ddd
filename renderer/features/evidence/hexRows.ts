export const BYTES_PER_ROW = 16

/** One line of a hex view: address, bytes as pairs, and the printable ASCII of the same bytes. */
export interface HexRow {
  readonly offset: number
  readonly pairs: readonly string[]
  readonly ascii: string
}

/** Lines of 16 bytes from lower-case hex that starts at `offset` of the file. */
export function hexRows(hex: string, offset: number): readonly HexRow[] {
  const pairs = hex.match(/../g) ?? []
  const rows: HexRow[] = []
  for (let at = 0; at < pairs.length; at += BYTES_PER_ROW) {
    const row = pairs.slice(at, at + BYTES_PER_ROW)
    rows.push({ offset: offset + at, pairs: row, ascii: row.map(printable).join('') })
  }
  return rows
}

const printable = (pair: string): string => {
  const code = Number.parseInt(pair, 16)
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.'
}

/** An address as eight hex digits, more where the file is longer than 4 GiB. */
export const formatAddress = (offset: number): string => offset.toString(16).padStart(8, '0')
