import type { Inline } from '../contract/reportDocument.ts'
import { iconOf, type PdfNode, toneColor } from './pdfLook.ts'
import { AS_TYPED, type PdfContext, runsOf } from './pdfText.ts'
import { isSafeLink } from './safeLink.ts'

type Style = Omit<PdfNode, 'text' | 'stack' | 'columns'>

/** Running text; where it begins with a badge, the badge's shape stands before it. */
export function withIcon(inlines: readonly Inline[], context: PdfContext, style: Style): PdfNode {
  const words: PdfNode = { text: inlineNodes(inlines, context) }
  const [first] = inlines
  if (first?.kind !== 'badge') return { ...words, ...style }
  return { columns: [{ ...iconOf(first.tone, 8.5), margin: [0, 1, 0, 0] }, words], columnGap: 3, ...style }
}

export const inlineNodes = (inlines: readonly Inline[], context: PdfContext): PdfNode[] =>
  inlines.flatMap((inline) => inlineNode(inline, context))

function inlineNode(inline: Inline, { fonts, onMissing }: PdfContext): PdfNode[] {
  const runs = (families: PdfContext['fonts']['text'], style: Style = {}): PdfNode[] =>
    runsOf(inline.text, families, onMissing).map((run) => ({ ...run, ...style }))
  switch (inline.kind) {
    case 'text':
      return runs(fonts.text)
    case 'strong':
      return runs(fonts.text, { bold: true })
    case 'emphasis':
      return runs(fonts.text, { decoration: 'underline' })
    case 'struck':
      return runs(fonts.text, { decoration: 'lineThrough' })
    case 'code':
      return runs(fonts.mono, AS_TYPED)
    case 'link':
      return isSafeLink(inline.url)
        ? runs(fonts.text, { link: inline.url, color: '#3545b5', decoration: 'underline' })
        : [...runs(fonts.text), ...runsOf(` ${inline.url}`, fonts.mono, onMissing).map((run) => ({ ...run, ...AS_TYPED }))]
    case 'badge':
      return runs(fonts.text, { bold: true, color: toneColor[inline.tone] })
  }
}
