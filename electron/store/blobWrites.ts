import { CHUNK_SIZE, encodeChunk } from './blobCodec.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { removeBlob } from './clearUnfinished.ts'

/** The bytes with this hash, where the case has them whole. `sha256` is lower-case hex. */
export function findBlob(db: WritableCase, { sha256 }: { readonly sha256: string }): { readonly blobId?: number } {
  const blobId = prepared(db, 'SELECT id FROM blob WHERE sha256 = ?').pluck().get(sha256) as number | undefined
  return blobId === undefined ? {} : { blobId }
}

/** Starts a row of bytes; chunks follow, then `finishBlob`. */
export function beginBlob(db: WritableCase, _input: Readonly<Record<never, never>>): { readonly blobId: number } {
  return { blobId: Number(prepared(db, 'INSERT INTO blob (sha256, size) VALUES (NULL, NULL)').run().lastInsertRowid) }
}

/** Adds chunk `number`, counted from 0: 1 MiB, only the last one may be smaller. Compressed before the transaction starts. */
export function appendBlobChunk(
  db: WritableCase,
  { blobId, number, bytes }: { readonly blobId: number; readonly number: number; readonly bytes: Uint8Array },
): Record<never, never> {
  if (bytes.byteLength < 1 || bytes.byteLength > CHUNK_SIZE) throw new RangeError(`a chunk of ${bytes.byteLength} bytes`)
  const encoded = encodeChunk(bytes)
  prepared(db, 'INSERT INTO blobChunk (blobId, number, codec, size, bytes) VALUES (?, ?, ?, ?, ?)').run(
    blobId,
    number,
    encoded.codec,
    bytes.byteLength,
    encoded.bytes,
  )
  return {}
}

/** Names the bytes by their hash. Where the case has the same bytes already, the new ones go and the old row is the answer, with `stored` false. */
export function finishBlob(
  db: WritableCase,
  { blobId, sha256, size }: { readonly blobId: number; readonly sha256: string; readonly size: number },
): { readonly blobId: number; readonly stored: boolean } {
  checkChunks(db, blobId, size)
  const known = findBlob(db, { sha256 }).blobId
  if (known !== undefined) {
    removeBlob(db, blobId)
    return { blobId: known, stored: false }
  }
  inTransaction(db, () => prepared(db, 'UPDATE blob SET sha256 = ?, size = ? WHERE id = ?').run(sha256, size, blobId))
  return { blobId, stored: true }
}

function checkChunks(db: WritableCase, blobId: number, size: number): void {
  const sizes = prepared(db, 'SELECT size FROM blobChunk WHERE blobId = ? ORDER BY number').pluck().all(blobId) as number[]
  const total = sizes.reduce((sum, each) => sum + each, 0)
  const isWhole = sizes.every((each, index) => each === CHUNK_SIZE || index === sizes.length - 1)
  if (total !== size || !isWhole) throw new RangeError(`blob ${blobId}: chunks hold ${total} bytes, not ${size} in whole chunks`)
}
