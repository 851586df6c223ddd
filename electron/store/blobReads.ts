import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CHUNK_SIZE, type ChunkCodec, decodeChunk } from './blobCodec.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { partialPath } from './partialFile.ts'

interface ChunkRow {
  readonly number: number
  readonly codec: ChunkCodec
  readonly size: number
  readonly bytes: Uint8Array
}

const CHUNK_SQL = 'SELECT number, codec, size, bytes FROM blobChunk WHERE blobId = ? AND number = ?'

export interface ArtefactBlob {
  readonly blobId: number
  /** Bytes. */
  readonly size: number
  readonly sha256: string
}

/** Where an artefact's original bytes are; undefined for a container's own row whose bytes were not kept. */
export function blobOfArtefact(db: ReadableCase, artefactId: number): ArtefactBlob | undefined {
  const sql = 'SELECT blobId, size, sha256 FROM visibleArtefact WHERE id = ? AND blobId IS NOT NULL'
  return prepared<ArtefactBlob>(db, sql).get(artefactId)
}

/** All bytes at once. Throws where a chunk is missing or damaged. */
export function readBlob(db: ReadableCase, blobId: number): Uint8Array {
  return readBlobRange(db, blobId, 0, sizeOf(db, blobId))
}

/** Part of the bytes; what lies behind the end is cut off. Reads only the chunks it needs. */
export function readBlobRange(db: ReadableCase, blobId: number, offset: number, length: number): Uint8Array {
  const end = Math.min(sizeOf(db, blobId), offset + length)
  const start = Math.max(0, Math.min(offset, end))
  // One whole chunk, as readers of large files ask for them, is not copied; a part has memory of its own.
  if (start < end && start % CHUNK_SIZE === 0 && end - start <= CHUNK_SIZE) {
    const chunk = readChunk(db, blobId, start / CHUNK_SIZE)
    if (chunk.byteLength === end - start) return chunk
  }
  const range = new Uint8Array(end - start)
  for (let at = start; at < end; ) {
    const number = Math.floor(at / CHUNK_SIZE)
    const part = readChunk(db, blobId, number).subarray(at - number * CHUNK_SIZE, end - number * CHUNK_SIZE)
    range.set(part, at - start)
    at += part.byteLength
  }
  return range
}

/** The bytes in order, 1 MiB at a time. */
export function* iterateBlob(db: ReadableCase, blobId: number): Generator<Uint8Array> {
  const chunks = Math.ceil(sizeOf(db, blobId) / CHUNK_SIZE)
  for (let number = 0; number < chunks; number++) yield readChunk(db, blobId, number)
}

/** Writes the original bytes to a file, under another name until they are complete. Gives their count. */
export async function exportBlob(db: ReadableCase, blobId: number, path: string): Promise<{ readonly bytes: number }> {
  const partial = partialPath(path)
  try {
    await pipeline(Readable.from(iterateBlob(db, blobId)), createWriteStream(partial, { flags: 'wx' }))
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return { bytes: sizeOf(db, blobId) }
}

function readChunk(db: ReadableCase, blobId: number, number: number): Uint8Array {
  const row = prepared<ChunkRow>(db, CHUNK_SQL).get(blobId, number)
  if (row === undefined) throw new Error(`blob ${blobId}: chunk ${number} is missing`)
  const bytes = decodeChunk(row, row.size)
  if (bytes.byteLength < CHUNK_SIZE && number < Math.ceil(sizeOf(db, blobId) / CHUNK_SIZE) - 1) {
    throw new Error(`blob ${blobId}: chunk ${number} is cut off`)
  }
  return bytes
}

function sizeOf(db: ReadableCase, blobId: number): number {
  const size = prepared(db, 'SELECT size FROM blob WHERE id = ? AND sha256 IS NOT NULL').pluck().get(blobId) as number | undefined
  if (size === undefined) throw new RangeError(`no blob ${blobId}`)
  return size
}
