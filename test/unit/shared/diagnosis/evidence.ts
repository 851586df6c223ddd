import type { DeviceDiagnosis, Finding } from '../../../../shared/contract/diagnosis.ts'
import { deviceDiagnosisSchema } from '../../../../shared/contract/diagnosis.ts'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { ArtefactPlaces } from '../../../../shared/diagnosis/factIndex.ts'
import type { FactValue, SourcedFact } from '../../../../shared/facts/fact.ts'
import type { FactKindId } from '../../../../shared/facts/factKinds.ts'

/** The artefacts that facts of these tests come from. */
export const dsregcmd = 1
export const report = 2
export const registry = 3
export const regInfo = 4
export const olderDsregcmd = 5
export const places: ArtefactPlaces = new Map([
  [dsregcmd, { name: 'dsregcmd.txt', path: 'SystemInfoLogs/dsregcmd.txt', format: 'dsregcmd' }],
  [report, { name: 'MDEClientAnalyzer.htm', path: 'MDEClientAnalyzer.htm', format: 'analyzerHtml' }],
  [registry, { name: 'SenseCM.reg', path: 'SenseCM.reg', format: 'reg' }],
  [regInfo, { name: 'MdeConfigMgrRegInfo.txt', path: 'MdeConfigMgrLogs/MdeConfigMgrRegInfo.txt', format: 'mdeConfigMgrRegInfo' }],
  [olderDsregcmd, { name: 'dsregcmd-old.txt', path: 'dsregcmd-old.txt', format: 'dsregcmd' }],
])

type Written = readonly [kind: FactKindId, value: FactValue, subject?: string]

/** Facts of one artefact, one a line. */
export function from(artefactId: number, ...written: readonly Written[]): SourcedFact[] {
  return written.map(([kind, value, subject = ''], at) => ({
    kind,
    subject,
    value,
    locator: { kind: 'line', line: at + 1 },
    quote: `${kind} ${subject}: ${value}`,
    trusted: true,
    artefactId,
  }))
}

export const untrusted = (facts: readonly SourcedFact[]): SourcedFact[] => facts.map((fact) => ({ ...fact, trusted: false }))

/** Diagnoses and holds the outcome against the contract. */
export function diagnose(...facts: readonly (readonly SourcedFact[])[]): DeviceDiagnosis {
  return deviceDiagnosisSchema.parse(diagnoseDevice(facts.flat(), places, { provisional: false }))
}

export const rulesOf = (diagnosis: DeviceDiagnosis): string[] => diagnosis.findings.map((finding) => finding.rule)
export function findingOf(diagnosis: DeviceDiagnosis, rule: string): Finding {
  const finding = diagnosis.findings.find((candidate) => candidate.rule === rule)
  if (finding === undefined) throw new Error(`no finding ${rule}; there are ${rulesOf(diagnosis).join(', ')}`)
  return finding
}
export const stepStates = (diagnosis: DeviceDiagnosis): Record<string, string> =>
  Object.fromEntries(diagnosis.steps.map((step) => [step.id, step.state]))

/** What dsregcmd says of a server in a domain that is not joined. */
export const domainOnly: readonly Written[] = [
  ['join.azureAdJoined', false],
  ['join.enterpriseJoined', false],
  ['join.domainJoined', true],
  ['join.domainName', 'CONTOSO'],
]
export const hybridJoined: readonly Written[] = [
  ['join.azureAdJoined', true],
  ['join.enterpriseJoined', false],
  ['join.domainJoined', true],
  ['entra.deviceAuthStatus', 'SUCCESS'],
]
export const oldSensor: Written = ['mde.senseVersion', '10.7239.17763.2090']
export const newSensor: Written = ['mde.senseVersion', '10.8775.27682.1012']
