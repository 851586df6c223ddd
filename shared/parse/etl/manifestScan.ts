import type { ByteSource } from '../byteSource.ts'
import { BUFFER_HEADER_SIZE } from './bufferHeader.ts'
import type { BufferList } from './bufferList.ts'
import { type EventDecoder, type EventDescription, eventDecoder } from './eventDescription.ts'
import { alignedSize, type EventLayout, eventLayout } from './eventHeader.ts'
import { readManifestXml } from './eventSourceManifest.ts'
import { readExtendedItems } from './extendedItems.ts'
import { type LoadedBuffer, loadBuffer } from './loadBuffer.ts'
import { readTraceEventInfo } from './traceEventInfo.ts'
import { guidText } from './valueJson.ts'

/** The event in which a .NET EventSource writes its manifest: id and task, and opcode. */
const MANIFEST_EVENT = { id: 0xfffe, opcode: 0xfe, magic: 0x5b, format: 1, head: 8 } as const
/** Class and opcode of what KernelTraceControl adds when it merges a trace. Source: notes of the format, section 2.2. */
const METADATA = { classId: 'bbccf6c1-6cd1-48c4-80ff-839482e37671', firstWord: 0xbbccf6c1, eventInfo: 32 } as const
/** Bytes of manifests that one trace may have. */
const MOST_MANIFEST_BYTES = 8 << 20
const MOST_DESCRIPTIONS = 50_000

/** Whether an EVENT_HEADER event is part of a manifest. */
export const isManifestEvent = (view: DataView, at: number): boolean =>
  view.getUint16(at + 0x28, true) === MANIFEST_EVENT.id &&
  view.getUint8(at + 0x2d) === MANIFEST_EVENT.opcode &&
  view.getUint16(at + 0x2e, true) === MANIFEST_EVENT.id

/** The decoders of a trace's manifest events, by provider, id and version. */
export type ManifestTable = ReadonlyMap<string, EventDecoder>

export const manifestKey = (providerId: string, eventId: number, version: number): string => `${providerId} ${eventId} ${version}`

/** Goes over all events for the manifests that the trace carries: often they come after the events that they describe. */
export function scanManifests(source: ByteSource, buffers: BufferList): ManifestTable {
  const scan = new Scan()
  for (let i = 0; i < buffers.count; i++) {
    const place = buffers.at(i)
    if (place === undefined) break
    const buffer = loadBuffer(source, place)
    for (let at = BUFFER_HEADER_SIZE; ; ) {
      const layout = eventLayout(buffer.view, at, buffer.end)
      if (layout === undefined) break
      const size = buffer.view.getUint16(at + layout.sizeAt, true)
      scan.look(buffer, layout, at, size)
      at += alignedSize(size)
    }
  }
  return scan.table
}

interface OpenManifest {
  readonly head: string
  readonly chunks: (Uint8Array | undefined)[]
  missing: number
}

class Scan {
  readonly table = new Map<string, EventDecoder>()
  readonly #open = new Map<string, OpenManifest>()
  #left = MOST_MANIFEST_BYTES

  look(buffer: LoadedBuffer, layout: EventLayout, at: number, size: number): void {
    const { view, bytes } = buffer
    if (layout.kind === 'classic') {
      if (view.getUint8(at + 4) !== METADATA.eventInfo || view.getUint32(at + 0x18, true) !== METADATA.firstWord) return
      if (guidText(bytes, at + 0x18) !== METADATA.classId) return
      const description = readTraceEventInfo(bytes.subarray(at + layout.headerSize, at + size))
      if (description !== undefined) this.#describe(description)
    } else if (layout.kind === 'manifest' && isManifestEvent(view, at)) this.#addChunk(buffer, layout, at, size)
  }

  /** Format, version, magic, how many chunks and which; then its bytes. Layout: ManifestEnvelope of EventSource, notes, section 6. */
  #addChunk({ view, bytes }: LoadedBuffer, layout: EventLayout, at: number, size: number): void {
    const start = readExtendedItems(view, at, layout.headerSize, at + size)?.payloadAt ?? at + size
    const end = at + size
    if (start + MANIFEST_EVENT.head > end) return
    if (view.getUint8(start) !== MANIFEST_EVENT.format || view.getUint8(start + 3) !== MANIFEST_EVENT.magic) return
    const total = view.getUint16(start + 4, true)
    const number = view.getUint16(start + 6, true)
    const length = end - start - MANIFEST_EVENT.head
    if (number >= total || length > this.#left) return
    this.#left -= length
    const writer = `${guidText(bytes, at + 0x18)} ${view.getUint32(at + 8, true)} ${view.getUint32(at + 12, true)}`
    const head = `${view.getUint32(start, true)} ${total}`
    let open = this.#open.get(writer)
    if (number === 0 || open === undefined || open.head !== head) {
      open = { head, chunks: [], missing: total }
      this.#open.set(writer, open)
    }
    if (open.chunks[number] === undefined) open.missing--
    open.chunks[number] = bytes.slice(start + MANIFEST_EVENT.head, end)
    if (open.missing > 0) return
    this.#open.delete(writer)
    for (const description of readManifestXml(joined(open.chunks))) this.#describe(description)
  }

  /** The first description of an event stays. */
  #describe(description: EventDescription): void {
    const key = manifestKey(description.providerId, description.eventId, description.version)
    if (this.table.has(key) || this.table.size >= MOST_DESCRIPTIONS) return
    const decoder = eventDecoder(description)
    if (decoder !== undefined) this.table.set(key, decoder)
  }
}

function joined(chunks: readonly (Uint8Array | undefined)[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + (chunk?.length ?? 0), 0))
  let at = 0
  for (const chunk of chunks) {
    if (chunk === undefined) continue
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
