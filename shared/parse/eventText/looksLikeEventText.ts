import type { TextLine } from '../text/readLines.ts'
import { looksLikeEventBlocks } from './blockEvents.ts'
import { findEventTable } from './eventTable.ts'

const HEAD = 16 << 10
const HEAD_LINES = 40
const withoutMark = (headText: string): string => headText.replace(/^\ufeff/, '')

/** What may stand before the first element: a declaration, comments, the minus of a browser's view. */
const PROLOGUE = /^[\s-]*(?:(?:<\?[^>]*\?>|<!--[\s\S]{0,4096}?-->|<!DOCTYPE[^>]*>)[\s-]*)*/
const FIRST_ELEMENT = /^<(?:[\w.-]+:)?([\w.-]+)(?:\s[^>]*)?>/
const SYSTEM = /<(?:[\w.-]+:)?System[\s>]/

/** Whether text is events as XML: one, or several below any root, with the event schema's section System; or as objects of PowerShell. */
export function looksLikeEventXml(headText: string): boolean {
  const head = withoutMark(headText).slice(0, HEAD)
  if (isCliXml(head)) return true
  let rest = head.replace(PROLOGUE, '')
  let [tag, name] = FIRST_ELEMENT.exec(rest) ?? []
  if (tag === undefined) return false
  if (name !== 'Event') {
    rest = rest.slice(tag.length).replace(PROLOGUE, '')
    ;[tag, name] = FIRST_ELEMENT.exec(rest) ?? []
  }
  return name === 'Event' && tag !== undefined && SYSTEM.test(rest.slice(tag.length, tag.length + 512))
}

/** Whether text is CLIXML of event records, by the type of its first objects. */
export function isCliXml(headText: string): boolean {
  const head = withoutMark(headText).slice(0, HEAD)
  return (
    /^(?:\s*|#< CLIXML\s+)<(?:\?xml[^>]*>\s*<)?Objs\s/.test(head) &&
    /<T>(?:[\w.]+\.)?System\.Diagnostics\.Eventing\.Reader\.EventLogRecord<\/T>/.test(head)
  )
}

/** Whether text is a table of events by its header row, or events as blocks of labels. */
export function looksLikeEventCsv(headText: string): boolean {
  const lines = withoutMark(headText)
    .replaceAll('\0', '')
    .split(/\r\n|\n|\r/, HEAD_LINES)
  return findEventTable(lines.map(lineOf)) !== undefined || looksLikeEventBlocks(lines)
}

const lineOf = (text: string, index: number): TextLine => ({ number: index + 1, text, offset: 0, length: 0, isCut: false })

/** A prompt or a script's line that ran it, or the title of the window in which it answers. */
const COMMAND = /^(?:(?:PS )?[A-Z]:\\[^>]*>\s*)?&?\s*"?(?:[^"<>|]*\\)?autoworkplace(?:\.exe)?"?\s+\/i"?\s*$/i
const TITLE = /^(?:Workplace Join for Windows|Microsoft Workplace Join)\s*$/i

/** Whether text is what `autoworkplace /i` shows, by the command in front of it or the title of its dialog within the first lines. */
export function looksLikeAutoworkplace(headText: string): boolean {
  const lines = withoutMark(headText)
    .split(/\r\n|\n|\r/, HEAD_LINES)
    .map((line) => line.slice(0, 300).trim())
    .filter((line) => !/^[-=_*#]*$/.test(line))
  return lines.some((line, at) => COMMAND.test(line) || (at < 2 && TITLE.test(line)))
}
