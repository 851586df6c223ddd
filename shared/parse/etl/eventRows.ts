import type { EventClass, EventKind, EventRow } from '../../facts/event.ts'
import { ParseError } from '../byteReader.ts'
import type { FoundEvent } from './eventBuffers.ts'
import { type ExtendedItems, readExtendedItems } from './extendedItems.ts'
import { kernelGroups } from './kernelGroups.ts'
import { PayloadReader } from './payloadReader.ts'
import { compileSchema, providerName, type Schema } from './traceLoggingSchema.ts'
import { guidText, hexText } from './valueJson.ts'
import { readWppMessage } from './wppMessage.ts'

/** A class, and what of an event's header tells it apart. */
interface HeadClass {
  readonly words: readonly number[]
  readonly traitsSize: number
  readonly decoded: boolean
  readonly class: EventClass
}

/** A schema with its own bytes, and the classes of the events that have it. */
interface KnownSchema {
  readonly bytes: Uint8Array
  readonly schema: Schema | undefined
  readonly classes: Map<string, EventClass>
  /** The first of the classes, with what tells them apart. */
  readonly heads: HeadClass[]
}

type MutableRow = { -readonly [K in keyof EventRow]: EventRow[K] }

/** An event that was read, and why its payload was not where it could have been. */
export interface ReadEvent {
  readonly event: EventRow
  readonly damage?: ParseError
}

/** Makes rows of the events of one trace; schemas, names and classes are kept, for a trace has few of them and many events. */
export class EventRows {
  readonly #timeOf: (raw: bigint) => bigint
  readonly #schemas = new Map<number, KnownSchema[]>()
  readonly #classes = new Map<string, EventClass>()
  readonly #payload = new PayloadReader()

  constructor(timeOf: (raw: bigint) => bigint) {
    this.#timeOf = timeOf
  }

