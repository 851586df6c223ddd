import type { ParsedItem } from '../parsed.ts'
import type { TextLine } from '../text/readLines.ts'
import { foldName, rolesOf } from './columnRoles.ts'
import { FieldGatherer } from './fieldReaders.ts'
import { TextEvents } from './textEvent.ts'
import type { TextProblems } from './textProblems.ts'

/** How `wevtutil qe /f:text` starts an event; older systems write the colon, newer ones do not. */
const NUMBERED = /^Event\s*\[\d+\]:?\s*$/
/** How an event starts that was copied as text out of Event Viewer, in English, French and German. */
const COPIED = /^(?:Log Name|Nom du journal|Protokollname)\s*:/
const LABEL = /^\s*([^:]{1,40}?)\s*:\s*(.*)$/
/** What Event Viewer appends to the description. */
const XML_LABEL = /^(?:Event Xml|XML de l[’']événement|Ereignis-XML)\s*:/i
const LONGEST_MESSAGE = 4 << 20

/** Whether a text has events as blocks of labels, by its first lines. */
export function looksLikeEventBlocks(lines: readonly string[]): boolean {
  const at = lines.findIndex((line) => line.trim() !== '')
  const [first = '', ...following] = lines.slice(at === -1 ? lines.length : at)
  const next = following.slice(0, 12)
  const isLabelled = (line: string): boolean => rolesOf.labels[foldName(LABEL.exec(line)?.[1] ?? '')] !== undefined
  if (NUMBERED.test(first)) return next.some((line) => /^\s*Log Name:/.test(line))
  return COPIED.test(first) && next.filter(isLabelled).length >= 4
}

/** Reads events that stand as blocks of labels with the message behind the last one. Returns how many there were. */
export function* readBlockEvents(lines: Iterable<TextLine>, problems: TextProblems): Generator<ParsedItem, number> {
  const events = new TextEvents()
  let block: Block | undefined
  let count = 0
  for (const line of lines) {
    const text = line.text.replaceAll('\0', '')
    const isStart = block === undefined ? NUMBERED.test(text) || COPIED.test(text) : block.isStart(text)
    if (isStart) {
      if (block !== undefined) {
        count++
        yield block.item(events, problems)
      }
      block = new Block(line.number, text)
    } else if (block !== undefined) {
      if (!block.add(text)) yield* problems.stray({ line: line.number, offset: line.offset, length: line.length }, text)
    } else if (text.trim() !== '') problems.unknown(line.length)
  }
  if (block === undefined) return count
  yield block.item(events, problems)
  return count + 1
}

class Block {
  readonly #line: number
  readonly #isNumbered: boolean
  readonly #fields = new FieldGatherer()
  #message: string | undefined
  #isXml = false

  constructor(line: number, first: string) {
    this.#line = line
    this.#isNumbered = NUMBERED.test(first)
    if (!this.#isNumbered) this.add(first)
  }

  /** Whether a line starts the next event: as this one did. */
  isStart(text: string): boolean {
    return this.#isNumbered ? NUMBERED.test(text) : this.#message !== undefined && COPIED.test(text)
  }

  /** False for a line that is no part of it. */
  add(text: string): boolean {
    if (this.#message !== undefined) return this.#addMessage(text)
    if (text.trim() === '') return true
    const [, label = '', value = ''] = LABEL.exec(text) ?? []
    if (label === '') return false
    const role = rolesOf.labels[foldName(label)]
    if (role === 'message') this.#message = value
    else this.#fields.add(label, role, value)
    return true
  }

  item(events: TextEvents, problems: TextProblems): ParsedItem {
    this.#fields.add('Message', 'message', (this.#message ?? '').trim() === 'N/A' ? '' : (this.#message ?? '').replace(/^\s+/, ''))
    if (this.#fields.hasLocalTime) problems.localTime()
    return { type: 'event', event: events.row(this.#fields.event, this.#fields.data, this.#line) }
  }

  #addMessage(text: string): boolean {
    if (!this.#isNumbered && XML_LABEL.test(text)) this.#isXml = true
    // The XML says again what the labels say.
    if (this.#isXml) return true
    if ((this.#message ?? '').length + text.length > LONGEST_MESSAGE) return false
    this.#message = `${this.#message}\n${text}`
    return true
  }
}
