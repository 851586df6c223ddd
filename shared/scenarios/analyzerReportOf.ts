import { analyzerResultOf } from '../knowledge/analyzerResults.ts'
import { enrollmentStatusOf } from '../knowledge/enrollmentStatuses.ts'
import { company } from './company.ts'
import { type AnalyzerReport, escapeMarkup, type ReportEvent, type ReportField } from './encoders/analyzerReport.ts'
import type { Identities } from './identities.ts'
import { resultWords } from './resultWords.ts'
import type { AnalyzerEdition, Scenario, ScenarioDevice, ServiceState } from './scenario.ts'
import { minutesBefore, scriptRunTime } from './scenarioTimes.ts'

const generations = { '28042022': '2022-04', '08May2024': '2024-05' } as const satisfies Record<AnalyzerEdition, string>

/** What the analyzer of the scenario's edition would have reported. Fields and their order: analyzer schema of April 2022. */
export function analyzerReportOf({ device }: Scenario, ids: Identities): AnalyzerReport {
  const runTime = scriptRunTime(device.collectedAt)
  return {
    general: [
      { element: 'PSlanguageMode', displayName: 'PowerShell Language mode: ', value: 'FullLanguage' },
      { element: 'scriptVersion', displayName: 'Script Version: ', value: device.analyzer },
      { element: 'scriptRunTime', displayName: 'Script RunTime: ', value: runTime },
    ],
    devInfo: devInfoOf(device),
    edr: edrOf(device, ids),
    configuration: configurationOf(device, ids),
    av: avOf(),
    events: device.results.map((id) => eventOf(id, device)),
  }
}

const field = (element: string, displayName: string, value: string): ReportField => ({ element, displayName, value })

/** The script colours services by their state, whatever it was asked for. */
const service = (element: string, displayName: string, state: ServiceState): ReportField => ({
  element,
  displayName,
  value: state === 'Running' ? 'Running' : 'Stopped',
  alert: state === 'Running' ? 'None' : 'High',
})

function devInfoOf({ name, os, analyzer, collectedAt }: ScenarioDevice): readonly ReportField[] {
  const bootTime = minutesBefore(collectedAt, 3 * 24 * 60).toISOString()
  const boot = `${bootTime.slice(5, 7)}/${bootTime.slice(8, 10)}/${bootTime.slice(0, 4)} ${bootTime.slice(11, 19)}`
  return [
    field('deviceName', 'Device name', name),
    field('OSName', 'Device Operating System', os.name),
    field('OSBuild', 'OS build number', `Microsoft Windows NT 10.0.${os.build}.0.${os.revision}`),
    field('Edition', 'OS Edition', os.edition),
    field('Architecture', 'OS Architecture', '64-bit'),
    // The elements of fields added after 2022 are not known; their names here are made from the labels.
    ...(analyzer === '08May2024' ? [field('SystemBootTime', 'SystemBootTime', boot)] : []),
  ]
}

function edrOf({ senseVersion, services, analyzer }: ScenarioDevice, ids: Identities): readonly ReportField[] {
  const sense = service('SenseServiceStatus', 'Sense service Status', services.sense)
  const diagTrack = service('UTCServiceStatus', 'DiagTrack (UTC) Service Status', services.diagTrack)
  return [
    field('DeviceId', 'Device ID', ids.senseDeviceId),
    field('OrgId', 'Organization Id', ids.orgId),
    field('SenseVersion', 'Sense version', senseVersion),
    ...(analyzer === '28042022' ? [sense, diagTrack] : [diagTrack]),
    field('WLIDServiceStartType', 'Microsoft Account Sign-in Assistant Start Type', 'Manual'),
    ...(analyzer === '28042022'
      ? []
      : [sense, field('SenseServiceStartType', 'Sense service StartType', services.sense === 'Disabled' ? 'Disabled' : 'Automatic')]),
  ]
}

function configurationOf(device: ScenarioDevice, ids: Identities): readonly ReportField[] {
  const { enrollment, join, scp } = device
  const tenantOf = (tenant: 'own' | 'other'): string => (tenant === 'own' ? ids.tenantId : ids.otherTenantId)
  const yesNo = (value: boolean): string => (value ? 'YES' : 'NO')
  return [
    ...statusField(device),
    ...(enrollment.isEnrolled ? [field('IntuneDeviceID', 'Intune Device ID', ids.intuneDeviceId)] : []),
    ...(enrollment.isRegistered
      ? [
          field('AADDeviceID', 'Azure AD Device ID', ids.deviceId),
          field('AADTenantId', 'Azure AD Tenant ID', tenantOf(enrollment.tenant ?? 'own')),
        ]
      : []),
    field('DomainJoined', 'Domain Joined', yesNo(join.domain)),
    field('AzureADJoined', 'Azure AD Joined', yesNo(join.azureAd)),
    field('WorkplaceJoined', 'Workplace Joined', 'NO'),
    ...(scp === undefined
      ? []
      : [
          field('SCPClientSide', 'SCP Configuration Type', scp.type),
          field('SCPTenantName', 'SCP Tenant Name', scp.tenant === 'own' ? company.verifiedDomain : company.otherTenantDomain),
          field('SCPTenantID', 'SCP Tenant ID', tenantOf(scp.tenant)),
        ]),
    ...(enrollment.attachV2 ? [field('SwitchMode', 'Version', '2')] : []),
  ]
}

/** The status in the words of the edition; red with a result of its own, green when enrolled. */
function statusField({ enrollment, analyzer }: ScenarioDevice): readonly ReportField[] {
  if (enrollment.status === undefined) return []
  const edition = enrollmentStatusOf(enrollment.status)?.editions.find((candidate) => candidate.edition === generations[analyzer])
  const plain = field('SenseCMEnrollmentStatus', 'Enrollment Status', edition?.printedAs ?? 'Unknown State')
  if (enrollment.status === 1) return [{ ...plain, alert: 'None' }]
  return [edition?.analyzerResult === undefined ? plain : { ...plain, alert: 'High' }]
}

function avOf(): readonly ReportField[] {
  return [
    service('DefenderServiceStatus', 'Defender AV Service Status', 'Running'),
    { ...field('DefenderState', 'Defender AV mode', 'Active'), alert: 'None' },
    field('AVPlatformVersion', 'Defender AV Platform Version', '4.18.24040.4'),
    field('AVSignatureVersion', 'Defender AV Security Intelligence Version', '1.411.203.0'),
    field('AVEngineVersion', 'Defender AV engine Version', '1.1.24040.1'),
  ]
}

const severityWords = { error: 'Error', warning: 'Warning', info: 'Informational' } as const

/** A result as the analyzer raises it; number, category, test and links come from the knowledge, the words are ours. */
function eventOf(id: string, { senseVersion }: ScenarioDevice): ReportEvent {
  const known = analyzerResultOf(id)
  const words = resultWords[id]
  if (known === undefined || words === undefined) throw new Error(`a scenario names result ${id}, which has no texts`)
  const links = known.links.map((url) => `<a target='_blank' href='${escapeMarkup(url)}'>${escapeMarkup(url)}</a>`)
  return {
    id,
    severity: severityWords[known.severity === 'error' || known.severity === 'warning' ? known.severity : 'info'],
    category: known.category,
    check: known.test ?? '',
    result: escapeMarkup(words.result.replace('{senseVersion}', senseVersion)),
    guidance: words.guidance === undefined ? 'N/A' : [escapeMarkup(words.guidance), ...links].join('<br>'),
  }
}
