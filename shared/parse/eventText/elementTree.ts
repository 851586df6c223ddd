import { SaxesParser } from 'saxes'

/** An element without its namespace prefix. */
export interface TextElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly TextElement[]
  /** All text in it that is not within a child. */
  readonly text: string
}

/** `root` is undefined where its tags do not match, so that what is in it may stand anywhere; other faults cost at most a value. */
export interface ReadElement {
  readonly root: TextElement | undefined
  /** The first fault, and its line counted from the element's own, which is 0. */
  readonly fault?: { readonly line: number; readonly detail: string }
}

type OpenElement = { -readonly [K in keyof TextElement]: TextElement[K] } & { children: OpenElement[] }

/** Deeper than any event. */
const DEEPEST = 64

/** Reads elements one by one; one parser serves until a fault leaves it in the middle of something. */
export class ElementParser {
  #parser = this.#newParser()
  #stack: OpenElement[] = []
  #root: OpenElement | undefined
  #fault: ReadElement['fault']
  #isTorn = false
  #startLine = 1

  read(xml: string): ReadElement {
    this.#stack = []
    this.#root = undefined
    this.#fault = undefined
    this.#isTorn = false
    this.#startLine = this.#parser.line
    this.#parser.write(xml)
    if (this.#stack.length > 0) this.#tell('it does not end')
    const root = this.#stack.length > 0 || this.#isTorn ? undefined : this.#root
    if (this.#fault === undefined) return { root }
    this.#parser = this.#newParser()
    return { root, fault: this.#fault }
  }

  #newParser(): SaxesParser<{ xmlns: false; fragment: true }> {
    const parser = new SaxesParser({ xmlns: false, fragment: true })
    parser.on('error', ({ message }) => {
      const detail = message.replace(/^\d+:\d+: /, '')
      if (/clos(?:e|ing) tag/.test(detail)) this.#isTorn = true
      this.#tell(detail)
    })
    parser.on('opentag', ({ name, attributes }) => this.#open(localName(name), attributes))
    parser.on('closetag', () => void this.#stack.pop())
    parser.on('text', (text) => this.#text(text))
    parser.on('cdata', (text) => this.#text(text))
    return parser
  }

  #tell(detail: string): void {
    this.#fault ??= { line: this.#parser.line - this.#startLine, detail }
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const element = { name, attributes, children: [], text: '' }
    const parent = this.#stack.at(-1)
    if (parent === undefined) this.#root ??= element
    else if (this.#stack.length < DEEPEST) parent.children.push(element)
    else this.#tell(`elements are nested more than ${DEEPEST} deep`)
    this.#stack.push(element)
  }

  #text(text: string): void {
    const open = this.#stack.at(-1)
    if (open !== undefined) open.text += text
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

export const childOf = (element: TextElement | undefined, name: string): TextElement | undefined =>
  element?.children.find((child) => child.name === name)

/** The trimmed text of a child; undefined where there is none. */
export const childText = (element: TextElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.text.trim() || undefined
