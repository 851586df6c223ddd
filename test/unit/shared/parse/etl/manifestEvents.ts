import type { ClassicEvent, EtlPayload, ManifestEvent } from '../../../../../shared/scenarios/encoders/etl/etlEvent.ts'

/** Events in which a trace carries manifests, and events that need them, as tests want them: right or wrong. */
export const TIME = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n
export const PROVIDER = '6f1c2a44-0b6d-4c63-9d0e-58c1ddc3f9aa'
export const writer = { pid: 1, tid: 2 }

/** Bytes of a manifest in one event: what is left beside headers of 64 KiB. */
const CHUNK = 60_000

/** The events in which a .NET EventSource writes its manifest. */
export function sourceManifest(xml: string, more: Partial<ManifestEvent> = {}, chunk = CHUNK): ManifestEvent[] {
  const bytes = new TextEncoder().encode(xml)
  const total = Math.max(1, Math.ceil(bytes.length / chunk))
  return Array.from({ length: total }, (_, number) =>
    manifestChunk(total, number, bytes.subarray(number * chunk, (number + 1) * chunk), more),
  )
}

export function manifestChunk(total: number, number: number, bytes: Uint8Array, more: Partial<ManifestEvent> = {}): ManifestEvent {
  const payload = new Uint8Array(8 + bytes.length)
  payload.set([1, 1, 0, 0x5b, total & 0xff, total >> 8, number & 0xff, number >> 8])
  payload.set(bytes, 8)
  return { kind: 'manifest', providerId: PROVIDER, eventId: 0xfffe, opcode: 0xfe, task: 0xfffe, time: TIME, ...writer, ...more, payload }
}

/** An event of the provider that the manifests here describe. */
export const described = (eventId: number, payload: EtlPayload, more: Partial<ManifestEvent> = {}): ManifestEvent => ({
  kind: 'manifest',
  providerId: PROVIDER,
  eventId,
  time: TIME + 1n,
  ...writer,
  payload,
  ...more,
})

/** A manifest of one provider; `strings` by their ids. */
export function manifestXml(events: string, templates: string, strings: Readonly<Record<string, string>> = {}): string {
  const texts = Object.entries(strings).map(([id, value]) => `<string id="${id}" value="${value}"/>`)
  return [
    '<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"><instrumentation><events>',
    `<provider name="Contoso-Join" guid="{${PROVIDER}}">`,
    `<templates>${templates}</templates><events>${events}</events></provider></events></instrumentation>`,
    `<localization><resources culture="en-US"><stringTable>${texts.join('')}</stringTable></resources></localization>`,
    '</instrumentationManifest>',
  ].join('')
}

/** A property of TRACE_EVENT_INFO: numbers as they are written, the name as text or as an offset. */
export interface InfoProperty {
  readonly name: string | number
  readonly flags?: number
  readonly type: number
  readonly out?: number
  readonly count?: number
  readonly length?: number
}

export interface InfoOptions {
  readonly eventId: number
  readonly message?: string
  readonly topLevel?: number
  /** Bytes behind everything. */
  readonly rest?: number
}

const HEAD = 112
const PROPERTY = 24

/** The event in which the tool that merges a trace puts TRACE_EVENT_INFO of a kind of event. Layout: tdh.h. */
export function eventInfo(properties: readonly InfoProperty[], { eventId, message = '', topLevel, rest = 0 }: InfoOptions): ClassicEvent {
  const texts = [message, ...properties.map(({ name }) => (typeof name === 'string' ? name : ''))]
  const textsAt = HEAD + properties.length * PROPERTY
  const bytes = new Uint8Array(textsAt + texts.reduce((sum, text) => sum + 2 * text.length + 2, 0) + rest)
  const view = new DataView(bytes.buffer)
  const offsets: number[] = []
  let at = textsAt
  for (const text of texts) {
    offsets.push(at)
    for (const unit of text) {
      view.setUint16(at, unit.charCodeAt(0), true)
      at += 2
    }
    at += 2
  }
  writeGuid(view, 0)
  view.setUint16(32, eventId, true)
  if (message !== '') view.setUint32(76, offsets[0] ?? 0, true)
  view.setUint32(100, properties.length, true)
  view.setUint32(104, topLevel ?? properties.length, true)
  for (const [i, { name, flags = 0, type, out = 0, count = 1, length = 0 }] of properties.entries()) {
    const property = HEAD + i * PROPERTY
    view.setUint32(property, flags, true)
    view.setUint32(property + 4, typeof name === 'number' ? name : (offsets[i + 1] ?? 0), true)
    for (const [word, value] of [type, out, 0, 0, count, length].entries()) view.setUint16(property + 8 + word * 2, value, true)
  }
  const classId = 'bbccf6c1-6cd1-48c4-80ff-839482e37671'
  return { kind: 'classic', classId, opcode: 32, time: TIME, ...writer, payload: bytes }
}

function writeGuid(view: DataView, at: number): void {
  const [a = '', b = '', c = '', ...rest] = PROVIDER.split('-')
  view.setUint32(at, Number.parseInt(a, 16), true)
  view.setUint16(at + 4, Number.parseInt(b, 16), true)
  view.setUint16(at + 6, Number.parseInt(c, 16), true)
  for (const [i, pair] of (rest.join('').match(/../g) ?? []).entries()) view.setUint8(at + 8 + i, Number.parseInt(pair, 16))
}
