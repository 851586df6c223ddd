/** Bytes of the header that starts every buffer of a trace. */
export const BUFFER_HEADER_SIZE = 0x48

const flag = { eventsLost: 0x02, bufferLost: 0x04, procIndex: 0x20, compressed: 0x40 } as const
/** What every buffer on disk has as its state: flushed. */
const FLUSHED = 3

export interface BufferHeader {
  /** Bytes of the buffer in the file, header included; of a compressed one, as it lies there. */
  readonly size: number
  /** Valid bytes, header included; of a compressed one, once it is unpacked. */
  readonly filled: number
  /** When it was flushed, in the session's clock; 0 for the first buffer. */
  readonly flushed: bigint
  readonly processor: number
  readonly isCompressed: boolean
  /** Events or a whole buffer were lost before it. */
  readonly hasLoss: boolean
  readonly isFlushed: boolean
}

/** Reads a buffer's header; undefined where the bytes are too few. Layout: WMI_BUFFER_HEADER (ntwmi), checked in the notes of the format. */
export function readBufferHeader(bytes: Uint8Array, at = 0): BufferHeader | undefined {
  if (at + BUFFER_HEADER_SIZE > bytes.length) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, BUFFER_HEADER_SIZE)
  const flags = view.getUint16(0x34, true)
  const processor = view.getUint16(0x28, true)
  return {
    size: view.getUint32(0, true),
    filled: view.getUint32(0x30, true),
    flushed: view.getBigInt64(0x10, true),
    // Windows 8 and later give an index; before, the low byte is the number and the high one the alignment.
    processor: (flags & flag.procIndex) === 0 ? processor & 0xff : processor & 0x07ff,
    isCompressed: (flags & flag.compressed) !== 0,
    hasLoss: (flags & (flag.eventsLost | flag.bufferLost)) !== 0,
    isFlushed: view.getUint32(0x2c, true) === FLUSHED,
  }
}
