import type { Block, ReportDocument } from '../../../shared/contract/reportDocument.ts'

/** As much as a person looks through before making a report. */
const MOST_BLOCKS = 600
const MOST_ROWS = 60
const MOST_CHARACTERS = 4_000

/** The document's beginning, long tables and texts cut off: what is shown before a report is made. */
export function cutDocument(document: ReportDocument): { readonly document: ReportDocument; readonly isCut: boolean } {
  let isCut = document.blocks.length > MOST_BLOCKS
  const cut = (block: Block): Block => {
    if (block.kind === 'table' && block.rows.length > MOST_ROWS) {
      isCut = true
      return { ...block, rows: block.rows.slice(0, MOST_ROWS) }
    }
    if (block.kind === 'code' && block.text.length > MOST_CHARACTERS) {
      isCut = true
      return { ...block, text: `${block.text.slice(0, MOST_CHARACTERS)}…` }
    }
    return block
  }
  return { document: { ...document, blocks: document.blocks.slice(0, MOST_BLOCKS).map(cut) }, isCut }
}
