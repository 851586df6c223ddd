import { CHUNK_SIZE, encodeChunk } from './blobCodec.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { removeBlob } from './clearUnfinished.ts'

/** The bytes with this hash, where the case has them whole. `sha256` is lower-case hex. */
export function findBlob(db: WritableCase, { sha256 }: { readonly sha256: string }): { readonly blobId?: number } {
  const blobId = prepared(db, 'SELECT id FROM blob WHERE sha256 = ?').pluck().get(sha256) as number | undefined
  return blobId === undefined ? {} : { blobId }
}

/** Stores bytes of at most one chunk in one step; known ones stay as they are. */
export function storeSmallBlob(
  db: WritableCase,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: Uint8Array },
): { readonly blobId: number; readonly stored: boolean } {
  const known = findBlob(db, { sha256 }).blobId
  if (known !== undefined) return { blobId: known, stored: false }
  const encoded = bytes.byteLength === 0 ? undefined : encodeChunk(checkedChunk(bytes))
  return inTransaction(db, () => {
    const inserted = prepared(db, 'INSERT INTO blob (sha256, size) VALUES (?, ?)').run(sha256, bytes.byteLength)
    const blobId = Number(inserted.lastInsertRowid)
    if (encoded !== undefined) prepared(db, CHUNK_SQL).run(blobId, 0, encoded.codec, bytes.byteLength, encoded.bytes)
    return { blobId, stored: true }
  })
}

const CHUNK_SQL = 'INSERT INTO blobChunk (blobId, number, codec, size, bytes) VALUES (?, ?, ?, ?, ?)'

function checkedChunk(bytes: Uint8Array): Uint8Array {
  if (bytes.byteLength < 1 || bytes.byteLength > CHUNK_SIZE) throw new RangeError(`a chunk of ${bytes.byteLength} bytes`)
  return bytes
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
  const encoded = encodeChunk(checkedChunk(bytes))
  prepared(db, CHUNK_SQL).run(blobId, number, encoded.codec, bytes.byteLength, encoded.bytes)
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
