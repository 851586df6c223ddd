import { ParseError } from '../byteReader.ts'
import { CHUNK_HEADER_SIZE, CHUNK_SIZE, type EvtxChunk, type InstanceHead } from './evtxChunk.ts'
import { readValues, type Values } from './values.ts'

/**
 * Binary XML as a tree. A part of text or content is plain text, the place of a value, a reference, an element,
 * or a template with its values. Layout: MS-EVEN6 2.2.12 and libevtx documentation, "Binary XML".
 */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** A character that XML escapes: `name` is how it is written there. */
  | { readonly kind: 'entity'; readonly name: string }
  | { readonly kind: 'character'; readonly code: number }
  | { readonly kind: 'cdata'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly text: string }
  | { readonly kind: 'value'; readonly index: number; readonly isOptional: boolean }
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'instance'; readonly instance: Instance }

export interface Element {
  readonly name: string
  readonly attributes: readonly Attribute[]
  readonly children: readonly Part[]
  /** Index of the value without which the whole element is left out; -1 for none. */
  readonly dependency: number
  /** Closed by `/>` where it was written. */
  readonly isEmptyTag: boolean
}

export interface Attribute {
  readonly name: string
  readonly parts: readonly Part[]
}

export interface Instance {
  readonly template: Template
  readonly values: Values
}

/** A template of a chunk: parts with places for values. */
export interface Template {
  readonly parts: readonly Part[]
  /** Bytes of its definition. */
  readonly size: number
}

/** Elements, templates and values within each other; real logs need about ten. */
const DEEPEST = 64

const MORE = 0x40
const token = {
  end: 0x00,
  openElement: 0x01,
  closeStart: 0x02,
  closeEmpty: 0x03,
  closeElement: 0x04,
  text: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  character: 0x08,
  entity: 0x09,
  target: 0x0a,
  instruction: 0x0b,
  instance: 0x0c,
  value: 0x0d,
  optionalValue: 0x0e,
  fragment: 0x0f,
} as const

/** Reads parts of one chunk between two places. Elements have a dependency id only where they are part of a template's definition. */
export class BinaryXmlReader {
  readonly #chunk: EvtxChunk
  readonly #end: number
  readonly #isDefinition: boolean
  #at: number

  constructor(chunk: EvtxChunk, start: number, end: number, isDefinition: boolean) {
    this.#chunk = chunk
    this.#at = start
    this.#end = end
    this.#isDefinition = isDefinition
  }

  /** Parts up to the end of the fragment, or to the end of the range. */
  readParts(depth: number): Part[] {
    const parts: Part[] = []
    while (this.#at < this.#end) {
      const part = this.#readPart(depth)
      if (part === 'end') break
      if (part !== 'nothing') parts.push(part)
    }
    return parts
  }

