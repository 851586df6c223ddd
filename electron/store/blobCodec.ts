import * as zlib from 'node:zlib'

/** Bytes of one chunk: compressed by itself, so that any part of a file is read without what comes before it. */
export const CHUNK_SIZE = 1_048_576

export type ChunkCodec = 'none' | 'deflate' | 'zstd'

export interface EncodedChunk {
  readonly codec: ChunkCodec
  readonly bytes: Uint8Array
}

/** zstd where this runtime has it, else deflate, and the bytes as they are where neither makes them smaller. */
export function encodeChunk(bytes: Uint8Array, hasZstd: boolean = typeof zlib.zstdCompressSync === 'function'): EncodedChunk {
  const packed = hasZstd ? zlib.zstdCompressSync(bytes) : zlib.deflateSync(bytes)
  if (packed.byteLength >= bytes.byteLength) return { codec: 'none', bytes }
  return { codec: hasZstd ? 'zstd' : 'deflate', bytes: packed }
}

/** Throws where the bytes are damaged, or unpack to another size than `size`: more is never unpacked. */
export function decodeChunk({ codec, bytes }: EncodedChunk, size: number): Uint8Array {
  const unpacked = unpack(codec, bytes, size)
  if (unpacked.byteLength !== size) throw new Error(`chunk holds ${unpacked.byteLength} bytes instead of ${size}`)
  return unpacked
}

function unpack(codec: ChunkCodec, bytes: Uint8Array, size: number): Uint8Array {
  switch (codec) {
    case 'none':
      return bytes
    case 'deflate':
      return zlib.inflateSync(bytes, { maxOutputLength: size })
    case 'zstd':
      return zlib.zstdDecompressSync(bytes, { maxOutputLength: size })
  }
}
