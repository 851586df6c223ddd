import { SaxesParser } from 'saxes'
import type { Problem } from '../../facts/problem.ts'
import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import { bomLength, type TextEncoding } from './detectEncoding.ts'
import { ChunkPlaces, readTextChunks } from './textChunks.ts'

/** Deeper than any file that a Windows tool writes. */
const DEEPEST = 128
const LONGEST_ATTRIBUTE = 1 << 16
/** Text without a tag in it: no value is longer, and a hostile file must not become one string. */
const LONGEST_TEXT = 32 << 20

/** An element without its namespace prefix; `path` is its absolute XPath, every step with its place from 1. */
export interface XmlElement {
  readonly name: string
  readonly path: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
  /** Bytes from the start of the file, from the `<` of the start tag to behind the end tag. */
  readonly offset: number
  readonly length: number
  readonly line: number
}

export type XmlItem =
  | { readonly kind: 'item'; readonly names: readonly string[]; readonly element: XmlElement }
  /** An element around items has ended. */
  | { readonly kind: 'end'; readonly names: readonly string[]; readonly path: string }
  /** Reading ended before the end of the file; the problem's range is what was not read. */
  | { readonly kind: 'stop'; readonly problem: Problem }

type OpenElement = { -readonly [K in keyof XmlElement]: XmlElement[K] } & {
  children: OpenElement[]
  readonly counts: Map<string, number>
  readonly isKept: boolean
}

/**
 * Streams XML: yields each element for which `isItem` holds with all that is in it, as soon as it has ended, and the ends of the others.
 * What is outside items is dropped. A document type or entities are refused; after the first fault nothing more is read, because a wrong
 * end tag closes everything.
 */
export function* readXmlItems(
  bytes: Uint8Array,
  encoding: TextEncoding,
  isItem: (names: readonly string[]) => boolean,
): Generator<XmlItem, void> {
  const places = new ChunkPlaces(encoding, bytes.length)
  const listener = new XmlListener(places, bytes.length, isItem)
  for (const chunk of readTextChunks(bytes, encoding)) {
    places.add(chunk)
    listener.write(chunk.text)
    yield* listener.take()
    if (listener.isStopped) return
  }
  // Of an empty file the reader itself tells.
  if (bytes.length > bomLength(encoding)) listener.close()
  yield* listener.take()
}

class XmlListener {
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #places: ChunkPlaces
  readonly #size: number
  readonly #isItem: (names: readonly string[]) => boolean
  readonly #stack: OpenElement[] = []
  readonly #names: string[] = []
  #items: XmlItem[] = []
  #tag = { start: 0, line: 1 }
  #lastEvent = 0
  isStopped = false

  constructor(places: ChunkPlaces, size: number, isItem: (names: readonly string[]) => boolean) {
    this.#places = places
    this.#size = size
    this.#isItem = isItem
    this.#parser.on('doctype', () => this.#stop('xmlDoctypeRefused', {}, 0))
    this.#parser.on('error', (error) => this.#fault(error.message))
    this.#parser.on('opentagstart', ({ name }) => {
      this.#lastEvent = this.#parser.position
      this.#tag = { start: Math.max(0, this.#parser.position - name.length - 2), line: this.#parser.line }
    })
    this.#parser.on('attribute', ({ value }) => {
      if (value.length > LONGEST_ATTRIBUTE) this.#stop('attributesTooLong', { limit: LONGEST_ATTRIBUTE })
    })
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(localName(name), attributes))
    this.#parser.on('text', (text) => this.#text(text))
    this.#parser.on('cdata', (text) => this.#text(text))
    this.#parser.on('closetag', () => {
      this.#lastEvent = this.#parser.position
      this.#close()
    })
  }

  write(text: string): void {
    this.#parser.write(text)
    if (this.#parser.position - this.#lastEvent > LONGEST_TEXT) this.#stop('textTooLong', { limit: LONGEST_TEXT })
  }

  close(): void {
    if (this.isStopped) return
    const open = this.#stack.find(({ isKept }) => isKept) ?? this.#stack.at(-1)
    if (open === undefined) this.#parser.close()
    else this.#stop('fileCutOff', { what: open.path }, open.offset)
  }

  take(): readonly XmlItem[] {
    const taken = this.#items
    this.#items = []
    return taken
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.isStopped) return
    if (this.#stack.length >= DEEPEST) {
      this.#stop('nestedTooDeep', { limit: DEEPEST })
      return
    }
    const parent = this.#stack.at(-1)
    const place = (parent?.counts.get(name) ?? 0) + 1
    parent?.counts.set(name, place)
    const path = parent === undefined ? `/${name}` : `${parent.path}/${name}[${place}]`
    this.#names.push(name)
    const isKept = parent?.isKept === true || this.#isItem(this.#names)
    const { start, line } = this.#tag
    const offset = this.#places.byteOffset(start)
    const element = { name, path, attributes, children: [], counts: new Map<string, number>(), text: '', offset, length: 0, line, isKept }
    if (parent?.isKept === true) parent.children.push(element)
    this.#stack.push(element)
  }

  #text(text: string): void {
    const open = this.#stack.at(-1)
    if (open?.isKept === true && !this.isStopped) open.text += text
  }

  #close(): void {
    if (this.isStopped) return
    const element = this.#stack.pop()
    if (element === undefined) return
    element.length = this.#places.byteOffset(this.#parser.position) - element.offset
    if (this.#stack.at(-1)?.isKept !== true) {
      const names = [...this.#names]
      this.#items.push(element.isKept ? { kind: 'item', names, element } : { kind: 'end', names, path: element.path })
    }
    this.#names.pop()
  }

  #fault(message: string): void {
    const open = this.#stack.find(({ isKept }) => isKept)
    this.#stop('xmlMalformed', { line: this.#parser.line, detail: message.replace(/^\d+:\d+: /, '') }, open?.offset)
  }

  #stop(code: ProblemCode, args: Record<string, string | number>, from?: number): void {
    if (this.isStopped) return
    this.isStopped = true
    const offset = from ?? this.#places.byteOffset(this.#parser.position)
    const place = { field: this.#stack.at(-1)?.path ?? '/', line: this.#parser.line, offset, length: this.#size - offset }
    this.#items.push({ kind: 'stop', problem: problemOf(code, 'error', args, place) })
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The first child of a name, without regard to the case of letters: editions of a tool differ in it. */
export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name.toLowerCase() === name.toLowerCase())

/** The trimmed text of a child; undefined where there is no such child. */
export const childText = (element: XmlElement, name: string): string | undefined => childNamed(element, name)?.text.trim()

export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name.toLowerCase() === name.toLowerCase())
