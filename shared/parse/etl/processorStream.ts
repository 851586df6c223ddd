import type { ByteSource } from '../byteSource.ts'
import { BUFFER_HEADER_SIZE } from './bufferHeader.ts'
import type { BufferList, BufferPlace } from './bufferList.ts'
import { alignedSize, type EventLayout, eventLayout } from './eventHeader.ts'
import { type LoadedBuffer, loadBuffer } from './loadBuffer.ts'
import { wppTime } from './wppMessage.ts'

/** One event in its buffer, ready to be read. */
export interface FoundEvent {
  readonly layout: EventLayout
  /** Whole event, header included. */
  readonly size: number
  readonly buffer: LoadedBuffer
  readonly place: BufferPlace
  /** Offset of the event in the buffer. */
  readonly at: number
  /** In the session's clock; undefined where the header has no time. */
  readonly raw: bigint | undefined
}

/** A stretch of a buffer that no event could be read from. */
export interface BufferRest {
  readonly place: BufferPlace
  readonly at: number
  readonly size: number
}

/** The events of some of a trace's buffers, one buffer in memory at a time. */
export class ProcessorStream {
  readonly #source: ByteSource
  readonly #buffers: BufferList
  readonly #numbers: Uint32Array
  readonly #onRest: (rest: BufferRest) => void
  #next = 0
  #buffer: LoadedBuffer | undefined
  #place: BufferPlace | undefined
  #at = 0
  current: FoundEvent | undefined
  /** The time that the current event sorts by: of one without a time, that of the event before it. */
  raw: bigint

  constructor(
    source: ByteSource,
    buffers: BufferList,
    numbers: Uint32Array,
    options: { readonly startRaw: bigint; readonly onRest: (rest: BufferRest) => void },
  ) {
    this.#source = source
    this.#buffers = buffers
    this.#numbers = numbers
    this.#onRest = options.onRest
    this.raw = options.startRaw
    this.advance()
  }

  advance(): void {
    for (;;) {
      const found = this.#nextInBuffer()
      if (found !== undefined) {
        this.current = found
        if (found.raw !== undefined) this.raw = found.raw
        return
      }
      const number = this.#numbers[this.#next++]
      this.#place = number === undefined ? undefined : this.#buffers.at(number)
      if (this.#place === undefined) {
        this.current = undefined
        return
      }
      this.#buffer = loadBuffer(this.#source, this.#place)
      this.#at = BUFFER_HEADER_SIZE
    }
  }

  #nextInBuffer(): FoundEvent | undefined {
    const [buffer, place] = [this.#buffer, this.#place]
    if (buffer === undefined || place === undefined) return undefined
    let layout = eventLayout(buffer.view, this.#at, buffer.end)
    if (layout === undefined) {
      layout = this.#behindDamage(buffer, place)
      if (layout === undefined) return undefined
    }
    const at = this.#at
    const { view } = buffer
    const size = view.getUint16(at + layout.sizeAt, true)
    this.#at = at + alignedSize(size)
    const raw = layout.timeAt >= 0 ? view.getBigInt64(at + layout.timeAt, true) : wppTime(view, at, at + size)
    return { layout, size, buffer, place, at, raw }
  }

  /** Goes on at the next place where events follow each other again; what is between is told. */
  #behindDamage(buffer: LoadedBuffer, place: BufferPlace): EventLayout | undefined {
    const at = this.#at
    const isFill = isFilling(buffer, at)
    const next = isFill ? buffer.end : findEvent(buffer, at + 8)
    // Of a packed buffer that could not be unpacked to its end nobody knows how much is missing.
    const isTorn = buffer.isDamaged && place.isCompressed && next === buffer.end
    if (isTorn || (next > at && !isFill)) this.#onRest({ place, at, size: next - at })
    this.#at = next
    const layout = eventLayout(buffer.view, next, buffer.end)
    if (layout === undefined) this.#buffer = undefined
    return layout
  }
}

const FILL = 0xffffffff

/** Space behind the last event is filled with ones. */
const isFilling = ({ view, end }: LoadedBuffer, at: number): boolean => end - at < 4 || view.getUint32(at, true) === FILL

/** Where events start again: one that is followed by another, or by the end. */
function findEvent(buffer: LoadedBuffer, from: number): number {
  const { view, end } = buffer
  for (let at = from; at + 8 <= end; at += 8) {
    const layout = eventLayout(view, at, end)
    // Of a message nothing but one byte can be checked.
    if (layout === undefined || layout.timeAt < 0) continue
    const next = at + alignedSize(view.getUint16(at + layout.sizeAt, true))
    if (next >= end || isFilling(buffer, next) || eventLayout(view, next, end) !== undefined) return at
  }
  return end
}
