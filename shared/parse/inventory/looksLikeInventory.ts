import type { TextLine } from '../text/readLines.ts'
import { findHeader } from './findHeader.ts'
import { matchHeaders } from './matchHeaders.ts'

/** Whether text is a device list of the Defender portal, of Entra ID or of Intune: its header row has enough of their columns. */
export function looksLikeInventory(headText: string): boolean {
  const header = findHeader(linesOf(headText.replace(/^\ufeff/, '')))
  return header !== undefined && matchHeaders(header.row.cells).isList
}

function* linesOf(text: string): Generator<TextLine, void> {
  let number = 1
  for (const line of text.split(/\r\n|\n|\r/)) {
    yield { number, text: line, offset: 0, length: 0, isCut: false }
    number++
  }
}
