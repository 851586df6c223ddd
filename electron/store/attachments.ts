import { randomUUID } from 'node:crypto'
import { type Attachment, MAX_WRITTEN } from '../../shared/contract/caseNoteRequests.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'

const COLUMNS = 'id AS attachmentId, uid, name, note, sha256, size AS bytes, blobId, addedAt, addedBy'

type AttachmentRow = Omit<Attachment, 'kept'> & { readonly blobId: number | null }
/** With the bytes' own id, where they are kept. */
export type StoredAttachment = Attachment & { readonly blobId: number | undefined }

/** The latest first. */
export const listAttachments = (db: ReadableCase): StoredAttachment[] =>
  prepared<AttachmentRow>(db, `SELECT ${COLUMNS} FROM attachment ORDER BY id DESC LIMIT ${MAX_WRITTEN}`).all().map(asAttachment)

export function readAttachment(db: ReadableCase, attachmentId: number): StoredAttachment | undefined {
  const row = prepared<AttachmentRow>(db, `SELECT ${COLUMNS} FROM attachment WHERE id = ?`).get(attachmentId)
  return row === undefined ? undefined : asAttachment(row)
}

const asAttachment = ({ blobId, ...row }: AttachmentRow): StoredAttachment => ({
  ...row,
  blobId: blobId ?? undefined,
  kept: blobId !== null,
})

export interface NewAttachment {
  readonly name: string
  /** Bytes that were stored before, by storeStream. */
  readonly blobId: number
  readonly sha256: string
  readonly size: number
}

/** `at` is UTC. */
export function addAttachments(
  db: WritableCase,
  { files, by, at }: { readonly files: readonly NewAttachment[]; readonly by: string; readonly at: string },
): Changed {
  const sql = 'INSERT INTO attachment (uid, name, blobId, sha256, size, addedAt, addedBy) VALUES (?, ?, ?, ?, ?, ?, ?)'
  return inTransaction(db, () => {
    for (const { name, blobId, sha256, size } of files) prepared(db, sql).run(randomUUID(), name, blobId, sha256, size, at, by)
    return bumpRevision(db)
  })
}

/** Changes what is given. */
export function changeAttachment(
  db: WritableCase,
  { attachmentId, name, note }: { readonly attachmentId: number; readonly name?: string; readonly note?: string },
): Changed {
  return inTransaction(db, () => {
    const sql = 'UPDATE attachment SET name = coalesce(?, name), note = coalesce(?, note) WHERE id = ?'
    const { changes } = prepared(db, sql).run(name ?? null, note ?? null, attachmentId)
    if (changes !== 1) throw new RangeError(`no attachment ${attachmentId}`)
    return bumpRevision(db)
  })
}

/** Its bytes stay until the case is opened anew, so that this can be taken back. */
export function removeAttachment(db: WritableCase, { attachmentId }: { readonly attachmentId: number }): Changed {
  return inTransaction(db, () => {
    prepared(db, 'DELETE FROM attachment WHERE id = ?').run(attachmentId)
    return bumpRevision(db)
  })
}
