import type { BadgeTone } from '../contract/reportDocument.ts'

/** A node of pdfmake's document definition: its kinds are told apart by their members, and styles stand beside them. */
export interface PdfNode {
  readonly text?: string | readonly PdfNode[]
  readonly stack?: readonly PdfNode[]
  readonly columns?: readonly PdfNode[]
  readonly ul?: readonly PdfNode[]
  readonly ol?: readonly PdfNode[]
  readonly svg?: string
  readonly canvas?: readonly Readonly<Record<string, string | number>>[]
  readonly table?: {
    readonly headerRows?: number
    readonly keepWithHeaderRows?: number
    readonly dontBreakRows?: boolean
    readonly widths: readonly (number | string)[]
    readonly body: readonly (readonly PdfNode[])[]
  }
  readonly layout?: PdfTableLayout
  readonly margin?: readonly number[]
  readonly width?: number | string
  readonly height?: number
  readonly columnGap?: number
  readonly font?: string
  readonly fontSize?: number
  readonly fontFeatures?: Readonly<Record<string, boolean>>
  readonly lineHeight?: number
  readonly bold?: boolean
  readonly color?: string
  readonly fillColor?: string
  readonly decoration?: string
  readonly link?: string
  readonly id?: string
  readonly alignment?: string
  readonly outline?: boolean
  readonly outlineText?: string
  readonly outlineExpanded?: boolean
  readonly preserveLeadingSpaces?: boolean
  readonly unbreakable?: boolean
  readonly pageBreak?: 'before'
}

interface PdfTable {
  readonly table: { readonly body: readonly unknown[]; readonly widths: readonly unknown[] }
}
/** As pdfmake asks for it: widths of lines and paddings by row or column, in points. */
export interface PdfTableLayout {
  readonly hLineWidth: (row: number, node: PdfTable) => number
  readonly vLineWidth: (column: number, node: PdfTable) => number
  readonly hLineColor?: (row: number, node: PdfTable) => string
  readonly vLineColor?: (column: number) => string
  readonly vLineStyle?: (column: number) => { readonly dash: { readonly length: number; readonly space: number } } | null
  readonly paddingLeft: (column: number) => number
  readonly paddingRight: (column: number) => number
  readonly paddingTop: (row: number) => number
  readonly paddingBottom: (row: number) => number
}

/** Points: A4 (595) without its margins. */
export const PAGE_MARGIN = 46
export const PAGE_WIDTH = 595.28 - 2 * PAGE_MARGIN

export const toneColor: Readonly<Record<BadgeTone, string>> = {
  error: '#b3261e',
  warning: '#855300',
  ok: '#19683a',
  info: '#475161',
  unknown: '#475161',
  waiting: '#475161',
  notNeeded: '#475161',
}

/** Drawings of 16 by 16, one shape a tone, told apart without colour. */
const shapes: Readonly<Record<BadgeTone, (color: string) => string>> = {
  error: (c) =>
    `<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="${c}"/><path d="M8 4v5M8 11v1.4" stroke="#ffffff" stroke-width="1.8" fill="none"/>`,
  warning: (c) =>
    `<path d="M8 1.5L15.3 14.5H.7z" fill="${c}"/><path d="M8 6v4.2M8 11.6v1.4" stroke="#ffffff" stroke-width="1.6" fill="none"/>`,
  info: (c) => `${ring(c)}<path d="M8 7.2v4.4M8 4.2v1.6" stroke="${c}" stroke-width="1.7" fill="none"/>`,
  ok: (c) =>
    `<circle cx="8" cy="8" r="7" fill="${c}"/><path d="M4.6 8.2l2.4 2.4l4.4-4.8" fill="none" stroke="#ffffff" stroke-width="1.8"/>`,
  waiting: (c) => `<circle cx="8" cy="8" r="6.4" fill="none" stroke="${c}" stroke-width="1.6" stroke-dasharray="3 2.2"/>`,
  notNeeded: (c) => `${ring(c)}<path d="M5 8h6" stroke="${c}" stroke-width="1.7" fill="none"/>`,
  unknown: (c) => `${ring(c)}<path d="M6 6.4c0-2.6 4-2.6 4 0c0 1.6-2 1.5-2 3.2M8 11.2v1.4" fill="none" stroke="${c}" stroke-width="1.5"/>`,
}
const ring = (color: string): string => `<circle cx="8" cy="8" r="6.4" fill="none" stroke="${color}" stroke-width="1.6"/>`

/** The shape alone, to be put into a drawing of 16 by 16. */
export const shapeOf = (tone: BadgeTone): string => shapes[tone](toneColor[tone])

export const iconOf = (tone: BadgeTone, size: number): PdfNode => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${shapeOf(tone)}</svg>`,
  width: size,
  height: size,
})

const none = (): number => 0
const LINE = '#c6ccd6'

export const tableLayouts = {
  lines: {
    hLineWidth: (row) => (row === 0 ? 0 : 0.6),
    vLineWidth: none,
    hLineColor: (row) => (row <= 1 ? '#8a93a3' : '#dfe2e8'),
    paddingLeft: () => 4,
    paddingRight: () => 4,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
  pairs: { hLineWidth: none, vLineWidth: none, paddingLeft: none, paddingRight: () => 6, paddingTop: () => 1.2, paddingBottom: () => 1.2 },
  box: {
    hLineWidth: () => 0.6,
    vLineWidth: () => 0.6,
    hLineColor: () => LINE,
    vLineColor: () => LINE,
    paddingLeft: () => 7,
    paddingRight: () => 7,
    paddingTop: () => 5,
    paddingBottom: () => 5,
  },
  quote: {
    hLineWidth: none,
    vLineWidth: (column) => (column === 0 ? 2 : 0),
    vLineColor: () => '#8a93a3',
    paddingLeft: () => 8,
    paddingRight: none,
    paddingTop: () => 1,
    paddingBottom: () => 1,
  },
  quoteAgainst: {
    hLineWidth: none,
    vLineWidth: (column) => (column === 0 ? 2 : 0),
    vLineColor: () => '#8a93a3',
    vLineStyle: () => ({ dash: { length: 3, space: 2 } }),
    paddingLeft: () => 8,
    paddingRight: none,
    paddingTop: () => 1,
    paddingBottom: () => 1,
  },
} as const satisfies Readonly<Record<string, PdfTableLayout>>
