import { ByteSink } from '../byteSink.ts'
import { guidBytes } from '../windowsValues.ts'
import type {
  ClassicEvent,
  ErrorMarkerEvent,
  EtlEvent,
  EtlPayload,
  ExtendedItem,
  KernelEvent,
  ManifestEvent,
  TraceLoggingEvent,
  TraceProvider,
  WppEvent,
} from './etlEvent.ts'
import { providerGuid } from './providerGuid.ts'
import { fieldShape, writeFieldSchema, writeFieldValue, writeTag, writeTraceValue } from './traceField.ts'

export type PointerSize = 4 | 8

/** Where the events of a session go: pointer size and the raw stamp of an event's time. */
export interface EventTarget {
  readonly sink: ByteSink
  readonly pointerSize: PointerSize
  readonly raw: (time: bigint) => bigint
}

/** Top byte of the marker, and header types by pointer size. */
const MARKER = 0xc0
const WPP_MARKER = 0x90
const headerTypes = {
  system: { 4: 0x01, 8: 0x02 },
  compact: { 4: 0x03, 8: 0x04 },
  classic: { 4: 0x0a, 8: 0x14 },
  instance: { 4: 0x0b, 8: 0x15 },
  errorMarker: { 4: 0x0d, 8: 0x0d },
  perfInfo: { 4: 0x10, 8: 0x11 },
  event: { 4: 0x12, 8: 0x13 },
} as const

/** Extended data items that are written here. */
const RELATED_ACTIVITY = 1
const SCHEMA = 11
const TRAITS = 12
const HAS_EXTENDED = 1
const TRACE_LOGGING_CHANNEL = 11
const PROVIDER_GROUP = 1
const NO_GUID = '00000000-0000-0000-0000-000000000000'

/** Writes one event without padding behind it. Throws RangeError where it is longer than its size can say. */
export function writeEtlEvent(target: EventTarget, event: EtlEvent): void {
  const start = target.sink.length
  switch (event.kind) {
    case 'traceLogging':
      writeTraceLogging(target, event)
      break
    case 'manifest':
      writeManifest(target, event)
      break
    case 'classic':
      writeClassic(target, event)
      break
    case 'wpp':
      writeWpp(target, event)
      break
    case 'errorMarker':
      writeErrorMarker(target, event)
      break
    default:
      writeKernel(target, event)
  }
  const size = target.sink.length - start
  if (size > 0xffff) throw new RangeError(`an event of ${size} bytes is longer than its header can say`)
  const kernel = event.kind === 'system' || event.kind === 'compact' || event.kind === 'perfInfo'
  target.sink.patchU16(kernel ? start + 4 : start, size)
}

function writePayload(sink: ByteSink, payload: EtlPayload): void {
  if (payload instanceof Uint8Array) sink.bytes(payload)
  else for (const value of payload) writeTraceValue(sink, value)
}

/** EVENT_HEADER (0x50 bytes) and the chain of extended items behind it. */
function writeHeader(target: EventTarget, event: ManifestEvent | TraceLoggingEvent, items: readonly ExtendedItem[]): void {
  const { sink } = target
  const isManifest = event.kind === 'manifest'
  sink.u16(0)
  sink.u8(headerTypes.event[target.pointerSize])
  sink.u8(MARKER)
  sink.u16(items.length > 0 ? HAS_EXTENDED : 0)
  sink.u16(0)
  sink.u32(event.tid)
  sink.u32(event.pid)
  sink.u64(target.raw(event.time))
  sink.bytes(isManifest ? guidBytes(event.providerId) : providerBytes(event.provider))
  sink.u16(isManifest ? event.eventId : 0)
  sink.u8(isManifest ? (event.version ?? 0) : 0)
  sink.u8(event.channel ?? (isManifest ? 0 : TRACE_LOGGING_CHANNEL))
  sink.u8(event.level ?? 0)
  sink.u8(event.opcode ?? 0)
  sink.u16(event.task ?? 0)
  sink.u64(event.keyword ?? 0n)
  sink.zeros(8)
  sink.bytes(guidBytes(event.activityId ?? NO_GUID))
  for (const [i, item] of items.entries()) writeItem(sink, item, i < items.length - 1)
}

function writeItem(sink: ByteSink, { type, data }: ExtendedItem, more: boolean): void {
  const start = sink.length
  sink.u16((8 + data.length + 7) & ~7)
  sink.u16(type)
  sink.u16(more ? 1 : 0)
  sink.u16(data.length)
  sink.bytes(data)
  sink.alignTo(8, start)
}

const commonItems = ({ relatedActivityId, extended = [] }: ManifestEvent | TraceLoggingEvent): readonly ExtendedItem[] =>
  relatedActivityId === undefined
    ? extended
    : [{ type: RELATED_ACTIVITY, data: Uint8Array.from(guidBytes(relatedActivityId)) }, ...extended]