  read(found: FoundEvent): ReadEvent {
    switch (found.header.kind) {
      case 'manifest':
        return this.#readEventHeader(found)
      case 'wpp':
        return { event: this.#readMessage(found) }
      case 'classic':
      case 'instance':
        return { event: this.#readClassic(found) }
      default:
        return { event: this.#readKernel(found) }
    }
  }

  /** EVENT_HEADER events: TraceLogging where they bring their schema, else of a manifest. */
  #readEventHeader(found: FoundEvent): ReadEvent {
    const { buffer, at, header } = found
    const items = readExtendedItems(buffer.view, at, header.headerSize, at + header.size)
    if (items === undefined) {
      const damage = new ParseError('event.extendedItems', found.place.offset + at, 'the chain of extended items is damaged')
      return { event: this.#rowOf(found, this.#manifestClass(found), at + header.headerSize), damage }
    }
    if (items.schemaAt < 0) return { event: this.#withItems(found, items, this.#rowOf(found, this.#manifestClass(found), items.payloadAt)) }
    const known = this.#schemaOf(buffer.bytes.subarray(items.schemaAt, items.schemaAt + items.schemaSize))
    const { schema } = known
    if (schema === undefined) {
      const damage = new ParseError('event.schema', found.place.offset + at, 'the event’s own description is damaged')
      const eventClass = this.#traceLoggingClass(found, items, known, false)
      return { event: this.#withItems(found, items, this.#rowOf(found, eventClass, items.payloadAt)), damage }
    }
    return this.#readTraceLogging(found, items, known, schema)
  }

  #readTraceLogging(found: FoundEvent, items: ExtendedItems, known: KnownSchema, schema: Schema): ReadEvent {
    const { buffer, at, header } = found
    this.#payload.open(buffer.bytes, buffer.view, items.payloadAt, at + header.size, header.pointerSize)
    try {
      const data = schema.readData(this.#payload)
      const row = this.#rowOf(found, this.#traceLoggingClass(found, items, known, true), -1)
      row.data = data
      return { event: this.#withItems(found, items, row) }
    } catch (error) {
      if (!(error instanceof ParseError)) throw error
      const damage = new ParseError(error.field, found.place.offset + error.offset, error.message.replace(/^.*?: /, ''))
      const eventClass = this.#traceLoggingClass(found, items, known, false)
      return { event: this.#withItems(found, items, this.#rowOf(found, eventClass, items.payloadAt)), damage }
    }
  }

  /** Schemas are told apart by their bytes, looked up by some of them. */
  #schemaOf(bytes: Uint8Array): KnownSchema {
    let hash = bytes.length
    for (let i = 2; i < bytes.length; i += 3) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0
    const candidates = this.#schemas.get(hash) ?? []
    const known = candidates.find((candidate) => isSame(candidate.bytes, bytes))
    if (known !== undefined) return known
    const own = bytes.slice()
    const made = { bytes: own, schema: compileSchema(own), classes: new Map<string, EventClass>(), heads: [] }
    this.#schemas.set(hash, [...candidates, made])
    return made
  }

  #traceLoggingClass({ buffer, at }: FoundEvent, items: ExtendedItems, known: KnownSchema, decoded: boolean): EventClass {
    const { view, bytes } = buffer
    for (const head of known.heads)
      if (head.decoded === decoded && head.traitsSize === items.traitsSize && isSameHead(head.words, view, at)) return head.class
    const key = `${headKey(view, at)}|${items.traitsSize}|${decoded}`
    const found = known.classes.get(key)
    if (found !== undefined) return found
    const provider = items.traitsAt < 0 ? undefined : providerName(bytes.subarray(items.traitsAt, items.traitsAt + items.traitsSize))
    const made: EventClass = {
      source: 'etl',
      kind: 'traceLogging',
      ...(provider !== undefined && { provider }),
      ...headOf(view, bytes, at),
      ...(known.schema !== undefined && { name: known.schema.name }),
      decoded,
    }
    known.classes.set(key, made)
    if (known.heads.length < MOST_HEADS) {
      const words = Array.from({ length: HEAD_WORDS }, (_, word) => view.getUint32(at + HEAD_AT + word * 4, true))
      known.heads.push({ words, traitsSize: items.traitsSize, decoded, class: made })
    }
    return made
  }

  #manifestClass({ buffer, at }: FoundEvent): EventClass {
    return this.#shared(`m|${headKey(buffer.view, at)}`, () => ({
      source: 'etl',
      kind: 'manifest',
      ...headOf(buffer.view, buffer.bytes, at),
      decoded: false,
    }))
  }

  /** EVENT_TRACE_HEADER: the GUID is that of the event's class. */
  #readClassic(found: FoundEvent): EventRow {
    const { buffer, at, header } = found
    const { view, bytes } = buffer
    const opcode = view.getUint8(at + 4)
    const level = view.getUint8(at + 5)
    const version = view.getUint16(at + 6, true)
    const providerId = guidText(bytes, at + 0x18)
    const eventClass = this.#shared(`c|${header.kind}|${providerId}|${opcode}|${level}|${version}`, () => ({
      source: 'etl',
      kind: header.kind,
      providerId,
      version,
      level,
      opcode,
      decoded: false,
    }))
    return this.#rowOf(found, eventClass, at + header.headerSize)
  }

  /** Kernel events name their class by a group. */
  #readKernel(found: FoundEvent): EventRow {
    const { buffer, at, header } = found
    const { view } = buffer
    const isKnown = header.kind !== 'errorMarker'
    const opcode = isKnown ? view.getUint8(at + 6) : undefined
    const group = isKnown ? view.getUint8(at + 7) : undefined
    const version = isKnown ? view.getUint8(at) : undefined
    const eventClass = this.#shared(`k|${header.kind}|${group}|${opcode}|${version}`, () =>
      kernelClass(header.kind, group, opcode, version),
    )
    return this.#rowOf(found, eventClass, at + header.headerSize)
  }

  #readMessage(found: FoundEvent): EventRow {
    const { buffer, at, header } = found
    const message = readWppMessage(buffer.view, at, at + header.size)
    const providerId = message === undefined || message.guidAt < 0 ? undefined : guidText(buffer.bytes, message.guidAt)
    const eventClass = this.#shared(`w|${providerId}|${message?.number}`, () => ({
      source: 'etl',
      kind: 'wpp',
      ...(providerId !== undefined && { providerId }),
      ...(message !== undefined && { eventId: message.number }),
      decoded: false,
    }))
    const row = this.#rowOf(found, eventClass, message?.payloadAt ?? at + header.headerSize)
    if (message !== undefined && message.idsAt >= 0) setIds(row, buffer.view, message.idsAt)
    return row
  }

  #shared(key: string, make: () => EventClass): EventClass {
    const known = this.#classes.get(key)
    if (known !== undefined) return known
    const made = make()
    this.#classes.set(key, made)
    return made
  }

  /** What all events have in common; `payloadAt` −1 where the data are set by the caller. */
  #rowOf({ buffer, place, at, header, raw }: FoundEvent, eventClass: EventClass, payloadAt: number): MutableRow {
    const row: MutableRow = {
      class: eventClass,
      time: raw === undefined ? undefined : this.#timeOf(raw),
      // Of an event in a compressed buffer the place in the file is that of the buffer.
      place: place.isCompressed ? place.offset : place.offset + at,
      length: place.isCompressed ? place.size : header.size,
      data:
        payloadAt < 0 || payloadAt >= at + header.size
          ? '{}'
          : `{"payload":"${hexText(buffer.bytes.subarray(payloadAt, at + header.size))}"}`,
    }
    if (header.idsAt >= 0) setIds(row, buffer.view, at + header.idsAt)
    return row
  }

  #withItems({ buffer, at }: FoundEvent, items: ExtendedItems, row: MutableRow): EventRow {
    const { bytes } = buffer
    if (!isZero(bytes, at + 0x40, 16)) row.activityId = guidText(bytes, at + 0x40)
    if (items.relatedAt >= 0) row.relatedActivityId = guidText(bytes, items.relatedAt)
    if (items.sidAt >= 0) {
      this.#payload.open(bytes, buffer.view, items.sidAt, items.sidAt + items.sidSize, 8)
      row.userSid = sidOf(this.#payload)
    }
    return row
  }
}

