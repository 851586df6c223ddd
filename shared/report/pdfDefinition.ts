import type { Block, Inline, ReportDocument } from '../contract/reportDocument.ts'
import { flowPdfSvg } from './pdfFlow.ts'
import { inlineNodes, withIcon } from './pdfInlines.ts'
import { iconOf, PAGE_WIDTH, type PdfNode, tableLayouts, toneColor } from './pdfLook.ts'
import { AS_TYPED, DATE_FONT, type PdfContext, type PdfFonts, runsOf } from './pdfText.ts'
import { hasOwnMarks } from './saying.ts'

/** What pdfmake lays out: its own document definition, as far as reports use it. */
export interface PdfDefinition {
  readonly title: string
  readonly madeBy: string
  readonly language: string
  readonly content: readonly PdfNode[]
  readonly footerFont: string
  readonly footerRuns: readonly PdfNode[]
}

const lacking = {
  en: 'The fonts of this PDF lack some characters of the evidence: they are told by their number, as in [U+4E2D]. The HTML report shows them as they are.',
  fr: 'Les polices de ce PDF n’ont pas certains caractères des preuves\u00a0: ils sont indiqués par leur numéro, comme [U+4E2D]. Le rapport HTML les montre tels quels.',
} as const

/** The report as pdfmake lays it out. Texts are drawn, never interpreted. */
export function pdfDefinition({ language, title, madeBy, dateLine, blocks }: ReportDocument, fonts: PdfFonts): PdfDefinition {
  let isLacking = false
  const context: PdfContext = {
    fonts,
    onMissing: () => {
      isLacking = true
    },
  }
  const body = blocksNodes(blocks, context, { width: PAGE_WIDTH, isTop: true })
  const titleRuns = runsOf(title, fonts.text, context.onMissing)
  return {
    title,
    madeBy,
    language,
    content: [
      { text: titleRuns.map((run) => ({ ...run })), fontSize: 20, bold: true, margin: [0, 0, 0, 4], outline: true, outlineText: title },
      { text: madeBy, fontSize: 8.5, color: '#4f5866' },
      { text: dateLine, font: DATE_FONT, fontSize: 8.5, color: '#4f5866' },
      { canvas: [{ type: 'line', x1: 0, y1: 6, x2: PAGE_WIDTH, y2: 6, lineWidth: 1.2, lineColor: '#191d25' }], margin: [0, 0, 0, 12] },
      ...body,
      ...(isLacking ? [{ text: lacking[language], fontSize: 8.5, color: '#4f5866', margin: [0, 12, 0, 0] } as const] : []),
    ],
    footerFont: fonts.text[0]?.name ?? '',
    footerRuns: titleRuns.map((run) => ({ ...run })),
  }
}

interface Room {
  /** Points. */
  readonly width: number
  readonly isTop: boolean
}

/** Room that must be left below a heading: else it goes to the next page, with what follows it. In points. */
const BELOW_HEADING = 56
const BELOW_LABEL = 34

function blocksNodes(blocks: readonly Block[], context: PdfContext, room: Room): PdfNode[] {
  const nodes: PdfNode[] = []
  let breaks = false
  for (const block of blocks) {
    if (block.kind === 'pageBreak') {
      breaks = true
      continue
    }
    const node = blockNode(block, context, room)
    nodes.push(breaks ? { stack: [node], pageBreak: 'before' } : node)
    breaks = false
  }
  return nodes
}

function blockNode(block: Block, context: PdfContext, room: Room): PdfNode {
  switch (block.kind) {
    case 'heading':
      return headingNode(block, context, room)
    case 'paragraph':
      return withIcon(block.inlines, context, {
        margin: [0, 2, 0, 2],
        ...(block.small === true && { fontSize: 8.5, color: '#4f5866' }),
      })
    case 'label':
      return keptTogether({ text: inlineNodes(block.inlines, context), margin: [0, 6, 0, 2] }, BELOW_LABEL)
    case 'list':
      return listNode(block, context, room)
    case 'pairs':
      return pairsNode(block, context)
    case 'table':
      return tableNode(block, context, room)
    case 'quote':
      return quoteNode(block, context)
    case 'code':
      return boxed([{ text: monoText(block.text, context), fontSize: 7.8, preserveLeadingSpaces: true, lineHeight: 1.25 }])
    case 'flow':
      return { svg: flowPdfSvg(block.boxes), width: room.width, margin: [0, 6, 0, 8], unbreakable: true }
    case 'note':
      return boxed([
        withIcon([{ kind: 'badge', tone: block.tone, text: block.word }, { kind: 'text', text: ' ' }, ...block.inlines], context, {}),
      ])
    case 'aside':
      return boxed(blocksNodes(block.blocks, context, { width: room.width - 20, isTop: false }))
    case 'rule':
    case 'pageBreak':
      return { canvas: [{ type: 'line', x1: 0, y1: 4, x2: room.width, y2: 4, lineWidth: 0.7, lineColor: '#c6ccd6' }], margin: [0, 2, 0, 6] }
  }
}

