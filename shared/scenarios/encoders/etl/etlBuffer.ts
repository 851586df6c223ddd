import { ByteSink } from '../byteSink.ts'
import { compressXpress } from './compressXpress.ts'

export const BUFFER_HEADER = 0x48
const UNUSED = 0xff
const STATE_FLUSH = 3
const FLAG_FLUSHED = 0x01
const FLAG_EVENTS_LOST = 0x02
const FLAG_PROCESSOR_INDEX = 0x20
const FLAG_COMPRESSED = 0x40
const TYPE_HEADER = 4
/** Low byte the processor, high byte the alignment of events: how Windows 7 wrote it. */
const OLD_ALIGNMENT = 8 << 8

export interface BufferPlace {
  readonly processor: number
  readonly sequence: number
  /** First or last of the file. */
  readonly edge: boolean
  readonly header: boolean
  readonly loggerId: number
  /** As Windows 7 writes: no processor index flag. */
  readonly old: boolean
  readonly eventsLost: boolean
}

/** What one buffer of a trace holds: whole events, each padded to 8 bytes. */
export class EtlBuffer {
  readonly sink = new ByteSink()
  /** Raw stamp of the last event. */
  lastTime = 0n

  /** Bytes of the whole, header included. */
  get filled(): number {
    return BUFFER_HEADER + this.sink.length
  }

  /** The buffer of `size` bytes as it lies in the file. */
  bytes(size: number, place: BufferPlace): Uint8Array {
    const buffer = new Uint8Array(size).fill(UNUSED)
    buffer.set(this.sink.view(), BUFFER_HEADER)
    this.#writeHeader(buffer, size, 0, place)
    return buffer
  }

  /** The same, compressed: as long as what comes out. */
  compressed(place: BufferPlace): Uint8Array {
    const data = compressXpress(this.sink.view())
    const buffer = new Uint8Array(BUFFER_HEADER + data.length)
    buffer.set(data, BUFFER_HEADER)
    this.#writeHeader(buffer, buffer.length, FLAG_COMPRESSED, place)
    return buffer
  }

  #writeHeader(buffer: Uint8Array, size: number, moreFlags: number, place: BufferPlace): void {
    buffer.fill(0, 0, BUFFER_HEADER)
    const view = new DataView(buffer.buffer)
    view.setUint32(0x00, size, true)
    view.setUint32(0x04, this.filled, true)
    view.setUint32(0x08, this.filled, true)
    view.setBigInt64(0x10, place.header ? 0n : this.lastTime, true)
    view.setBigInt64(0x18, BigInt(place.sequence), true)
    view.setUint16(0x28, place.old ? OLD_ALIGNMENT | place.processor : place.processor, true)
    view.setUint16(0x2a, place.loggerId, true)
    view.setUint32(0x2c, STATE_FLUSH, true)
    view.setUint32(0x30, this.filled, true)
    const flags = (place.edge ? FLAG_FLUSHED : 0) | (place.old ? 0 : FLAG_PROCESSOR_INDEX) | (place.eventsLost ? FLAG_EVENTS_LOST : 0)
    view.setUint16(0x34, flags | moreFlags, true)
    view.setUint16(0x36, place.header ? TYPE_HEADER : 0, true)
  }
}
