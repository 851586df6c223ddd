import type { TextWindow } from '../text/textWindow.ts'

export type SplitPart =
  | { readonly kind: 'element'; readonly text: string; readonly line: number; readonly offset: number; readonly length: number }
  /** An element that does not end: the file does, another one starts within it, or it is longer than any. */
  | { readonly kind: 'cut'; readonly line: number; readonly offset: number; readonly length: number }
  /** Text between elements that is no markup. */
  | { readonly kind: 'other'; readonly line: number; readonly offset: number; readonly length: number }

export interface ElementKind {
  readonly name: string
  /** Whether the element that starts at a place is one to be read; `isWithin` another that has not ended yet. */
  readonly isStart: (text: string, at: number, isWithin: boolean) => boolean
}

/** Characters of an element. An event has 64 KiB of data at most, which are six times as many at the very worst. */
const LONGEST = 4 << 20
/** Characters behind the start of an element that are looked at to tell what it is. */
const LOOKAHEAD = 4096
/** No tag that is looked for is longer. */
const LONGEST_TOKEN = 80

/**
 * Finds the elements of a name in a text of any length, wherever they stand: below a root, one behind the other, or in the middle of
 * other text. They are found by their tags and not by parsing, so that damage costs the element it is in, and no more. Comments and
 * CDATA sections are passed over.
 */
export function splitElements(window: TextWindow, kind: ElementKind): Generator<SplitPart, void> {
  return new Splitter(window, kind).read()
}

class Splitter {
  readonly #window: TextWindow
  readonly #kind: ElementKind
  readonly #token: RegExp
  /** Where to look on. */
  #at = 0
  /** Where the open element starts; −1 between elements. */
  #start = -1
  #depth = 0
  /** Characters that were dropped from the window, and up to which no section ends. */
  #dropped = 0
  readonly #noEndBefore = { ']]>': 0, '-->': 0 }

  constructor(window: TextWindow, kind: ElementKind) {
    this.#window = window
    this.#kind = kind
    this.#token = new RegExp(`<(?:!\\[CDATA\\[|!--|(/?)(?:[\\w.-]{1,40}:)?${kind.name}(?=[\\s/>]))`, 'g')
  }

  *read(): Generator<SplitPart, void> {
    for (;;) {
      this.#token.lastIndex = this.#at
      const found = this.#token.exec(this.#window.text)
      if (found === null) {
        yield* this.#letGo()
        if (!this.#window.fill()) break
      } else if (this.#window.isAtEnd || found.index + LOOKAHEAD <= this.#window.text.length || !this.#window.fill()) {
        yield* this.#take(found)
      }
    }
    if (this.#start >= 0) yield* this.#cut(this.#window.text.length)
    else yield* this.#between(this.#window.text.length)
  }

  *#take(found: RegExpExecArray): Generator<SplitPart, void> {
    const [tag, slash] = found
    if (slash === undefined) this.#skipSection(found.index, tag === '<!--' ? '-->' : ']]>')
    else {
      const end = this.#window.text.indexOf('>', found.index) + 1
      this.#at = end === 0 ? found.index + tag.length : end
      if (slash === '/') yield* this.#endTag()
      else yield* this.#startTag(found.index)
    }
  }

  *#startTag(at: number): Generator<SplitPart, void> {
    const { text } = this.#window
    const isEmpty = text[this.#at - 2] === '/'
    if (this.#kind.isStart(text, at, this.#start >= 0)) {
      const length = this.#at - at
      if (this.#start >= 0) yield* this.#cut(at)
      else yield* this.#between(at)
      this.#at = length
      this.#start = 0
      this.#depth = 1
      if (isEmpty) yield* this.#endTag()
    } else if (this.#start >= 0 && !isEmpty) this.#depth++
  }

  *#endTag(): Generator<SplitPart, void> {
    if (this.#start < 0) return
    this.#depth--
    if (this.#depth > 0) return
    const text = this.#window.text.slice(this.#start, this.#at)
    yield { kind: 'element', text, ...this.#place(this.#start, this.#at) }
    this.#drop(this.#at)
    this.#start = -1
  }

  /** Passes over a section; one that does not end is taken for text. */
  #skipSection(at: number, end: ']]>' | '-->'): void {
    for (;;) {
      const { text } = this.#window
      const found = text.indexOf(end, Math.max(at, this.#noEndBefore[end] - this.#dropped - end.length))
      if (found !== -1) {
        this.#at = found + end.length
        return
      }
      this.#noEndBefore[end] = this.#dropped + text.length
      if (text.length - at > LONGEST || !this.#window.fill()) {
        this.#at = at + end.length
        return
      }
    }
  }

  /** Nothing more is found in the window: what is not needed goes, and so does an element that is too long. */
  *#letGo(): Generator<SplitPart, void> {
    const { text } = this.#window
    this.#at = Math.max(this.#at, text.length - LONGEST_TOKEN)
    if (this.#start < 0) {
      const tag = text.lastIndexOf('<')
      yield* this.#between(tag > text.length - LOOKAHEAD && tag >= 0 ? Math.min(tag, this.#at) : this.#at)
    } else if (text.length - this.#start > LONGEST) {
      yield* this.#cut(this.#at)
      this.#start = -1
      this.#depth = 0
    }
  }

  *#cut(end: number): Generator<SplitPart, void> {
    yield { kind: 'cut', ...this.#place(this.#start, end) }
    this.#drop(end)
  }

  *#between(end: number): Generator<SplitPart, void> {
    if (end === 0) return
    if (hasWords(this.#window.text.slice(0, end))) yield { kind: 'other', ...this.#place(0, end) }
    this.#drop(end)
  }

  #place(start: number, end: number): { readonly line: number; readonly offset: number; readonly length: number } {
    const line = this.#window.lineAt(start)
    const offset = this.#window.byteOffset(start)
    return { line, offset, length: this.#window.byteOffset(end) - offset }
  }

  #drop(end: number): void {
    this.#window.drop(end)
    this.#dropped += end
    this.#at = Math.max(0, this.#at - end)
  }
}

/** Whether there is more than markup; a minus stands before elements where a browser's view was copied. */
const hasWords = (text: string): boolean => /\S/.test(text) && /[^\s-]/.test(withoutComments(text).replace(/<[^<>]*>/g, ''))

/** Not by a pattern: it would look for the end of each comment that has none up to the end of the text. */
function withoutComments(text: string): string {
  let rest = ''
  let at = 0
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start)
    if (end === -1) break
    rest += text.slice(at, start)
    at = end + 3
  }
  return rest + text.slice(at)
}
