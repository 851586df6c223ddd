import type { DeviceDiagnosis, Finding } from '../../shared/contract/diagnosis.ts'
import type { DeviceRow } from '../../shared/contract/viewRequests.ts'
import { foldCase } from './foldCase.ts'
import { severityRank } from './severityRank.ts'

/** What a row of a list shows of a diagnosis. */
export type DiagnosisSummary = Pick<DeviceRow, 'verdict' | 'enrollmentStatus'>

/** A diagnosis as its columns: texts, so that it crosses to the writer's thread in one piece and is put together where it was judged. */
export interface DiagnosisRow {
  readonly deviceId: number
  readonly severityRank: number
  /** In the order of `DIAGNOSIS_COLUMNS`, after the device's id. */
  readonly columns: readonly (string | number | null)[]
  readonly body: string
  readonly findings: readonly { readonly rule: string; readonly severityRank: number; readonly finding: string }[]
}

export const DIAGNOSIS_COLUMNS = [
  'severity',
  'verdictRule',
  'enrollmentCode',
  'observed',
  'managedBy',
  'lastSeen',
  'judgedFor',
  'searched',
  'errors',
  'warnings',
  'infos',
  'summary',
] as const

/** Makes the columns of a device's diagnosis. Reviews are no part of it: they have a table of their own. */
export function diagnosisRow(deviceId: number, diagnosis: DeviceDiagnosis): DiagnosisRow {
  const { findings, ...body } = diagnosis
  return {
    deviceId,
    severityRank: severityRank[diagnosis.verdict.severity],
    columns: columnsOf(diagnosis),
    body: JSON.stringify(body),
    findings: findings.map(({ review: _kept, ...finding }) => ({
      rule: finding.rule,
      severityRank: severityRank[finding.severity],
      finding: JSON.stringify(finding),
    })),
  }
}

function columnsOf(diagnosis: DeviceDiagnosis): DiagnosisRow['columns'] {
  const { verdict, enrollmentStatus, join, findings, judgedFor } = diagnosis
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length
  return [
    verdict.severity,
    verdict.rule,
    enrollmentStatus?.code ?? null,
    join.observed ?? null,
    diagnosis.managedBy ?? null,
    diagnosis.lastSeen ?? judgedFor ?? null,
    judgedFor ?? null,
    foldCase((diagnosis.searchWords ?? []).join('\n')),
    count('error'),
    count('warning'),
    count('info'),
    JSON.stringify(summaryOf(diagnosis)),
  ]
}

function summaryOf({ verdict, enrollmentStatus: status }: DeviceDiagnosis): DiagnosisSummary {
  if (status === undefined) return { verdict }
  return { verdict, enrollmentStatus: { code: status.code, hex: status.hex, title: status.title, severity: status.severity } }
}
