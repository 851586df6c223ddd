import type { EventClass, EventRow } from '../../facts/event.ts'
import { jsonText } from '../../facts/jsonText.ts'
import { ParseError } from '../byteReader.ts'
import type { EventDecoder } from './eventDescription.ts'
import { headKey, headOf } from './eventHead.ts'
import { type ExtendedItems, readExtendedItems } from './extendedItems.ts'
import { extensionJson, kernelClass, readKernelRecord } from './kernelRecord.ts'
import { isManifestEvent } from './manifestScan.ts'
import type { ManifestTable } from './manifestTable.ts'
import { PayloadReader, utf8Text } from './payloadReader.ts'
import type { FoundEvent } from './processorStream.ts'
import { type KnownSchema, SchemaCache, traceLoggingClass } from './schemaCache.ts'
import type { Schema } from './traceLoggingSchema.ts'
import { guidText, hexText, sidOf } from './valueJson.ts'
import { readWppMessage } from './wppMessage.ts'

type MutableRow = { -readonly [K in keyof EventRow]: EventRow[K] }

/** An event that was read, and why its payload was not where it could have been. */
export interface ReadEvent {
  readonly event: EventRow
  readonly damage?: ParseError
}

/** A class of events of a manifest, with what decodes them where the trace says how. */
interface ManifestClass {
  readonly raw: EventClass
  readonly decoder?: EventDecoder
  readonly decoded: EventClass
}

/** Makes rows of the events of one trace; schemas, names and classes are kept, for a trace has few of them and many events. */
export class EventRows {
  readonly #timeOf: (raw: bigint) => bigint | undefined
  readonly #manifestsOf: () => ManifestTable
  readonly #schemas = new SchemaCache()
  readonly #classes = new Map<string, EventClass>()
  readonly #manifestClasses = new Map<string, ManifestClass>()
  readonly #payload = new PayloadReader()
  #manifests: ManifestTable | undefined

  /** `manifestsOf` is asked once, when the first event comes that needs a manifest. */
  constructor(timeOf: (raw: bigint) => bigint | undefined, manifestsOf: () => ManifestTable) {
    this.#timeOf = timeOf
    this.#manifestsOf = manifestsOf
  }

