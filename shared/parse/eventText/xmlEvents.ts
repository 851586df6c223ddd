/** One event as it stands in the text. */
export interface XmlEventText {
  readonly xml: string
  /** The line it starts at, from 1. */
  readonly line: number
}

/** Longer than any event that Windows writes; what is longer has lost its end. */
const LONGEST_EVENT = 4 << 20
const START = /<(?:\w+:)?Event(?=[\s>])/
const END = /<\/(?:\w+:)?Event\s*>/

/**
 * The `<Event>` elements of a text that comes window by window, wherever they stand: below a root, one behind the other, or without
 * either. Damage costs one event: the next is looked for by its start. An event without an end is given with `xml` ''.
 */
export function* splitXmlEvents(windows: Iterable<string>): Generator<XmlEventText, void> {
  const buffer = new LineBuffer()
  for (const window of windows) {
    buffer.add(window)
    yield* takeEvents(buffer, false)
  }
  yield* takeEvents(buffer, true)
}

function* takeEvents(buffer: LineBuffer, isLast: boolean): Generator<XmlEventText, void> {
  for (;;) {
    const start = START.exec(buffer.text)
    if (start === null) {
      // The beginning of a tag may stand at the very end.
      buffer.drop(isLast ? buffer.text.length : Math.max(0, buffer.text.length - 32))
      return
    }
    buffer.drop(start.index)
    const end = END.exec(buffer.text)
    const next = END.exec(buffer.text) === null ? null : START.exec(buffer.text.slice(1, end?.index))
    if (next !== null) {
      // Another event starts before this one ends: its end was lost.
      yield { xml: '', line: buffer.line }
      buffer.drop(next.index + 1)
      continue
    }
    if (end === null) {
      if (!isLast && buffer.text.length < LONGEST_EVENT) return
      yield { xml: '', line: buffer.line }
      buffer.drop(isLast ? buffer.text.length : 1)
      continue
    }
    yield { xml: buffer.text.slice(0, end.index + end[0].length), line: buffer.line }
    buffer.drop(end.index + end[0].length)
  }
}

/** A text of which the beginning is let go, with the number of its first line. */
class LineBuffer {
  text = ''
  line = 1

  add(window: string): void {
    this.text += window
  }

  drop(length: number): void {
    for (let at = this.text.indexOf('\n'); at >= 0 && at < length; at = this.text.indexOf('\n', at + 1)) this.line++
    this.text = this.text.slice(length)
  }
}
