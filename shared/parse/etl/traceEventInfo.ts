import { ByteReader, ParseError } from '../byteReader.ts'
import type { EventDescription } from './eventDescription.ts'
import type { Amount, ManifestField } from './manifestFields.ts'
import { guidText, outType } from './valueJson.ts'

/** Of a property. Source: tdh.h, PROPERTY_FLAGS. */
const propertyFlag = { struct: 0x1, lengthOfField: 0x2, countOfField: 0x4, fixedCount: 0x20 } as const
const PROPERTIES_AT = 112
const PROPERTY_SIZE = 24
/** Structs within structs. */
const DEEPEST = 8

/** Out-types of tdh.h by those of TraceLogging, where they differ; from 33 on they are the same. */
const outTypes: Readonly<Record<number, number>> = {
  1: outType.string,
  2: outType.filetime,
  13: outType.boolean,
  16: outType.hex,
  17: outType.hex,
  18: outType.hex,
  19: outType.hex,
  20: outType.pid,
  21: outType.tid,
  22: outType.port,
  23: outType.ipv4,
  24: outType.ipv6,
  25: outType.socketAddress,
  28: outType.xml,
  29: outType.hresult,
  30: outType.win32Error,
  31: outType.ntStatus,
  32: outType.hresult,
  34: outType.json,
}

/**
 * Reads what the system knew of an event's manifest when a trace was merged. Undefined where it is damaged.
 * Layout: TRACE_EVENT_INFO and EVENT_PROPERTY_INFO, tdh.h.
 */
export function readTraceEventInfo(bytes: Uint8Array): EventDescription | undefined {
  try {
    const reader = new ByteReader(bytes)
    const count = reader.u32(100, 'eventInfo.propertyCount')
    const topLevel = reader.u32(104, 'eventInfo.topLevelPropertyCount')
    if (topLevel > count || PROPERTIES_AT + count * PROPERTY_SIZE > bytes.length) return undefined
    const properties = new Properties(reader, count)
    const provider = textAt(reader, 52)
    const name = [textAt(reader, 68), textAt(reader, 72)].filter((part) => part !== undefined && !part.startsWith('win:')).join('/')
    const channel = textAt(reader, 60)
    const message = textAt(reader, 76)
    return {
      providerId: guidText(reader.slice(0, 16, 'eventInfo.provider'), 0),
      eventId: reader.u16(32, 'eventInfo.id'),
      version: reader.u8(34, 'eventInfo.version'),
      ...(provider !== undefined && { provider }),
      ...(name !== '' && { name }),
      ...(channel !== undefined && { channel }),
      ...(message !== undefined && { message }),
      fields: properties.fields(0, topLevel, 0),
    }
  } catch (error) {
    if (error instanceof ParseError) return undefined
    throw error
  }
}

/** Text that an offset in the head leads to; texts of tasks, levels and keywords may end in a space. */
function textAt(reader: ByteReader, at: number): string | undefined {
  const offset = reader.u32(at, 'eventInfo.textOffset')
  return offset === 0 ? undefined : textFrom(reader, offset).trimEnd() || undefined
}

/** UTF-16 up to its NUL, or to the end. */
function textFrom(reader: ByteReader, offset: number): string {
  let end = offset
  while (end + 2 <= reader.length && reader.u16(end, 'eventInfo.text') !== 0) end += 2
  return reader.utf16(offset, end - offset, 'eventInfo.text')
}

class Properties {
  readonly #reader: ByteReader
  readonly #count: number
  /** Fields made so far: structs may lead to each other. */
  #left: number
  /** Characters of names: they lie beside each other, but hostile ones may be one. */
  #charactersLeft: number

  constructor(reader: ByteReader, count: number) {
    this.#reader = reader
    this.#count = count
    this.#left = 2 * count
    this.#charactersLeft = 2 * reader.length
  }

  fields(start: number, count: number, depth: number): readonly ManifestField[] {
    if (start + count > this.#count || depth > DEEPEST) throw new ParseError('eventInfo.struct', start, 'leads nowhere')
    return Array.from({ length: count }, (_, i) => this.#field(start + i, depth))
  }

  #field(index: number, depth: number): ManifestField {
    if (this.#left-- <= 0) throw new ParseError('eventInfo.struct', index, 'leads in a circle')
    const reader = this.#reader
    const at = PROPERTIES_AT + index * PROPERTY_SIZE
    const flags = reader.u32(at, 'property.flags')
    const name = textFrom(reader, reader.u32(at + 4, 'property.name')).trimEnd()
    this.#charactersLeft -= name.length
    if (this.#charactersLeft < 0) throw new ParseError('property.name', at + 4, 'is used too often')
    const first = reader.u16(at + 8, 'property.type')
    const second = reader.u16(at + 10, 'property.outType')
    const count = reader.u16(at + 16, 'property.count')
    const length = reader.u16(at + 18, 'property.length')
    const isArray = (flags & (propertyFlag.countOfField | propertyFlag.fixedCount)) !== 0 || count > 1
    const shared = { name, ...(isArray && { count: amount(count, (flags & propertyFlag.countOfField) !== 0) }) }
    if ((flags & propertyFlag.struct) !== 0) return { ...shared, type: 0, out: 0, members: this.fields(first, second, depth + 1) }
    return {
      ...shared,
      type: first,
      out: outTypes[second] ?? (second >= 33 ? second : outType.default),
      length: amount(length, (flags & propertyFlag.lengthOfField) !== 0),
      place: index,
    }
  }
}

const amount = (value: number, isField: boolean): Amount => (isField ? { field: value } : { is: value })
