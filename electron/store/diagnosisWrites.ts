import type { DeviceDiagnosis, Finding, ReviewState } from '../../shared/contract/diagnosis.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'
import { severityRank } from './severityRank.ts'

const DIAGNOSIS_SQL = `
INSERT OR REPLACE INTO deviceDiagnosis (deviceId, diagnosis, severity, enrollmentCode, observed, judgedFor, errors, warnings, infos)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Puts a device's conclusions in place of earlier ones. What people said of a finding stays, under the rule's name. */
export function saveDiagnosis(
  db: WritableCase,
  { deviceId, diagnosis }: { readonly deviceId: number; readonly diagnosis: DeviceDiagnosis },
): Changed {
  const { findings, ...rest } = diagnosis
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length
  return inTransaction(db, () => {
    prepared(db, DIAGNOSIS_SQL).run(
      deviceId,
      JSON.stringify(rest),
      diagnosis.verdict.severity,
      diagnosis.enrollmentStatus?.code ?? null,
      diagnosis.join.observed ?? null,
      diagnosis.judgedFor ?? null,
      count('error'),
      count('warning'),
      count('info'),
    )
    prepared(db, 'UPDATE device SET severityRank = ? WHERE id = ?').run(severityRank[diagnosis.verdict.severity], deviceId)
    replaceFindings(db, deviceId, findings)
    return bumpRevision(db)
  })
}

function replaceFindings(db: WritableCase, deviceId: number, findings: readonly Finding[]): void {
  prepared(db, 'DELETE FROM finding WHERE deviceId = ?').run(deviceId)
  const insert = prepared(db, 'INSERT INTO finding (deviceId, position, rule, severityRank, finding) VALUES (?, ?, ?, ?, ?)')
  for (const [position, { review: _kept, ...finding }] of findings.entries()) {
    insert.run(deviceId, position, finding.rule, severityRank[finding.severity], JSON.stringify(finding))
  }
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
