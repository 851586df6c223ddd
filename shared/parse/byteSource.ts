/** Bytes of a file that are read where they are asked for, so that a file larger than memory can be read. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number
  /**
   * The bytes from `offset` on, as many as there are up to `length` (fewer only at the end of the file).
   * Valid until the next `read`: a reader that keeps them copies them. Throws where the bytes can no longer be had.
   */
  read(offset: number, length: number): Uint8Array
}

/** A file that is in memory as a whole; nothing is copied. */
export function byteSourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
  }
}
