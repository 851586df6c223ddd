import { crc32 } from './crc32.ts'
import { CHUNK_HEADER_SIZE, type EvtxChunk } from './evtxChunk.ts'

const RECORD_MAGIC = 0x00002a2a
const SMALLEST_RECORD = 28
/** Records start on multiples of this. */
const ALIGNMENT = 8

export interface ChunkHeader {
  /** Where the free space starts. */
  readonly freeSpace: number
  readonly isHeaderRight: boolean
  readonly isDataRight: boolean
}

/** Whether a block starts with the magic of a chunk, `ElfChnk` and NUL. */
export const isChunk = ({ bytes, view }: EvtxChunk): boolean =>
  bytes.length >= CHUNK_HEADER_SIZE && view.getUint32(0, true) === 0x43666c45 && view.getUint32(4, true) === 0x006b6e68

/** Id of the first record, as the header of a chunk says. */
export const readFirstId = ({ view }: EvtxChunk): bigint => view.getBigUint64(24, true)

/** Reads the header of a chunk. Layout: libevtx documentation, "Chunk header". */
export function readChunkHeader({ bytes, view }: EvtxChunk): ChunkHeader {
  const freeSpace = Math.min(Math.max(view.getUint32(48, true), CHUNK_HEADER_SIZE), bytes.length)
  return {
    freeSpace,
    isHeaderRight: view.getUint32(124, true) === crc32(bytes, [0, 120], [128, CHUNK_HEADER_SIZE]),
    isDataRight: view.getUint32(52, true) === crc32(bytes, [CHUNK_HEADER_SIZE, freeSpace]),
  }
}

/** A record's place in its chunk. */
export interface RecordPlace {
  readonly start: number
  readonly end: number
}

/** The record that starts at a place, by magic, size and the size's copy at its end; undefined where there is none. */
export function recordAt({ view, bytes }: EvtxChunk, start: number): RecordPlace | undefined {
  if (start + SMALLEST_RECORD > bytes.length || view.getUint32(start, true) !== RECORD_MAGIC) return undefined
  const size = view.getUint32(start + 4, true)
  const end = start + size
  if (size < SMALLEST_RECORD || end > bytes.length || view.getUint32(end - 4, true) !== size) return undefined
  return { start, end }
}

/** The record that starts at a place by its magic and size, though the copy of the size at its end is another. */
export function tornRecordAt({ view, bytes }: EvtxChunk, start: number): RecordPlace | undefined {
  if (start + SMALLEST_RECORD > bytes.length || view.getUint32(start, true) !== RECORD_MAGIC) return undefined
  const end = start + view.getUint32(start + 4, true)
  return end < start + SMALLEST_RECORD || end > bytes.length || view.getUint32(end - 4, true) === end - start ? undefined : { start, end }
}

/** Records that stand in a range of a chunk, wherever they start: how what lies behind damage is found. */
export function* scanRecords(chunk: EvtxChunk, from: number, to: number): Generator<RecordPlace, void> {
  for (let at = from + ((ALIGNMENT - (from % ALIGNMENT)) % ALIGNMENT); at + SMALLEST_RECORD <= to; ) {
    const found = recordAt(chunk, at)
    if (found !== undefined) yield found
    at = found === undefined ? at + ALIGNMENT : found.end + ((ALIGNMENT - (found.end % ALIGNMENT)) % ALIGNMENT)
  }
}
