import type { ArtefactStatus, FormatId } from '../../shared/facts/format.ts'
import type { AssignedBy } from './assignedBy.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { removeArtefact } from './clearUnfinished.ts'
import { forgetKeys } from './registryWrites.ts'
import { bumpRevision, type Changed } from './revision.ts'
import { completeDevices } from './rowWrites.ts'

export interface ArtefactInput {
  readonly containerId: number
  /** Within the container, `/` as separator; '' for the container's own row. */
  readonly path: string
  readonly name: string
  /** Lower-case hex, of the original bytes; '' where they could not be read, which is never a duplicate of anything. */
  readonly sha256: string
  readonly size: number
  /** Absent only where the bytes are not kept, because a container's members are. */
  readonly blobId?: number
  readonly format: FormatId
  readonly encoding?: string
  readonly edition?: string
  readonly importedAt: string
  readonly modifiedAt?: string
  readonly deviceId?: number
  readonly assignedBy?: AssignedBy
}

export interface ArtefactBegun {
  /** `same`: the case has this place with these bytes, or they are being imported; nothing was changed. `duplicate`: these bytes were read before, finish without a parse. */
  readonly outcome: 'new' | 'same' | 'duplicate'
  readonly artefactId: number
  readonly duplicateOf?: number
}

/** Starts an artefact: no read shows it before `finishArtefact`. */
export function beginArtefact(db: WritableCase, input: ArtefactInput): ArtefactBegun {
  return inTransaction(db, () => {
    const same = prepared<{ id: number }>(db, SAME_SQL).get(input.containerId, input.path, input.sha256)
    if (same !== undefined) return { outcome: 'same', artefactId: same.id }
    const first = prepared<{ id: number; contentId: number }>(db, FIRST_SQL).get(input.sha256, input.format)
    const artefactId = insertArtefact(db, input)
    prepared(db, 'UPDATE artefact SET contentId = ? WHERE id = ?').run(first?.contentId ?? artefactId, artefactId)
    if (first === undefined) return { outcome: 'new', artefactId }
    return { outcome: 'duplicate', artefactId, duplicateOf: first.id }
  })
}

const SAME_SQL = 'SELECT id FROM artefact WHERE containerId = ? AND path = ? AND sha256 = ? AND reading = 0'
const FIRST_SQL = `SELECT id, contentId FROM artefact WHERE sha256 = ? AND sha256 <> '' AND final = 1 AND format = ? ORDER BY id LIMIT 1`
const INSERT_SQL = `
INSERT INTO artefact (containerId, path, name, sha256, size, blobId, format, status, encoding, edition, importedAt, modifiedAt, deviceId, assignedBy, unknownBytes)
VALUES (?, ?, ?, ?, ?, ?, ?, 'unknown', ?, ?, ?, ?, ?, ?, ?)`

function insertArtefact(db: WritableCase, input: ArtefactInput): number {
  const { lastInsertRowid } = prepared(db, INSERT_SQL).run(
    input.containerId,
    input.path,
    input.name,
    input.sha256,
    input.size,
    input.blobId ?? null,
    input.format,
    input.encoding ?? null,
    input.edition ?? null,
    input.importedAt,
    input.modifiedAt ?? null,
    input.deviceId ?? null,
    input.assignedBy ?? 'file',
    input.size,
  )
  return Number(lastInsertRowid)
}

export interface ArtefactEnd {
  readonly artefactId: number
  readonly status: ArtefactStatus
  readonly encoding?: string
  readonly edition?: string
  /** Bytes; they add up to the artefact's size. */
  readonly account: { readonly parsed: number; readonly problem: number; readonly unknown: number }
  readonly deviceId?: number
  readonly assignedBy?: AssignedBy
}

/** Makes an artefact visible with all its rows. Of a duplicate only device and assignment count: the rest is that of the first. */
export function finishArtefact(db: WritableCase, end: ArtefactEnd): Changed {
  forgetKeys(db, end.artefactId)
  return inTransaction(db, () => {
    const row = prepared<{ contentId: number; size: number; final: number; format: FormatId }>(
      db,
      'SELECT contentId, size, final, format FROM artefact WHERE id = ?',
    ).get(end.artefactId)
    if (row === undefined || row.final === 1) throw new RangeError(`artefact ${end.artefactId} is not an unfinished one`)
    if (row.contentId === end.artefactId) setOutcome(db, end, row.size)
    else prepared(db, COPY_SQL).run(row.contentId, end.artefactId)
    prepared(db, 'UPDATE artefact SET deviceId = coalesce(?, deviceId), assignedBy = coalesce(?, assignedBy), final = 1 WHERE id = ?').run(
      end.deviceId ?? null,
      end.assignedBy ?? null,
      end.artefactId,
    )
    if (row.format === 'deviceInventory') listArrived(db, row.contentId)
    return bumpRevision(db)
  })
}

/** What a list says counts for every device of the case. */
export function listArrived(db: WritableCase, contentId: number): void {
  completeDevices(db, contentId)
  prepared(db, 'UPDATE caseRecord SET toJudge = 1').run()
}

const OUTCOME_SQL = `
UPDATE artefact SET status = @status, encoding = coalesce(@encoding, encoding), edition = coalesce(@edition, edition),
  parsedBytes = @parsed, problemBytes = @problem, unknownBytes = @unknown
WHERE id = @artefactId`
const COPY_SQL = `
UPDATE artefact SET (status, encoding, edition, parsedBytes, problemBytes, unknownBytes, records, facts, problems) =
  (SELECT status, encoding, edition, parsedBytes, problemBytes, unknownBytes, records, facts, problems FROM artefact WHERE id = ?)
WHERE id = ?`

/** What reading came to. Throws where not every byte is accounted for. */
export function setOutcome(db: WritableCase, end: ArtefactEnd, size: number): void {
  const { parsed, problem, unknown } = end.account
  if (parsed + problem + unknown !== size) {
    throw new RangeError(`artefact ${end.artefactId}: ${parsed} + ${problem} + ${unknown} bytes are accounted for, not ${size}`)
  }
  prepared(db, OUTCOME_SQL).run({
    artefactId: end.artefactId,
    status: end.status,
    encoding: end.encoding ?? null,
    edition: end.edition ?? null,
    ...end.account,
  })
}

/** Takes an unfinished artefact back with all its rows, as a cancelled import does. Its bytes go when the case is opened next. */
export function discardArtefact(db: WritableCase, { artefactId }: { readonly artefactId: number }): Record<never, never> {
  forgetKeys(db, artefactId)
  removeArtefact(db, artefactId)
  return {}
}
