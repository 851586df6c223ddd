import type { Writer } from '../../../../electron/store/writer.ts'
import type { DeviceDiagnosis, Finding, JoinState, Verdict } from '../../../../shared/contract/diagnosis.ts'
import { importFile } from './caseFixture.ts'

export const both = (text: string) => ({ en: text, fr: `${text} (fr)` })

export interface FleetDevice {
  readonly name: string
  readonly os?: string
  readonly osBuild?: string
  readonly tenantId?: string
  readonly aadDeviceId?: string
  /** Absent: the device was not judged yet. */
  readonly verdict?: string
  readonly severity?: Verdict['severity']
  readonly code?: number
  readonly observed?: JoinState
  readonly managedBy?: string
  readonly lastSeen?: string
  readonly judgedFor?: string
  readonly searchWords?: string[]
  readonly findings?: Finding[]
}

export function diagnosisOf(device: FleetDevice): DeviceDiagnosis {
  const { verdict = 'healthy', severity = 'ok', code, observed, managedBy, lastSeen, judgedFor, searchWords } = device
  const status = code !== undefined && {
    code,
    hex: `0x${code.toString(16)}`,
    documented: true,
    title: both(`status ${code}`),
    severity: 'error' as const,
    editions: [],
    evidence: [],
  }
  return {
    ...(status && { enrollmentStatus: status }),
    join: { ...(observed && { observed }), flow: { candidates: [] }, modeBecause: both('m'), modeEvidence: [], observedEvidence: [] },
    steps: [],
    findings: device.findings ?? [],
    verdict: { rule: verdict, title: both(`title of ${verdict}`), cause: both('cause'), severity, provisional: false, collect: [] },
    disagreements: [],
    ...(managedBy && { managedBy }),
    ...(lastSeen && { lastSeen }),
    ...(judgedFor && { judgedFor }),
    ...(searchWords && { searchWords }),
  }
}

/** A device with one file of evidence, and with its diagnosis where it has a verdict. */
export async function addDevice(writer: Writer, device: FleetDevice): Promise<number> {
  const { name, os, osBuild, tenantId, aadDeviceId } = device
  const given = Object.entries({ os, osBuild, tenantId, aadDeviceId }).filter(([, value]) => value !== undefined)
  const { deviceId } = await writer.write('createDevice', { name, ...Object.fromEntries(given) })
  await importFile(writer, { content: name, path: `${name}.txt`, deviceId })
  if (device.verdict !== undefined) await writer.write('saveDiagnosis', { deviceId, diagnosis: diagnosisOf(device) })
  return deviceId
}
