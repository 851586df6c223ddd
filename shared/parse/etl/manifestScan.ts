import type { ByteSource } from '../byteSource.ts'
import { BUFFER_HEADER_SIZE } from './bufferHeader.ts'
import type { BufferList } from './bufferList.ts'
import { alignedSize, type EventLayout, eventLayout } from './eventHeader.ts'
import { readManifestXml } from './eventSourceManifest.ts'
import { readExtendedItems } from './extendedItems.ts'
import { type LoadedBuffer, loadBuffer } from './loadBuffer.ts'
import { ManifestTable } from './manifestTable.ts'
import { sumOf } from './schemaCache.ts'
import { readTraceEventInfo } from './traceEventInfo.ts'
import { guidText } from './valueJson.ts'

/** The event in which a .NET EventSource writes its manifest: id and task, and opcode. */
const MANIFEST_EVENT = { id: 0xfffe, opcode: 0xfe, magic: 0x5b, format: 1, head: 8 } as const
/** Class and opcode of what KernelTraceControl adds when it merges a trace. Source: notes of the format, section 2.2. */
const METADATA = { classId: 'bbccf6c1-6cd1-48c4-80ff-839482e37671', firstWord: 0xbbccf6c1, eventInfo: 32 } as const
/** Bytes of different manifests that one trace may have. */
const MOST_MANIFEST_BYTES = 4 << 20
/** Bytes and writers of manifests whose end has not come yet. */
const MOST_OPEN_BYTES = 4 << 20
const MOST_OPEN = 1000

/** Whether an EVENT_HEADER event is part of a manifest. */
export const isManifestEvent = (view: DataView, at: number): boolean =>
  view.getUint16(at + 0x28, true) === MANIFEST_EVENT.id &&
  view.getUint8(at + 0x2d) === MANIFEST_EVENT.opcode &&
  view.getUint16(at + 0x2e, true) === MANIFEST_EVENT.id

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
  readonly total: number
  /** By their numbers: a hostile one may have nothing but its last. */
  readonly chunks: Map<number, Uint8Array>
}

class Scan {
  readonly table = new ManifestTable()
  readonly #open = new Map<string, OpenManifest>()
  /** Sums of those that were read: every process that starts a source writes its manifest again. */
  readonly #read = new Set<string>()
  #openBytes = 0
  #left = MOST_MANIFEST_BYTES

  look(buffer: LoadedBuffer, layout: EventLayout, at: number, size: number): void {
    const { view, bytes } = buffer
    if (layout.kind === 'classic') {
      if (view.getUint8(at + 4) !== METADATA.eventInfo || view.getUint32(at + 0x18, true) !== METADATA.firstWord) return
      if (guidText(bytes, at + 0x18) !== METADATA.classId) return
      const description = readTraceEventInfo(bytes.subarray(at + layout.headerSize, at + size))
      if (description !== undefined) this.table.add(description)
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
    const chunk = bytes.subarray(start + MANIFEST_EVENT.head, end)
    if (number >= total || this.#openBytes + chunk.length > MOST_OPEN_BYTES) return
    const writer = `${guidText(bytes, at + 0x18)} ${view.getUint32(at + 8, true)} ${view.getUint32(at + 12, true)}`
    const open = this.#openOf(writer, `${view.getUint32(start, true)} ${total}`, total, number === 0)
    if (open === undefined) return
    this.#openBytes += chunk.length - (open.chunks.get(number)?.length ?? 0)
    open.chunks.set(number, chunk.slice())
    if (open.chunks.size < open.total) return
    this.#close(writer)
    this.#readManifest(joined(open.chunks, total))
  }

  /** What a writer has begun; begun anew by a first chunk, or by one of another manifest. */
  #openOf(writer: string, head: string, total: number, isFirst: boolean): OpenManifest | undefined {
    const known = this.#open.get(writer)
    if (known?.head === head && !isFirst) return known
    this.#close(writer)
    if (this.#open.size >= MOST_OPEN) return undefined
    const made = { head, total, chunks: new Map<number, Uint8Array>() }
    this.#open.set(writer, made)
    return made
  }

  #close(writer: string): void {
    for (const chunk of this.#open.get(writer)?.chunks.values() ?? []) this.#openBytes -= chunk.length
    this.#open.delete(writer)
  }

  #readManifest(xml: Uint8Array): void {
    const sum = `${xml.length} ${sumOf(xml)}`
    if (xml.length > this.#left || this.#read.has(sum)) return
    this.#left -= xml.length
    this.#read.add(sum)
    for (const description of readManifestXml(xml)) this.table.add(description)
  }
}

function joined(chunks: ReadonlyMap<number, Uint8Array>, total: number): Uint8Array {
  const all = new Uint8Array([...chunks.values()].reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (let number = 0; number < total; number++) {
    const chunk = chunks.get(number)
    if (chunk === undefined) continue
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