function writeManifest(target: EventTarget, event: ManifestEvent): void {
  writeHeader(target, event, commonItems(event))
  writePayload(target.sink, event.payload)
}

function writeTraceLogging(target: EventTarget, event: TraceLoggingEvent): void {
  const items = [...commonItems(event), { type: TRAITS, data: traitsOf(event.provider) }, { type: SCHEMA, data: schemaOf(event) }]
  writeHeader(target, event, items)
  for (const field of event.fields) writeFieldValue(target.sink, field)
}

/** A blob whose first word is its own size. */
function sized(write: (sink: ByteSink) => void): Uint8Array {
  const sink = new ByteSink()
  sink.u16(0)
  write(sink)
  if (sink.length > 0xffff) throw new RangeError(`a description of ${sink.length} bytes is longer than its size can say`)
  sink.patchU16(0, sink.length)
  return sink.view().slice()
}

function remember<V>(known: Map<string, V>, key: string, make: () => V): V {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

const providers = new Map<string, readonly number[]>()
const providerBytes = ({ id, name }: TraceProvider): readonly number[] =>
  remember(providers, id ?? `name ${name}`, () => guidBytes(id ?? providerGuid(name)))

const traits = new Map<string, Uint8Array>()
const traitsOf = ({ name, group }: TraceProvider): Uint8Array =>
  remember(traits, `${group} ${name}`, () =>
    sized((sink) => {
      sink.utf8(name)
      sink.u8(0)
      if (group === undefined) return
      sink.u16(19)
      sink.u8(PROVIDER_GROUP)
      sink.bytes(guidBytes(group))
    }),
  )

const schemas = new Map<string, Uint8Array>()
function schemaOf({ name, tag = 0, fields }: TraceLoggingEvent): Uint8Array {
  let shape = JSON.stringify([name, tag])
  for (const field of fields) shape += fieldShape(field)
  return remember(schemas, shape, () =>
    sized((sink) => {
      writeTag(sink, tag)
      sink.utf8(name)
      sink.u8(0)
      for (const field of fields) writeFieldSchema(sink, field)
    }),
  )
}

function writeClassic(target: EventTarget, event: ClassicEvent): void {
  const { sink } = target
  const { instance } = event
  sink.u16(0)
  sink.u8(headerTypes[instance === undefined ? 'classic' : 'instance'][target.pointerSize])
  sink.u8(MARKER)
  sink.u8(event.opcode)
  sink.u8(event.level ?? 0)
  sink.u16(event.version ?? 0)
  sink.u32(event.tid)
  sink.u32(event.pid)
  sink.u64(target.raw(event.time))
  sink.bytes(guidBytes(event.classId))
  sink.zeros(8)
  if (instance !== undefined) {
    sink.u32(instance.id)
    sink.u32(instance.parentId)
    sink.bytes(guidBytes(instance.parentClass))
  }
  writePayload(sink, event.payload)
}

function writeKernel(target: EventTarget, event: KernelEvent): void {
  const { sink } = target
  sink.u16(event.version ?? 0)
  sink.u8(headerTypes[event.kind][target.pointerSize])
  sink.u8(MARKER)
  sink.u16(0)
  sink.u8(event.type)
  sink.u8(event.group)
  if (event.kind !== 'perfInfo') {
    sink.u32(event.tid)
    sink.u32(event.pid)
  }
  sink.u64(target.raw(event.time))
  if (event.kind === 'system') sink.zeros(8)
  writePayload(sink, event.payload)
}

function writeWpp(target: EventTarget, event: WppEvent): void {
  const { sink } = target
  const { sequence, messageId, component, timed = true, thread } = event
  const flags = [sequence, messageId, component, timed || undefined, undefined, thread]
  const bits = flags.reduce<number>((sum, part, bit) => sum | (part === undefined ? 0 : 1 << bit), 0)
  sink.u16(0)
  sink.u8(0)
  sink.u8(WPP_MARKER)
  sink.u16(event.message)
  sink.u16(bits | (target.pointerSize === 8 ? 0x80 : 0x40))
  if (sequence !== undefined) sink.u32(sequence)
  if (messageId !== undefined) sink.bytes(guidBytes(messageId))
  else if (component !== undefined) sink.u32(component)
  if (timed) sink.u64(target.raw(event.time))
  if (thread !== undefined) {
    sink.u32(thread.tid)
    sink.u32(thread.pid)
  }
  writePayload(sink, event.payload)
}

/** Its layout is not published: the size, the marker, and what follows. */
function writeErrorMarker({ sink, pointerSize }: EventTarget, event: ErrorMarkerEvent): void {
  sink.u16(0)
  sink.u8(headerTypes.errorMarker[pointerSize])
  sink.u8(MARKER)
  writePayload(sink, event.payload)
}
