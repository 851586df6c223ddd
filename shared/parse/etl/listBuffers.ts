import type { ByteSource } from '../byteSource.ts'
import { BUFFER_HEADER_SIZE, type BufferHeader, readBufferHeader } from './bufferHeader.ts'
import { BufferList } from './bufferList.ts'
import type { LogfileHeader } from './logfileHeader.ts'

/** No session has larger buffers; what claims more is damaged. */
const LARGEST_BUFFER = 64 << 20
/** What a packed buffer may grow to where the header of the trace says less. */
const LEAST_UNPACKED = 1 << 20
/** How much all packed buffers of a file together may grow: real events pack to a tenth at best. */
const UNPACKED = { base: 16 << 20, perByte: 64 } as const
/** Gaps that are told of one by one; what lies behind is one more. */
const MOST_GAPS = 100
const SEARCH_WINDOW = 64 << 10

/** A place of the file that holds no buffer, though one should start there. */
export interface BufferGap {
  readonly offset: number
  readonly size: number
}

export interface ListedBuffers {
  readonly buffers: BufferList
  readonly gaps: readonly BufferGap[]
  /** Bytes that the last buffer lacks because the file ends in it; 0 where it is whole. */
  readonly cut: number
  /** Buffers before which the session lost events. */
  readonly lossMarks: number
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Finds all buffers by their headers. Damage of a header costs at most its buffer: in a trace with buffers of one size the next starts
 * where that size says, in any other it is looked for.
 */
export function listBuffers(source: ByteSource, header: LogfileHeader): ListedBuffers {
  const oneSize = sizeOfAll(source, header)
  const limits = { oneSize, unpacked: Math.min(LARGEST_BUFFER, Math.max(header.bufferSize, LEAST_UNPACKED)) }
  const result = { buffers: new BufferList(), gaps: new Gaps(), cut: 0, lossMarks: 0 }
  let budget = UNPACKED.base + UNPACKED.perByte * source.size
  for (let offset = 0; offset < source.size; ) {
    const left = source.size - offset
    const found = readBufferHeader(source.read(offset, BUFFER_HEADER_SIZE))
    const filled = found === undefined ? 0 : filledOf(found, limits)
    if (found?.isCompressed === true) budget -= filled
    if (found === undefined || filled === 0 || budget < 0) {
      const next = oneSize > 0 ? offset + oneSize : findBuffer(source, offset + 1, limits)
      const size = Math.min(left, next - offset)
      if (!isUnusedEnd(source, offset, header)) result.gaps.add({ offset, size })
      offset += size
      continue
    }
    const whole = oneSize > 0 ? oneSize : found.size
    const size = Math.min(whole, left)
    if (filled > size && !found.isCompressed) result.cut = filled - size
    else if (found.isCompressed) result.cut = whole - size
    if (found.hasLoss) result.lossMarks++
    result.buffers.add({ offset, size, filled, flushed: found.flushed, processor: found.processor, isCompressed: found.isCompressed })
    offset += size
  }
  return { ...result, gaps: result.gaps.list }
}

interface Limits {
  /** 0 where buffers differ in size. */
  readonly oneSize: number
  readonly unpacked: number
}

/** Valid bytes of a buffer, 0 where its header cannot be one. */
function filledOf({ size, filled, isCompressed, isFlushed }: BufferHeader, { oneSize, unpacked }: Limits): number {
  if (oneSize > 0) {
    if (isCompressed) return 0
    if (filled >= BUFFER_HEADER_SIZE && filled <= oneSize) return filled
    // The size is right, so this is a buffer: its events are read for as long as there are any.
    return size === oneSize && isFlushed ? oneSize : 0
  }
  if (size < BUFFER_HEADER_SIZE || size > LARGEST_BUFFER || filled < BUFFER_HEADER_SIZE) return 0
  return filled <= (isCompressed ? unpacked : size) ? filled : 0
}

const COMPRESSED_MODE = 0x04000000

/** The size of all buffers where they are of one size; 0 in a compressed trace, or where nothing confirms the size that its header gives. */
function sizeOfAll(source: ByteSource, { bufferSize, logFileMode }: LogfileHeader): number {
  if ((logFileMode & COMPRESSED_MODE) !== 0 || bufferSize < BUFFER_HEADER_SIZE || bufferSize > LARGEST_BUFFER) return 0
  const first = readBufferHeader(source.read(0, BUFFER_HEADER_SIZE))
  if (first?.size === bufferSize) return bufferSize
  const second = readBufferHeader(source.read(bufferSize, BUFFER_HEADER_SIZE))
  return second?.size === bufferSize && second.isFlushed ? bufferSize : 0
}

const PREALLOCATED_MODE = 0x20

/** A file that was made in its full size ends in zeros that no buffer was written to. */
function isUnusedEnd(source: ByteSource, offset: number, { logFileMode }: LogfileHeader): boolean {
  return (logFileMode & PREALLOCATED_MODE) !== 0 && source.read(offset, BUFFER_HEADER_SIZE).every((byte) => byte === 0)
}

/** Where the next buffer starts; the end of the file where there is none. A header counts where another follows it, or the end. */
function findBuffer(source: ByteSource, from: number, limits: Limits): number {
  for (let start = from; start < source.size; start += SEARCH_WINDOW) {
    const window = source.read(start, SEARCH_WINDOW + BUFFER_HEADER_SIZE).slice()
    for (let at = 0; at < Math.min(SEARCH_WINDOW, window.length); at++) {
      // Looked at first, because it is fixed: the state of a buffer on disk.
      if (window[at + 0x2c] !== 3 || window[at + 0x2d] !== 0) continue
      const header = readBufferHeader(window, at)
      if (header?.isFlushed !== true || filledOf(header, limits) === 0) continue
      const end = start + at + header.size
      if (end === source.size) return start + at
      const next = end < source.size ? readBufferHeader(source.read(end, BUFFER_HEADER_SIZE)) : undefined
      if (next?.isFlushed === true && filledOf(next, limits) > 0) return start + at
    }
  }
  return source.size
}

/** Gaps one behind the other are one. */
class Gaps {
  readonly list: Mutable<BufferGap>[] = []

  add({ offset, size }: BufferGap): void {
    const last = this.list.at(-1)
    if (last !== undefined && (last.offset + last.size === offset || this.list.length > MOST_GAPS)) last.size += size
    else this.list.push({ offset, size })
  }
}
