import { jsonText } from '../../facts/jsonText.ts'
import { ansiText, type PayloadReader, utf8Text } from './payloadReader.ts'
import { arrayReader, type Field, isCharacter, objectReader } from './recordReader.ts'
import { binary, bytesText, inType, jsonReader, outType, type ReadJson } from './valueJson.ts'

/** How long or how many: a number, or the value of another field by its place, which is negative where there is none of its name. */
export type Amount = { readonly is: number } | { readonly field: number }

/** A field as a manifest describes it. Types by the numbers of TraceLogging, which in-types share with tdh.h. */
export interface ManifestField {
  readonly name: string
  readonly type: number
  readonly out: number
  /** Characters of a UTF-16 text, bytes of anything else. */
  readonly length?: Amount
  readonly count?: Amount
  /** Where its value is kept, if another field is measured by it. */
  readonly place?: number
  readonly members?: readonly ManifestField[]
}

/** Fields lie one after the other without alignment. Undefined where one has a type that nobody knows. */
export function manifestFields(fields: readonly ManifestField[]): readonly Field[] | undefined {
  const made: Field[] = []
  for (const field of fields) {
    const { count, name, place } = field
    const value = field.members === undefined ? simpleReader(field) : structReader(field.members)
    if (value === undefined || isUnknown(count) || isUnknown(field.length)) return undefined
    if (count !== undefined) made.push({ name, read: arrayReader(value, amountOf(count), isCharacter(field.type, field.out)) })
    else made.push({ name, read: place === undefined ? value : keeping(value, field.type, place) })
  }
  return made
}

/** Measured by a field that is not there. */
const isUnknown = (amount: Amount | undefined): boolean => amount !== undefined && 'field' in amount && amount.field < 0

function structReader(members: readonly ManifestField[]): ReadJson | undefined {
  const fields = manifestFields(members)
  return fields === undefined ? undefined : objectReader(fields)
}

const amountOf = (amount: Amount): ((reader: PayloadReader) => number) =>
  'is' in amount ? () => amount.is : (reader) => reader.slots[amount.field] ?? 0

function simpleReader({ type, out, length }: ManifestField): ReadJson | undefined {
  if (length === undefined || ('is' in length && length.is === 0)) {
    if (type !== inType.binary) return jsonReader(type, out)
    return out === outType.ipv6 ? (reader) => binary(taken(reader, IPV6), out) : undefined
  }
  const lengthOf = amountOf(length)
  switch (type) {
    case inType.unicodeString:
      return (reader) => {
        const size = lengthOf(reader) * 2
        return jsonText(untilNul(reader.utf16(reader.take(size), size)))
      }
    case inType.ansiString:
      return (reader) => {
        const bytes = taken(reader, lengthOf(reader))
        return jsonText(
          untilNul(out === outType.utf8 ? utf8Text(bytes) : out === outType.default ? ansiText(bytes) : bytesText(bytes, out)),
        )
      }
    case inType.binary:
      return (reader) => binary(taken(reader, lengthOf(reader)), out)
    default:
      return jsonReader(type, out)
  }
}

const IPV6 = 16

function taken(reader: PayloadReader, size: number): Uint8Array {
  const start = reader.take(size)
  return reader.bytes.subarray(start, start + size)
}

/** A text of fixed size may be filled up. */
function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

const integerSizes: Readonly<Record<number, 1 | 2 | 4>> = {
  [inType.uint8]: 1,
  [inType.int8]: 1,
  [inType.uint16]: 2,
  [inType.int16]: 2,
  [inType.uint32]: 4,
  [inType.int32]: 4,
  [inType.hexInt32]: 4,
  // The low half is all that a length within an event can have.
  [inType.uint64]: 4,
  [inType.int64]: 4,
}

/** Keeps a number for the fields that are measured by it. */
function keeping(read: ReadJson, type: number, place: number): ReadJson {
  const size = integerSizes[type]
  if (size === undefined) return read
  return (reader) => {
    const { at, view } = reader
    const json = read(reader)
    reader.slots[place] = size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    return json
  }
}
