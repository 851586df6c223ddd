import { ParseError } from '../byteReader.ts'

export const CHUNK_SIZE = 65_536
/** Where the first record of a chunk starts. */
export const CHUNK_HEADER_SIZE = 512

/** Values within values lie at most so many times in a record. */
const WRITTEN_OUT = 32
/** A template names each value once, or a few times; so many times all of them may be written. */
const VALUES_WRITTEN = 8
const VALUES_BESIDE = 4096

export interface InstanceHead {
  /** The first four bytes of the template's GUID. */
  readonly id: number
  /** Offset of the template's definition in the chunk. */
  readonly definition: number
  /** Where the count of the values stands. */
  readonly valuesAt: number
}

interface Name {
  readonly name: string
  /** Where the bytes behind the name start. */
  readonly end: number
}

const utf16Decoder = new TextDecoder('utf-16le')
/** Texts of up to this many units are put together here, which is faster than to ask the decoder. */
const SHORT_TEXT = 48

/**
 * One chunk of a log (64 KiB or what is left of the file): names are found by their offset in it and kept, for each is used by many records. Layout: libevtx documentation, "Chunk", "Binary XML name", "Template definition".
 */
export class EvtxChunk {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** Of the chunk in the file, for messages. */
  readonly fileOffset: number
  readonly #names = new Map<number, Name>()
  /** Whether a name or template may have been written over since a record referred to it: then it must prove what it is. */
  readonly #isSuspect: boolean
  #left = 0
  #valuesLeft = 0

  constructor(bytes: Uint8Array, fileOffset: number, isSuspect = false) {
    this.#isSuspect = isSuspect
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.fileOffset = fileOffset
  }

  /**
   * A record of so many bytes begins. What is written out for it more than once (binary XML within values, templates within them)
   * is counted, as a hostile record may name one value at many places, and that one again.
   */
  startRecord(length: number): void {
    this.#left = CHUNK_SIZE + length * WRITTEN_OUT
    this.#valuesLeft = VALUES_BESIDE + length * VALUES_WRITTEN
  }

  /** Counts the bytes of a value that is written. Throws where a template writes its values again and again. */
  spendValue(bytes: number, offset: number): void {
    this.#valuesLeft -= bytes
    if (this.#valuesLeft < 0) this.#fail('values', offset, 'one value is used too often')
  }

  /** Counts bytes that are written out within a value. Throws where a record goes beyond what any log needs. */
  spend(bytes: number, offset: number): void {
    this.#left -= bytes
    if (this.#left < 0) this.#fail('values', offset, 'one value is used too often')
  }

  /** Offset of the next name, hash, count of units, text, NUL. */
  name(offset: number): Name {
    const known = this.#names.get(offset)
    if (known !== undefined) return known
    if (offset < CHUNK_HEADER_SIZE || offset + 8 > this.bytes.length) this.#fail('name', offset, 'lies outside of the chunk')
    const units = this.view.getUint16(offset + 6, true)
    const name = this.utf16(offset + 8, units * 2, this.bytes.length)
    if (this.#isSuspect && nameHash(name) !== this.view.getUint16(offset + 4, true)) this.#fail('name', offset, 'was written over')
    const made = { name, end: offset + 8 + units * 2 + 2 }
    this.#names.set(offset, made)
    return made
  }

  /** The head of a template instance: token, 1, id, offset of the definition; a definition that is not elsewhere follows at once. */
  readInstanceHead(at: number, end: number): InstanceHead {
    if (at + 10 > end) this.#fail('templateInstance', at, 'cut off')
    const definition = this.view.getUint32(at + 6, true)
    const id = this.view.getUint32(at + 2, true)
    if (definition !== at + 10) return { id, definition, valuesAt: at + 10 }
    if (definition + 24 > end) this.#fail('templateDefinition', definition, 'cut off')
    return { id, definition, valuesAt: definition + 24 + this.view.getUint32(definition + 20, true) }
  }

  /** UTF-16 text of so many bytes; an odd last byte is left out. */
  utf16(offset: number, byteLength: number, end: number): string {
    if (offset + byteLength > end) this.#fail('text', offset, `need ${byteLength} bytes, have ${Math.max(0, end - offset)}`)
    const units = byteLength >> 1
    if (units > SHORT_TEXT) return utf16Decoder.decode(this.bytes.subarray(offset, offset + units * 2))
    let text = ''
    for (let at = offset; at < offset + units * 2; at += 2) {
      text += String.fromCharCode((this.bytes[at] ?? 0) | ((this.bytes[at + 1] ?? 0) << 8))
    }
    return text
  }

  #fail(field: string, offset: number, detail: string): never {
    throw new ParseError(field, this.fileOffset + offset, detail)
  }
}

/** The hash that stands before a name: the low half of a sum over its units. */
function nameHash(name: string): number {
  let hash = 0
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 65_599) + name.charCodeAt(i)) >>> 0
  return hash & 0xffff
}