  read(found: FoundEvent): ReadEvent {
    switch (found.layout.kind) {
      case 'manifest':
        return this.#readEventHeader(found)
      case 'wpp':
        return { event: this.#readMessage(found) }
      case 'classic':
      case 'instance':
        return { event: this.#readClassic(found) }
      case 'errorMarker':
        return { event: this.#rowOf(found, this.#errorClass, found.at + found.layout.headerSize) }
      default:
        return { event: this.#readKernel(found) }
    }
  }

  /** EVENT_HEADER events: TraceLogging where they bring their schema, else of a manifest. */
  #readEventHeader(found: FoundEvent): ReadEvent {
    const { buffer, at, layout, size } = found
    const items = readExtendedItems(buffer.view, at, layout.headerSize, at + size)
    if (items === undefined) {
      const damage = new ParseError('event.extendedItems', found.place.offset + at, 'the chain of extended items is damaged')
      return { event: this.#rowOf(found, this.#manifestClass(found).raw, at + layout.headerSize), damage }
    }
    if (items.schemaAt < 0) return { event: this.#withItems(found, items, this.#readManifestEvent(found, items.payloadAt)) }
    const known = this.#schemas.find(buffer.bytes.subarray(items.schemaAt, items.schemaAt + items.schemaSize))
    if (known.schema !== undefined) return this.#readTraceLogging(found, items, known, known.schema)
    const damage = new ParseError('event.schema', found.place.offset + at, 'the event’s own description is damaged')
    return this.#undecoded(found, items, known, damage)
  }

  #readTraceLogging(found: FoundEvent, items: ExtendedItems, known: KnownSchema, schema: Schema): ReadEvent {
    const { buffer, at, layout, size } = found
    this.#payload.open(buffer.bytes, buffer.view, items.payloadAt, at + size, { pointerSize: layout.pointerSize, size })
    try {
      const data = schema.readData(this.#payload)
      const row = this.#rowOf(found, traceLoggingClass(known, buffer, at, items, true), -1)
      row.data = data
      return { event: this.#withItems(found, items, row) }
    } catch (error) {
      if (!(error instanceof ParseError)) throw error
      const damage = new ParseError(error.field, found.place.offset + error.offset, error.message.replace(/^.*?: /, ''))
      return this.#undecoded(found, items, known, damage)
    }
  }

  #undecoded(found: FoundEvent, items: ExtendedItems, known: KnownSchema, damage: ParseError): ReadEvent {
    const eventClass = traceLoggingClass(known, found.buffer, found.at, items, false)
    return { event: this.#withItems(found, items, this.#rowOf(found, eventClass, items.payloadAt)), damage }
  }

  /** Decoded where the trace carries the manifest: EventSource writes it, and so does the tool that merges a trace. */
  #readManifestEvent(found: FoundEvent, payloadAt: number): MutableRow {
    const { buffer, at, layout, size } = found
    const known = this.#manifestClass(found)
    if (isManifestEvent(buffer.view, at)) {
      const row = this.#rowOf(found, known.decoded, -1)
      row.data = manifestChunkJson(buffer.bytes.subarray(payloadAt, at + size)) ?? row.data
      if (row.data !== '{}') return row
    }
    if (known.decoder !== undefined) {
      this.#payload.open(buffer.bytes, buffer.view, payloadAt, at + size, { pointerSize: layout.pointerSize, size })
      const decoded = known.decoder.read(this.#payload)
      if (decoded !== undefined) {
        const row = this.#rowOf(found, known.decoded, -1)
        row.data = decoded.data
        if (decoded.message !== undefined) row.message = decoded.message
        return row
      }
    }
    return this.#rowOf(found, known.raw, payloadAt)
  }

  #manifestClass({ buffer, at }: FoundEvent): ManifestClass {
    const key = headKey(buffer.view, at)
    const known = this.#manifestClasses.get(key)
    if (known !== undefined) return known
    this.#manifests ??= this.#manifestsOf()
    const head = { source: 'etl', kind: 'manifest', ...headOf(buffer.view, buffer.bytes, at) } as const
    const decoder = this.#manifests.find(head.providerId ?? '', head.eventId ?? 0, head.version ?? 0)
    const { provider, name, channel } = decoder?.description ?? { name: isManifestEvent(buffer.view, at) ? 'ManifestData' : undefined }
    const named = {
      ...head,
      ...(provider !== undefined && { provider }),
      ...(name !== undefined && { name }),
      ...(channel !== undefined && { channel }),
    }
    const made = { raw: { ...named, decoded: false }, decoded: { ...named, decoded: true }, ...(decoder !== undefined && { decoder }) }
    this.#manifestClasses.set(key, made)
    return made
  }

  /** EVENT_TRACE_HEADER: the GUID is that of the event's class. */
  #readClassic(found: FoundEvent): EventRow {
    const { buffer, at, layout } = found
    const { view, bytes } = buffer
    const opcode = view.getUint8(at + 4)
    const level = view.getUint8(at + 5)
    const version = view.getUint16(at + 6, true)
    const providerId = guidText(bytes, at + 0x18)
    const { kind } = layout
    const eventClass = this.#shared(`c|${kind}|${providerId}|${opcode}|${level}|${version}`, () => ({
      source: 'etl',
      kind,
      providerId,
      version,
      level,
      opcode,
      decoded: false,
    }))
    return this.#rowOf(found, eventClass, at + layout.headerSize)
  }

  /** Kernel events name their class by a group. */
  #readKernel(found: FoundEvent): EventRow {
    const { buffer, at, layout, size } = found
    const record = readKernelRecord(buffer.view, at, layout.headerSize)
    const data = extensionJson(record, buffer.view, at + size)
    const decoded = data !== undefined
    const eventClass = this.#shared(`k|${layout.kind}|${record.group}|${record.opcode}|${record.version}|${decoded}`, () =>
      kernelClass(layout.kind, record, decoded),
    )
    const row = this.#rowOf(found, eventClass, decoded ? -1 : record.payloadAt)
    if (decoded) row.data = data
    return row
  }

  readonly #errorClass: EventClass = { source: 'etl', kind: 'errorMarker', decoded: false }

  #readMessage(found: FoundEvent): EventRow {
    const { buffer, at, layout, size } = found
    const message = readWppMessage(buffer.view, at, at + size)
    const providerId = message === undefined || message.guidAt < 0 ? undefined : guidText(buffer.bytes, message.guidAt)
    const eventClass = this.#shared(`w|${providerId}|${message?.number}`, () => ({
      source: 'etl',
      kind: 'wpp',
      ...(providerId !== undefined && { providerId }),
      ...(message !== undefined && { eventId: message.number }),
      decoded: false,
    }))
    const row = this.#rowOf(found, eventClass, message?.payloadAt ?? at + layout.headerSize)
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
  #rowOf({ buffer, place, at, layout, size, raw }: FoundEvent, eventClass: EventClass, payloadAt: number): MutableRow {
    const row: MutableRow = {
      class: eventClass,
      time: raw === undefined ? undefined : this.#timeOf(raw),
      // Of an event in a compressed buffer the place in the file is that of the buffer.
      place: place.isCompressed ? place.offset : place.offset + at,
      length: place.isCompressed ? place.size : size,
      data: payloadAt < 0 || payloadAt >= at + size ? '{}' : `{"payload":"${hexText(buffer.bytes.subarray(payloadAt, at + size))}"}`,
    }
    if (layout.idsAt >= 0) setIds(row, buffer.view, at + layout.idsAt)
    return row
  }

  #withItems({ buffer, at }: FoundEvent, items: ExtendedItems, row: MutableRow): EventRow {
    const { bytes, view } = buffer
    if (!isZero(bytes, at + 0x40, 16)) row.activityId = guidText(bytes, at + 0x40)
    if (items.relatedAt >= 0) row.relatedActivityId = guidText(bytes, items.relatedAt)
    const { sidAt, sidSize } = items
    // What is cut off is no SID.
    const parts = bytes[sidAt + 1] ?? 0
    if (sidAt >= 0 && sidSize >= SID_HEAD + 4 * parts) row.userSid = sidOf(view, sidAt, parts)
    return row
  }
}

