/** Half of what the Evidence tab shows a row: a pane of 360 pixels holds it without scrolling. */
const BYTES_PER_LINE = 8

/** Lines of a hex view, `001f4a80  0a 00 …  ..`, from lower-case hex that begins at `offset` of the file. */
export function byteLines(hex: string, offset: number): string {
  const lines: string[] = []
  for (let at = 0; at < hex.length; at += BYTES_PER_LINE * 2) {
    const pairs = hex.slice(at, at + BYTES_PER_LINE * 2).match(/../g) ?? []
    const address = (offset + at / 2).toString(16).padStart(8, '0')
    lines.push(`${address}  ${pairs.join(' ').padEnd(BYTES_PER_LINE * 3 - 1)}  ${pairs.map(printable).join('')}`)
  }
  return lines.join('\n')
}

function printable(pair: string): string {
  const code = Number.parseInt(pair, 16)
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.'
}
