import type { ByteSource } from '../byteSource.ts'
import { BUFFER_HEADER_SIZE, readBufferHeader } from './bufferHeader.ts'
import { type EventHeader, readEventHeader } from './eventHeader.ts'
import { unpackXpress } from './unpackXpress.ts'

/** A buffer of the file, by its header. */
export interface BufferPlace {
  readonly offset: number
  readonly size: number
  readonly filled: number
  readonly flushed: bigint
  readonly processor: number
  readonly isCompressed: boolean
}

/** No session has larger buffers; what claims more is damaged. */
const LARGEST_BUFFER = 64 << 20

/** A place of the file that holds no buffer, though one should start there. */
export interface BufferGap {
  readonly offset: number
  readonly size: number
}

/** All buffers in the order of the file. Damage of a header costs its buffer: the next is looked for where the session's size says it should be. */
export function listBuffers(source: ByteSource, bufferSize: number): { readonly buffers: BufferPlace[]; readonly gaps: BufferGap[] } {
  const buffers: BufferPlace[] = []
  const gaps: BufferGap[] = []
  for (let offset = 0; offset < source.size; ) {
    const header = readBufferHeader(source.read(offset, BUFFER_HEADER_SIZE))
    const left = source.size - offset
    if (
      header !== undefined &&
      header.size >= BUFFER_HEADER_SIZE &&
      header.size <= LARGEST_BUFFER &&
      isFilled(header.filled, header.size, header.isCompressed)
    ) {
      const size = Math.min(header.size, left)
      if (size < header.size) gaps.push({ offset, size })
      const { filled, flushed, processor, isCompressed } = header
      buffers.push({ offset, size, filled, flushed, processor, isCompressed })
      offset += size
      continue
    }
    const size = Math.min(left, bufferSize >= BUFFER_HEADER_SIZE ? bufferSize : left)
    gaps.push({ offset, size })
    offset += size
  }
  return { buffers, gaps }
}

const isFilled = (filled: number, size: number, isCompressed: boolean): boolean =>
  filled >= BUFFER_HEADER_SIZE && filled <= (isCompressed ? LARGEST_BUFFER : size)

/** The bytes of a buffer with its events, unpacked; `isDamaged` where it could not be unpacked to its end. */
export interface LoadedBuffer {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly end: number
  readonly isDamaged: boolean
}

/** Plain LZ77 cannot pack better: what claims to is damaged, and memory for it is not given. */
const BEST_RATIO = 1024

export function loadBuffer(source: ByteSource, { offset, size, filled, isCompressed }: BufferPlace): LoadedBuffer {
  const stored = source.read(offset, size)
  if (!isCompressed) {
    const bytes = stored.slice(0, filled)
    return { bytes, view: viewOf(bytes), end: bytes.length, isDamaged: bytes.length < filled }
  }
  const bytes = new Uint8Array(Math.min(filled, (size + 1) * BEST_RATIO))
  bytes.set(stored.subarray(0, BUFFER_HEADER_SIZE))
  const end = unpackXpress(stored.subarray(BUFFER_HEADER_SIZE), bytes, BUFFER_HEADER_SIZE)
  return { bytes, view: viewOf(bytes), end, isDamaged: end < filled }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** One event in its buffer, ready to be read. */
export interface FoundEvent {
  readonly header: EventHeader
  readonly buffer: LoadedBuffer
  readonly place: BufferPlace
  /** Offset of the event in the buffer. */
  readonly at: number
  /** In the session's clock; undefined where the header has no time. */
  readonly raw: bigint | undefined
}

/** Rest of a buffer that no event could be read from. */
export interface BufferRest {
  readonly place: BufferPlace
  readonly at: number
  readonly size: number
}

/** The events of one processor in the order of the file, one buffer in memory at a time. */
export class ProcessorStream {
  readonly #source: ByteSource
  readonly #places: readonly BufferPlace[]
  readonly #onRest: (rest: BufferRest) => void
  readonly #timeOfMessage: (view: DataView, at: number, end: number) => bigint | undefined
  #next = 0
  #buffer: LoadedBuffer | undefined
  #place: BufferPlace | undefined
  #at = 0
  /** Where the time of an event without one is taken from: the event before it. */
  #lastRaw: bigint
  current: FoundEvent | undefined

  constructor(
    source: ByteSource,
    places: readonly BufferPlace[],
    options: {
      readonly startRaw: bigint
      readonly onRest: (rest: BufferRest) => void
      readonly timeOfMessage: (view: DataView, at: number, end: number) => bigint | undefined
    },
  ) {
    this.#source = source
    this.#places = places
    this.#onRest = options.onRest
    this.#timeOfMessage = options.timeOfMessage
    this.#lastRaw = options.startRaw
    this.advance()
  }

  /** The time that the current event sorts by. */
  get raw(): bigint {
    return this.#lastRaw
  }

  advance(): void {
    for (;;) {
      const found = this.#nextInBuffer()
      if (found !== undefined) {
        this.current = found
        if (found.raw !== undefined) this.#lastRaw = found.raw
        return
      }
      const place = this.#places[this.#next++]
      if (place === undefined) {
        this.current = undefined
        return
      }
      this.#place = place
      this.#buffer = loadBuffer(this.#source, place)
      this.#at = BUFFER_HEADER_SIZE
    }
  }

  #nextInBuffer(): FoundEvent | undefined {
    const [buffer, place] = [this.#buffer, this.#place]
    if (buffer === undefined || place === undefined) return undefined
    const at = this.#at
    const header = readEventHeader(buffer.view, at, buffer.end)
    if (header === undefined) {
      this.#buffer = undefined
      if (isLost(buffer, at)) this.#onRest({ place, at, size: buffer.end - at })
      return undefined
    }
    // Events start on multiples of eight.
    this.#at = at + header.size + ((8 - (header.size % 8)) % 8)
    const raw =
      header.timeAt >= 0 ? buffer.view.getBigInt64(at + header.timeAt, true) : this.#timeOfMessage(buffer.view, at, at + header.size)
    return { header, buffer, place, at, raw }
  }
}

/** Unused space at the end of a buffer is filled with ones; anything else there is not understood. */
function isLost({ view, end, isDamaged }: LoadedBuffer, at: number): boolean {
  if (isDamaged) return true
  return end - at >= 8 && view.getUint32(at, true) !== 0xffffffff
}

/** All events in order of time, those of the same time in the order of processors. */
export function* mergeEvents(streams: readonly ProcessorStream[]): Generator<FoundEvent, void> {
  const waiting = streams.filter(({ current }) => current !== undefined)
  while (waiting.length > 0) {
    let first = 0
    for (let i = 1; i < waiting.length; i++) if ((waiting[i]?.raw ?? 0n) < (waiting[first]?.raw ?? 0n)) first = i
    const stream = waiting[first]
    const event = stream?.current
    if (stream === undefined || event === undefined) return
    yield event
    stream.advance()
    if (stream.current === undefined) waiting.splice(first, 1)
  }
}