const SID_HEAD = 8
/** 0xFFFFFFFF is how the kernel says that it does not know. */
const UNKNOWN_ID = 0xffffffff

function setIds(row: MutableRow, view: DataView, at: number): void {
  const tid = view.getUint32(at, true)
  const pid = view.getUint32(at + 4, true)
  if (tid !== UNKNOWN_ID) row.tid = tid
  if (pid !== UNKNOWN_ID) row.pid = pid
}

function isZero(bytes: Uint8Array, at: number, size: number): boolean {
  for (let i = at; i < at + size; i++) if (bytes[i] !== 0) return false
  return true
}

const CHUNK_HEAD = 8

/** The event in which a source writes its manifest, or a part of it. Layout: ManifestEnvelope of EventSource. */
function manifestChunkJson(payload: Uint8Array): string | undefined {
  if (payload.length < CHUNK_HEAD) return undefined
  const [format, major, minor] = payload
  const word = (at: number): number => (payload[at] ?? 0) | ((payload[at + 1] ?? 0) << 8)
  const head = `"Format":${format},"MajorVersion":${major},"MinorVersion":${minor},"TotalChunks":${word(4)},"ChunkNumber":${word(6)}`
  return `{${head},"Manifest":${jsonText(utf8Text(payload.subarray(CHUNK_HEAD)))}}`
}
