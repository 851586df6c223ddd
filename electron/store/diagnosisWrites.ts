import type { DeviceDiagnosis, ReviewState } from '../../shared/contract/diagnosis.ts'
import { encodeChunk } from './blobCodec.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { DIAGNOSIS_COLUMNS, type DiagnosisRow, diagnosisRow } from './diagnosisRow.ts'
import { bumpRevision, type Changed } from './revision.ts'

/** Diagnoses that one transaction saves at most, so that it stays under 50 ms. */
export const MAX_SAVED_DIAGNOSES = 25

const DIAGNOSIS_SQL = `INSERT OR REPLACE INTO deviceDiagnosis (deviceId, ${DIAGNOSIS_COLUMNS.join(', ')})
VALUES (?${', ?'.repeat(DIAGNOSIS_COLUMNS.length)})`

const BODY_SQL = 'INSERT OR REPLACE INTO diagnosisBody (deviceId, codec, size, diagnosis) VALUES (?, ?, ?, ?)'

/** Puts a device's conclusions in place of earlier ones. What people said of a finding stays, under the rule's name. */
export function saveDiagnosis(
  db: WritableCase,
  { deviceId, diagnosis }: { readonly deviceId: number; readonly diagnosis: DeviceDiagnosis },
): Changed {
  return saveDiagnoses(db, { rows: [diagnosisRow(deviceId, diagnosis)] })
}

/** The same for several devices at once, as `diagnosisRow` made them: all of them hold, or none. */
export function saveDiagnoses(db: WritableCase, { rows }: { readonly rows: readonly DiagnosisRow[] }): Changed {
  if (rows.length > MAX_SAVED_DIAGNOSES) throw new RangeError(`${rows.length} diagnoses at once, ${MAX_SAVED_DIAGNOSES} at most`)
  return inTransaction(db, () => {
    for (const row of rows) replaceDiagnosis(db, row)
    return bumpRevision(db)
  })
}

function replaceDiagnosis(db: WritableCase, { deviceId, severityRank, columns, body, findings }: DiagnosisRow): void {
  prepared(db, DIAGNOSIS_SQL).run(deviceId, ...columns)
  const text = new TextEncoder().encode(body)
  const { codec, bytes } = encodeChunk(text)
  prepared(db, BODY_SQL).run(deviceId, codec, text.byteLength, bytes)
  prepared(db, 'UPDATE device SET severityRank = ? WHERE id = ? AND severityRank <> ?').run(severityRank, deviceId, severityRank)
  prepared(db, 'DELETE FROM finding WHERE deviceId = ?').run(deviceId)
  const insert = prepared(db, 'INSERT INTO finding (deviceId, position, rule, severityRank, finding) VALUES (?, ?, ?, ?, ?)')
  for (const [position, { rule, severityRank: rank, finding }] of findings.entries()) insert.run(deviceId, position, rule, rank, finding)
}

export interface ReviewInput {
  readonly deviceId: number
  /** The finding's rule. */
  readonly key: string
  /** null takes the mark back; a note alone stays. */
  readonly state: ReviewState | null
  readonly note: string
  /** UTC. */
  readonly at: string
}

/** Marks a finding of a device. Neither mark nor note: the row goes. */
export function setReview(db: WritableCase, { deviceId, key, state, note, at }: ReviewInput): Changed {
  return inTransaction(db, () => {
    if (state === null && note === '') prepared(db, 'DELETE FROM review WHERE deviceId = ? AND key = ?').run(deviceId, key)
    else
      prepared(db, 'INSERT OR REPLACE INTO review (deviceId, key, state, note, at) VALUES (?, ?, ?, ?, ?)').run(
        deviceId,
        key,
        state,
        note,
        at,
      )
    return bumpRevision(db)
  })
}
