interface Piece {
  readonly kind: 'open' | 'close' | 'single' | 'text'
  readonly text: string
}

/**
 * XML over several lines, two spaces a level, for reading: an element that holds text stays on its line.
 * XML that has lines of its own, and text that is no XML, is given back as it is.
 */
export function indentXml(xml: string): string {
  if (/>\s*\n\s*</.test(xml)) return xml
  const lines: string[] = []
  let depth = 0
  let before: Piece['kind'] = 'close'
  for (const piece of pieces(xml)) {
    if (piece.kind === 'close') depth = Math.max(0, depth - 1)
    const isInline = piece.kind === 'text' || before === 'text' || (piece.kind === 'close' && before === 'open')
    if (isInline && lines.length > 0) lines[lines.length - 1] += piece.text
    else lines.push('  '.repeat(depth) + piece.text)
    if (piece.kind === 'open') depth++
    before = piece.kind
  }
  return lines.join('\n')
}

function* pieces(xml: string): Generator<Piece, void> {
  let at = 0
  while (at < xml.length) {
    const end = xml[at] === '<' ? tagEnd(xml, at) : textEnd(xml, at)
    const text = xml.slice(at, end)
    yield { kind: kindOf(text), text }
    at = end
  }
}

function kindOf(text: string): Piece['kind'] {
  if (!text.startsWith('<') || text.startsWith('<![CDATA[')) return 'text'
  if (text.startsWith('</')) return 'close'
  return /^<[?!]/.test(text) || text.endsWith('/>') ? 'single' : 'open'
}

const textEnd = (xml: string, from: number): number => after(xml, '<', from, 0)

/** Behind the tag, comment or section that begins here; `>` within quotes does not end a tag. */
function tagEnd(xml: string, from: number): number {
  if (xml.startsWith('<!--', from)) return after(xml, '-->', from, 3)
  if (xml.startsWith('<![CDATA[', from)) return after(xml, ']]>', from, 3)
  let quote = ''
  for (let at = from + 1; at < xml.length; at++) {
    const char = xml[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  return xml.length
}

function after(xml: string, mark: string, from: number, length: number): number {
  const found = xml.indexOf(mark, from)
  return found < 0 ? xml.length : found + length
}
