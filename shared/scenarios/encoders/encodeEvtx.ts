import { encodeText } from './encodeText.ts'
import { crc32 } from './encodeZip.ts'
import { CHUNK_SIZE, EvtxChunk, type EvtxRecord } from './evtx/evtxChunk.ts'
import type { EvtxElement } from './evtx/evtxElement.ts'
import { type BodyForm, type EvtxSystem, eventElement, fragmentForm } from './evtx/evtxSystem.ts'
import { plainElement } from './evtx/plainElement.ts'

const FILE_HEADER = 4096
const FLAG_DIRTY = 1
const FLAG_FULL = 2
const FLAG_NO_CHECKSUMS = 4

export interface EvtxEvent extends EvtxSystem {
  /** Counts on from the record before where it is absent. */
  readonly recordId?: bigint
  /** The record's own time; that of the event where it is absent. */
  readonly written?: bigint
  /** EventData, UserData, RenderingInfo …, in their order. */
  readonly body?: readonly EvtxElement[]
  /** `nested`, as Windows writes, where it is absent; `plain` as in forwarded logs. */
  readonly layout?: BodyForm | 'plain'
}

export interface EvtxLog {
  readonly events: Iterable<EvtxEvent>
  /** 1 where it is absent. */
  readonly firstRecordId?: bigint
  readonly dirty?: boolean
  readonly full?: boolean
  /** What the file's header says instead of the truth: dirty logs name fewer chunks than they have. */
  readonly statedChunks?: number
  /** Chunks in their ring: so many of the newest lie before the oldest. */
  readonly wrapped?: number
  /** Blocks of zeros at the end, as a log has that grew by steps. */
  readonly spareChunks?: number
  /** False: the flag says that there are none, and they are wrong. */
  readonly checksums?: boolean
}

/** An event log of version 3.1: file header, chunks, templates once a chunk. Throws RangeError for an event that no chunk can hold. */
export function encodeEvtx(log: EvtxLog): Uint8Array {
  const chunks = [...evtxChunks(log)]
  const { wrapped = 0, spareChunks = 0 } = log
  const ring = [...chunks.slice(chunks.length - wrapped), ...chunks.slice(0, chunks.length - wrapped)]
  const file = new Uint8Array(FILE_HEADER + (chunks.length + spareChunks) * CHUNK_SIZE)
  const last = chunks.at(-1)
  const next = last === undefined ? (log.firstRecordId ?? 1n) : new DataView(last.buffer, last.byteOffset).getBigUint64(32, true) + 1n
  file.set(evtxFileHeader(log, chunks.length, next))
  for (const [i, chunk] of ring.entries()) file.set(chunk, FILE_HEADER + i * CHUNK_SIZE)
  return file
}

/** The chunks alone, one after the other: how a log is written that is larger than memory. */
export function* evtxChunks({ events, firstRecordId = 1n, checksums = true }: EvtxLog): Generator<Uint8Array, void> {
  let next = firstRecordId
  let written = 0
  let chunk = new EvtxChunk(1n)
  for (const event of events) {
    const record = recordOf(event, event.recordId ?? next)
    next = record.id + 1n
    if (!chunk.add(record)) {
      if (chunk.records > 0) yield chunk.finish(checksums)
      chunk = new EvtxChunk(BigInt(written) + 1n)
      if (!chunk.add(record)) throw new RangeError(`record ${record.id} is larger than a chunk`)
    }
    written++
  }
  if (chunk.records > 0) yield chunk.finish(checksums)
}

function recordOf(event: EvtxEvent, id: bigint): EvtxRecord {
  const { layout = 'nested', body = [], written = event.time } = event
  const root = eventElement(event, id, body, layout === 'nested' ? 'nested' : 'flat')
  return { id, written, root: layout === 'plain' ? plainElement(root) : root, form: fragmentForm(layout) }
}

/** The first 4096 bytes of a file with so many chunks, whose next record would be `nextRecordId`. */
export function evtxFileHeader(log: EvtxLog, chunks: number, nextRecordId: bigint): Uint8Array {
  const header = new Uint8Array(FILE_HEADER)
  const view = new DataView(header.buffer)
  const { wrapped = 0, checksums = true } = log
  header.set(encodeText('ElfFile\0', 'utf-8'))
  view.setBigUint64(8, BigInt(wrapped), true)
  view.setBigUint64(16, BigInt(wrapped > 0 ? wrapped - 1 : Math.max(0, chunks - 1)), true)
  view.setBigUint64(24, nextRecordId, true)
  view.setUint32(32, 128, true)
  view.setUint16(36, 1, true)
  view.setUint16(38, 3, true)
  view.setUint16(40, FILE_HEADER, true)
  view.setUint16(42, log.statedChunks ?? chunks, true)
  const flags = (log.dirty === true ? FLAG_DIRTY : 0) | (log.full === true ? FLAG_FULL : 0) | (checksums ? 0 : FLAG_NO_CHECKSUMS)
  view.setUint32(120, flags, true)
  if (checksums) view.setUint32(124, crc32(header.subarray(0, 120)), true)
  return header
}
