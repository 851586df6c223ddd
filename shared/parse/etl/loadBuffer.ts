import type { ByteSource } from '../byteSource.ts'
import { BUFFER_HEADER_SIZE } from './bufferHeader.ts'
import type { BufferPlace } from './bufferList.ts'
import { unpackXpress } from './unpackXpress.ts'

/** The bytes of a buffer with its events, unpacked; `isDamaged` where it could not be had to its end. */
export interface LoadedBuffer {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly end: number
  readonly isDamaged: boolean
}

/** Reads a buffer into memory of its own. */
export function loadBuffer(source: ByteSource, { offset, size, filled, isCompressed }: BufferPlace): LoadedBuffer {
  const stored = source.read(offset, size)
  if (!isCompressed) {
    const bytes = stored.slice(0, filled)
    return { bytes, view: viewOf(bytes), end: bytes.length, isDamaged: bytes.length < filled }
  }
  const bytes = new Uint8Array(filled)
  bytes.set(stored.subarray(0, BUFFER_HEADER_SIZE))
  const end = unpackXpress(stored.subarray(BUFFER_HEADER_SIZE), bytes, BUFFER_HEADER_SIZE)
  return { bytes, view: viewOf(bytes), end, isDamaged: end < filled }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
