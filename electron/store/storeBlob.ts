import { createHash } from 'node:crypto'
import { CHUNK_SIZE } from './blobCodec.ts'
import type { Writer } from './writer.ts'

export interface StoredBlob {
  readonly blobId: number
  /** Lower-case hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** False where the case had these bytes already. */
  readonly stored: boolean
}

/** Stores bytes that are in memory. Hashed first, so that large ones that are known are not sent to the writer. */
export async function storeBytes(writer: Writer, bytes: Uint8Array): Promise<StoredBlob> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (bytes.byteLength <= CHUNK_SIZE) {
    const own = new Uint8Array(bytes)
    return { sha256, size: bytes.byteLength, ...(await writer.write('storeSmallBlob', { sha256, bytes: own })) }
  }
  const { blobId } = await writer.write('findBlob', { sha256 })
  if (blobId !== undefined) return { blobId, sha256, size: bytes.byteLength, stored: false }
  return upload(writer, inChunks([bytes]))
}

/** Stores bytes as they come, in pieces of any size, without ever holding more than two chunks besides the piece itself. */
export function storeStream(writer: Writer, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StoredBlob> {
  return upload(writer, inChunks(pieces))
}

/** The next chunk is read, and this one hashed, while the writer compresses. */
async function upload(writer: Writer, chunks: AsyncGenerator<Uint8Array>): Promise<StoredBlob> {
  const { blobId } = await writer.write('beginBlob', {})
  const hash = createHash('sha256')
  let size = 0
  let number = 0
  try {
    for (let step = await chunks.next(); step.done !== true; ) {
      const bytes = step.value
      const written = writer.write('appendBlobChunk', { blobId, number: number++, bytes })
      hash.update(bytes)
      size += bytes.byteLength
      ;[step] = await Promise.all([chunks.next(), written])
    }
  } finally {
    await chunks.return(undefined)
  }
  const sha256 = hash.digest('hex')
  return { sha256, size, ...(await writer.write('finishBlob', { blobId, sha256, size })) }
}

/** Whole chunks and the rest. Each has the memory of the one before: the writer has its own copy as soon as it is asked, and garbage of megabytes costs more than to fill them. */
async function* inChunks(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK_SIZE)
  let filled = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.byteLength; ) {
      const part = piece.subarray(at, at + CHUNK_SIZE - filled)
      chunk.set(part, filled)
      filled += part.byteLength
      at += part.byteLength
      if (filled < CHUNK_SIZE) continue
      yield chunk
      filled = 0
    }
  }
  if (filled > 0) yield chunk.slice(0, filled)
}
