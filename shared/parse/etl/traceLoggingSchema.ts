import { utf8Text } from './payloadReader.ts'
import { arrayReader, type Field, isCharacter, objectReader } from './recordReader.ts'
import { hexText, inType, jsonReader, type ReadJson } from './valueJson.ts'

/** A TraceLogging event's own description, made into a reader of its payload. */
export interface Schema {
  readonly name: string
  /** The fields as one JSON object. Throws a ParseError where the payload is too short. */
  readonly readData: ReadJson
}

const flag = { chain: 0x80, custom: 0x60, variableCount: 0x40, constantCount: 0x20, type: 0x1f } as const
/** Structs within structs. */
const DEEPEST = 16

/**
 * Compiles the metadata of an event (extended item 11). Undefined where it is damaged or has a type that nobody knows.
 * Layout: TraceLoggingProvider.h, checked in the notes of the format, section 5.1.
 */
export function compileSchema(blob: Uint8Array): Schema | undefined {
  const cursor = new MetadataCursor(blob)
  cursor.skipTag()
  const name = cursor.text()
  const fields: Field[] = []
  while (!cursor.isAtEnd) {
    const field = readField(cursor, 0)
    if (field === undefined) return undefined
    fields.push(field)
  }
  return cursor.isDamaged ? undefined : { name, readData: objectReader(fields) }
}

class MetadataCursor {
  readonly #bytes: Uint8Array
  readonly #end: number
  #at = 2
  isDamaged = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#end = Math.min(bytes.length, (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8))
  }

  get isAtEnd(): boolean {
    return this.isDamaged || this.#at >= this.#end
  }

  u8(): number {
    if (this.#at >= this.#end) this.isDamaged = true
    return this.#bytes[this.#at++] ?? 0
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  text(): string {
    const found = this.#bytes.subarray(0, this.#end).indexOf(0, this.#at)
    if (found < 0) {
      this.isDamaged = true
      return ''
    }
    const text = utf8Text(this.#bytes.subarray(this.#at, found))
    this.#at = found + 1
    return text
  }

  /** One to four bytes of seven bits; the high bit says that another follows. */
  skipTag(): void {
    for (let i = 0; i < 4 && (this.u8() & flag.chain) !== 0; i++);
  }

  skip(size: number): void {
    this.#at += size
    if (this.#at > this.#end) this.isDamaged = true
  }
}

function readField(cursor: MetadataCursor, depth: number): Field | undefined {
  const name = cursor.text()
  const description = cursor.u8()
  const out = (description & flag.chain) === 0 ? 0 : cursor.u8()
  if ((out & flag.chain) !== 0) cursor.skipTag()
  const count = description & flag.custom
  const constant = count === flag.constantCount ? cursor.u16() : 0
  if (count === flag.custom) cursor.skip(cursor.u16())
  if (cursor.isDamaged) return undefined
  const read = valueReader(cursor, description & flag.type, out & ~flag.chain, depth)
  if (count === flag.custom) return { name, read: customReader }
  if (read === undefined) return undefined
  const isText = isCharacter(description & flag.type, out & ~flag.chain)
  if (count === flag.variableCount) return { name, read: arrayReader(read, (reader) => reader.u16(), isText) }
  return { name, read: count === flag.constantCount ? arrayReader(read, () => constant, isText) : read }
}

function valueReader(cursor: MetadataCursor, type: number, out: number, depth: number): ReadJson | undefined {
  if (type !== inType.struct) return jsonReader(type, out)
  if (depth >= DEEPEST) return undefined
  const members: Field[] = []
  for (let i = 0; i < out; i++) {
    const member = readField(cursor, depth + 1)
    if (member === undefined) return undefined
    members.push(member)
  }
  return objectReader(members)
}

/** A type of the provider's own: a count of bytes, then the bytes. */
const customReader: ReadJson = (reader) => {
  const size = reader.u16()
  const start = reader.take(size)
  return `"${hexText(reader.bytes.subarray(start, start + size))}"`
}

/** Name of the provider and nothing else of its traits (extended item 12). */
export function providerName(blob: Uint8Array): string | undefined {
  const end = blob.indexOf(0, 2)
  return end <= 2 ? undefined : utf8Text(blob.subarray(2, end))
}