/** 0xFFFFFFFF is how the kernel says that it does not know. */
const UNKNOWN_ID = 0xffffffff

function setIds(row: MutableRow, view: DataView, at: number): void {
  const tid = view.getUint32(at, true)
  const pid = view.getUint32(at + 4, true)
  if (tid !== UNKNOWN_ID) row.tid = tid
  if (pid !== UNKNOWN_ID) row.pid = pid
}

/** Everything of an EVENT_HEADER that its class is told apart by: provider, descriptor, keyword. */
function headKey(view: DataView, at: number): string {
  const u = (offset: number): number => view.getUint32(at + offset, true)
  return `${u(0x18)}.${u(0x1c)}.${u(0x20)}.${u(0x24)}|${u(0x28)}.${u(0x2c)}.${u(0x30)}.${u(0x34)}`
}

/** The same part of the header, compared without making a text of it. */
const HEAD_AT = 0x18
const HEAD_WORDS = 8
/** Events of one schema differ in little else than their level. */
const MOST_HEADS = 8

function isSameHead(words: readonly number[], view: DataView, at: number): boolean {
  for (let word = 0; word < HEAD_WORDS; word++) if (view.getUint32(at + HEAD_AT + word * 4, true) !== words[word]) return false
  return true
}

/** TraceLogging and events of no channel have 11 there. */
const NO_CHANNEL = 11

function headOf(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): Pick<EventClass, 'providerId' | 'eventId' | 'version' | 'level' | 'opcode' | 'task' | 'keywords' | 'channel'> {
  const channel = view.getUint8(at + 0x2b)
  return {
    providerId: guidText(bytes, at + 0x18),
    eventId: view.getUint16(at + 0x28, true),
    version: view.getUint8(at + 0x2a),
    level: view.getUint8(at + 0x2c),
    opcode: view.getUint8(at + 0x2d),
    task: view.getUint16(at + 0x2e, true),
    keywords: `0x${view.getBigUint64(at + 0x30, true).toString(16)}`,
    ...(channel !== 0 && channel !== NO_CHANNEL && { channel: String(channel) }),
  }
}

function kernelClass(kind: EventKind, group: number | undefined, opcode: number | undefined, version: number | undefined): EventClass {
  // Group 3, opcode 10 is an image that was loaded, not a process.
  const known = group === undefined ? undefined : kernelGroups[group === 3 && opcode === 10 ? 0x14 : group]
  return {
    source: 'etl',
    kind,
    provider: 'Windows Kernel',
    ...(known?.guid !== undefined && { providerId: known.guid }),
    ...(version !== undefined && { version }),
    ...(known !== undefined && { name: known.name }),
    ...(opcode !== undefined && { opcode }),
    decoded: false,
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function isZero(bytes: Uint8Array, at: number, size: number): boolean {
  for (let i = at; i < at + size; i++) if (bytes[i] !== 0) return false
  return true
}

/** A SID item that is cut off says nothing. */
function sidOf(reader: PayloadReader): string {
  const { bytes, view, at, end } = reader
  const parts = Math.min(bytes[at + 1] ?? 0, Math.floor((end - at - 8) / 4))
  let text = `S-${bytes[at]}-${view.getUint16(at + 2, false) * 2 ** 32 + view.getUint32(at + 4, false)}`
  for (let i = 0; i < parts; i++) text += `-${view.getUint32(at + 8 + i * 4, true)}`
  return text
}