  #readPart(depth: number): Part | 'end' | 'nothing' {
    if (depth > DEEPEST) this.#fail('nested too deep')
    const start = this.#at
    const kind = this.#u8()
    switch (kind & ~MORE) {
      case token.end:
        return 'end'
      case token.fragment:
        this.#at += 3
        return 'nothing'
      case token.openElement:
        return { kind: 'element', element: this.#readElement((kind & MORE) !== 0, depth) }
      case token.instance:
        return { kind: 'instance', instance: this.#readInstance(depth) }
      case token.text:
        this.#u8()
        return { kind: 'text', text: this.#countedText() }
      case token.cdata:
        return { kind: 'cdata', text: this.#countedText() }
      case token.character:
        return { kind: 'character', code: this.#u16() }
      case token.entity:
        return { kind: 'entity', name: this.#readName() }
      case token.target:
        return this.#readInstruction()
      case token.value:
      case token.optionalValue: {
        const index = this.#u16()
        this.#u8()
        return { kind: 'value', index, isOptional: (kind & ~MORE) === token.optionalValue }
      }
    }
    this.#at = start
    return this.#fail(`unknown token 0x${kind.toString(16)}`)
  }

  #readInstruction(): Part {
    const target = this.#readName()
    const isFollowed = this.#at < this.#end && (this.#chunk.bytes[this.#at] ?? 0) === token.instruction
    if (!isFollowed) return { kind: 'instruction', target, text: '' }
    this.#at++
    return { kind: 'instruction', target, text: this.#countedText() }
  }

  #readElement(hasAttributes: boolean, depth: number): Element {
    const dependency = this.#isDefinition ? this.#u16() : 0xffff
    this.#u32()
    const name = this.#readName()
    const attributes = hasAttributes ? this.#readAttributes(depth) : []
    const shared = { name, attributes, dependency: dependency === 0xffff ? -1 : dependency }
    const kind = this.#u8()
    if (kind === token.closeEmpty) return { ...shared, children: [], isEmptyTag: true }
    if (kind !== token.closeStart) {
      this.#at--
      this.#fail(`a start tag ends with token 0x${kind.toString(16)}`)
    }
    return { ...shared, children: this.#readChildren(depth), isEmptyTag: false }
  }

  #readChildren(depth: number): Part[] {
    const children: Part[] = []
    for (;;) {
      if (this.#at >= this.#end) this.#fail('an element without an end')
      if ((this.#chunk.bytes[this.#at] ?? 0) === token.closeElement) {
        this.#at++
        return children
      }
      const part = this.#readPart(depth + 1)
      if (part === 'end') return children
      if (part !== 'nothing') children.push(part)
    }
  }

  #readAttributes(depth: number): Attribute[] {
    this.#u32()
    const attributes: Attribute[] = []
    while (((this.#chunk.bytes[this.#at] ?? 0) & ~MORE) === token.attribute && this.#at < this.#end) {
      this.#at++
      const name = this.#readName()
      const parts: Part[] = []
      while (this.#at < this.#end && isContent(this.#chunk.bytes[this.#at] ?? 0)) {
        const part = this.#readPart(depth + 1)
        if (part !== 'end' && part !== 'nothing') parts.push(part)
      }
      attributes.push({ name, parts })
    }
    return attributes
  }

  #readInstance(depth: number): Instance {
    this.#at -= 1
    const head = this.#chunk.readInstanceHead(this.#at, this.#end)
    const values = readValues(this.#chunk, head.valuesAt, this.#end)
    this.#at = values.end
    return { template: templateOf(this.#chunk, head, depth + 1), values }
  }

  #readName(): string {
    const offset = this.#u32()
    const { name, end } = this.#chunk.name(offset)
    // A name that stands right behind its offset is read past; any other lies elsewhere in the chunk.
    if (offset === this.#at) this.#at = end
    return name
  }

  #countedText(): string {
    const units = this.#u16()
    const text = this.#chunk.utf16(this.#at, units * 2, this.#end)
    this.#at += units * 2
    return text
  }

  #u8(): number {
    if (this.#at >= this.#end) this.#fail('cut off')
    return this.#chunk.bytes[this.#at++] ?? 0
  }

  #u16(): number {
    return this.#u8() | (this.#u8() << 8)
  }

  #u32(): number {
    return (this.#u16() | (this.#u16() << 16)) >>> 0
  }

  #fail(detail: string): never {
    throw new ParseError('record.binaryXml', this.#chunk.fileOffset + this.#at, detail)
  }
}

/** What an attribute's value is made of. */
function isContent(byte: number): boolean {
  const kind = byte & ~MORE
  return (kind >= token.text && kind <= token.entity && kind !== token.attribute) || kind === token.value || kind === token.optionalValue
}

interface Lent {
  readonly templates: ReadonlyMap<number, Template>
  readonly onBorrow: () => void
}

/** Templates of a chunk by offset, those that are being read, and those of other chunks by id where the chunk is damaged. */
interface Templates {
  readonly read: Map<number, Template>
  readonly opening: Set<number>
  lent: Lent | undefined
  /** Bytes of definitions that may still be read: templates do not overlap, but a hostile chunk may say that they do. */
  left: number
}
const DEFINITION_BYTES = 8 * CHUNK_SIZE
const templatesOfChunk = new WeakMap<EvtxChunk, Templates>()

/** Lets the records of a damaged chunk use templates of the other chunks of its log, where its own were written over; each use is told. */
export function lendTemplates(chunk: EvtxChunk, templates: ReadonlyMap<number, Template>, onBorrow: () => void): void {
  templatesOf(chunk).lent = { templates, onBorrow }
}

/** The template of an instance. Throws a ParseError. */
export function templateOf(chunk: EvtxChunk, { id, definition }: InstanceHead, depth: number): Template {
  const { lent } = templatesOf(chunk)
  if (lent === undefined) return templateAt(chunk, definition, depth)
  const borrowed = lent.templates.get(id)
  try {
    if (definition + 8 <= chunk.bytes.length && chunk.view.getUint32(definition + 4, true) === id)
      return templateAt(chunk, definition, depth)
  } catch (error) {
    if (!(error instanceof ParseError) || borrowed === undefined) throw error
  }
  if (borrowed === undefined) throw new ParseError('templateInstance', chunk.fileOffset + definition, 'its template was written over')
  lent.onBorrow()
  return borrowed
}

/** The template at an offset of a chunk: next, GUID, size, then its parts. Kept, for each is used by many records. */
export function templateAt(chunk: EvtxChunk, offset: number, depth: number): Template {
  const templates = templatesOf(chunk)
  const { read, opening } = templates
  const known = read.get(offset)
  if (known !== undefined) return known
  const { bytes, fileOffset } = chunk
  const fail = (field: string, at: number, detail: string): ParseError => new ParseError(field, fileOffset + at, detail)
  if (offset < CHUNK_HEADER_SIZE || offset + 24 > bytes.length) throw fail('templateDefinition', offset, 'lies outside of the chunk')
  if (opening.has(offset)) throw fail('templateDefinition', offset, 'is part of itself')
  const end = offset + 24 + chunk.view.getUint32(offset + 20, true)
  if (end > bytes.length) throw fail('templateDefinition.size', offset + 20, 'reaches beyond the chunk')
  templates.left -= end - offset
  if (templates.left < 0) throw fail('templateDefinition', offset, 'overlaps others')
  opening.add(offset)
  try {
    const template = { parts: new BinaryXmlReader(chunk, offset + 24, end, true).readParts(depth), size: end - offset }
    read.set(offset, template)
    return template
  } finally {
    opening.delete(offset)
  }
}

function templatesOf(chunk: EvtxChunk): Templates {
  let templates = templatesOfChunk.get(chunk)
  if (templates === undefined) {
    templates = { read: new Map(), opening: new Set(), lent: undefined, left: DEFINITION_BYTES }
    templatesOfChunk.set(chunk, templates)
  }
  return templates
}