const sizes = { 1: 20, 2: 15, 3: 12, 4: 10.5 } as const
const above = { 1: 0, 2: 18, 3: 13, 4: 11 } as const

/** In the outline too. A shape stands before the title, its word behind it. */
function headingNode({ level, id, text, badge }: Extract<Block, { kind: 'heading' }>, context: PdfContext, { isTop }: Room): PdfNode {
  const title = runsOf(text, context.fonts.text, context.onMissing).map((run) => ({ ...run, bold: true }))
  const word = badge === undefined ? [] : [{ text: `   ${badge.text}`, fontSize: 8.5, bold: true, color: toneColor[badge.tone] }]
  const words: PdfNode = {
    text: [...title, ...word],
    fontSize: sizes[level],
    lineHeight: 1.15,
    ...(isTop && level < 4 && { outline: true, outlineText: text, id, outlineExpanded: level < 3 }),
  }
  const line: PdfNode =
    badge === undefined ? words : { columns: [{ ...iconOf(badge.tone, 11), margin: [0, 1, 0, 0] }, words], columnGap: 5 }
  return keptTogether({ ...line, margin: [0, above[level], 0, 3] }, BELOW_HEADING)
}

/** The room below is asked for together with the line, and given back at once. */
const keptTogether = (line: PdfNode, below: number): PdfNode => ({
  stack: [
    { stack: [line, { text: '', fontSize: 0.1, lineHeight: 1, margin: [0, below, 0, 0] }], unbreakable: true },
    { text: '', fontSize: 0.1, lineHeight: 1, margin: [0, -below, 0, 0] },
  ],
})

function listNode(list: Extract<Block, { kind: 'list' }>, context: PdfContext, room: Room): PdfNode {
  const nodes = list.items.map((blocks) => ({ stack: blocksNodes(blocks, context, { width: room.width - 16, isTop: false }) }))
  const margin = [0, 2, 0, 4]
  if (hasOwnMarks(list)) return { stack: nodes, margin }
  return list.ordered ? { ol: nodes, margin } : { ul: nodes, margin }
}

const pairsNode = ({ rows }: Extract<Block, { kind: 'pairs' }>, context: PdfContext): PdfNode =>
  rows.length === 0
    ? { text: '' }
    : {
        table: {
          widths: [118, '*'],
          body: rows.map(({ name, value }) => [{ text: name, color: '#4f5866' }, withIcon(value, context, {})]),
        },
        layout: tableLayouts.pairs,
        margin: [0, 4, 0, 6],
      }

function tableNode({ head, rows, widths }: Extract<Block, { kind: 'table' }>, context: PdfContext, room: Room): PdfNode {
  const body = [
    head.map(
      (cell): PdfNode => ({
        text: runsOf(cell, context.fonts.text, context.onMissing).map((run) => ({ ...run })),
        bold: true,
        fillColor: '#f3f4f7',
      }),
    ),
    ...rows.map((cells) => cells.map((cell) => withIcon(cell, context, {}))),
  ]
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: rows.every(isLowRow),
      widths: widths.map((share) => (room.width * share) / 100 - 8),
      body,
    },
    layout: tableLayouts.lines,
    fontSize: 8,
    margin: [0, 4, 0, 8],
  }
}

/** A row that is not broken must fit on a page. In characters. */
const HIGHEST_CELL = 1_500
const HIGHEST_QUOTE = 3_000
const isLowRow = (cells: readonly (readonly Inline[])[]): boolean =>
  cells.every((inlines) => inlines.reduce((sum, { text }) => sum + text.length, 0) <= HIGHEST_CELL)

const quoteNode = ({ text, place, against }: Extract<Block, { kind: 'quote' }>, context: PdfContext): PdfNode => ({
  table: {
    widths: ['*'],
    dontBreakRows: text.length <= HIGHEST_QUOTE,
    body: [
      [
        {
          stack: [
            { text: monoText(text, context), fontSize: 8, lineHeight: 1.2 },
            { text: inlineNodes(place, context), fontSize: 7.6, color: '#4f5866', margin: [0, 2, 0, 0] },
          ],
        },
      ],
    ],
  },
  layout: against === true ? tableLayouts.quoteAgainst : tableLayouts.quote,
  margin: [0, 3, 0, 3],
})

const boxed = (stack: readonly PdfNode[]): PdfNode => ({
  table: { widths: ['*'], body: [[{ stack, fillColor: '#f7f8fa' }]] },
  layout: tableLayouts.box,
  margin: [0, 3, 0, 5],
})

const monoText = (text: string, { fonts, onMissing }: PdfContext): PdfNode[] =>
  runsOf(text, fonts.mono, onMissing).map((run) => ({ ...run, ...AS_TYPED }))
