import { problemOf } from '../../facts/problemTexts.ts'
import type { AnalyzerFieldRecord } from '../../facts/record.ts'
import type { ParsedItem } from '../parsed.ts'
import { asRunTime } from '../runTime.ts'
import { asGuid, asText, asYesNo, type Convert, type FieldMeaning, normalizeField, oneLine } from '../textFacts.ts'
import type { AnalyzerReport } from './analyzerReport.ts'
import { readEnrollmentStatus } from './enrollmentStatusTexts.ts'

/** `Microsoft Windows NT 10.0.26100.0.2894` as the build and revision that winver shows; another form stays as it is printed. */
const osBuild: Convert = (printed) => {
  const [, build, revision] = /\b10\.0\.(\d{5,6})\.0\.(\d+)$/.exec(printed) ?? []
  return build === undefined ? asText(printed) : { value: `${build}.${revision}` }
}

/** Words of .NET's ServiceControllerStatus, which the script prints; another word stays the file's own. */
const serviceStatus: Convert = (printed) => {
  const word = /^(?:Stopped|Running|Paused|(?:Start|Stop|Continue|Pause) ?Pending)$/i.test(printed)
  if (!word) return asText(printed)
  const joined = printed.replace(/ ?pending$/i, 'Pending')
  return { value: joined.charAt(0).toLowerCase() + joined.slice(1) }
}

const service = (subject: string): readonly FieldMeaning[] => [{ kind: 'service.status', subject, convert: serviceStatus }]
const text = (kind: FieldMeaning['kind'], subject?: string): readonly FieldMeaning[] => [
  { kind, convert: asText, ...(subject === undefined ? {} : { subject }) },
]
const guid = (kind: FieldMeaning['kind']): readonly FieldMeaning[] => [{ kind, convert: asGuid }]
const yesNo = (kind: FieldMeaning['kind']): readonly FieldMeaning[] => [{ kind, convert: asYesNo }]

/** Section and label in lower case to what they state. Labels of all editions of the script, with the current product names beside. */
const meaningsOfSection: Readonly<Record<string, Readonly<Record<string, readonly FieldMeaning[]>>>> = {
  general: {
    'script version': text('analyzer.scriptVersion'),
    'script runtime': [{ kind: 'analyzer.runTime', convert: asRunTime }],
  },
  devInfo: {
    'device name': text('device.name'),
    'device operating system': text('device.os'),
    'os build number': [{ kind: 'device.osBuild', convert: osBuild }],
    'os edition': text('device.osEdition'),
    'os architecture': text('device.architecture'),
    systemboottime: text('device.bootTime'),
    'system-wide winhttp proxy': text('network.winHttpProxy'),
    'azure resource id': text('device.azureResourceId'),
    'streamlined connectivity readiness (preview)': text('mde.streamlined', 'readiness'),
    'streamlined connectivity readiness': text('mde.streamlined', 'readiness'),
  },
  EDRCompInfo: {
    'device id': text('mde.senseDeviceId'),
    'organization id': guid('mde.orgId'),
    'sense version': text('mde.senseVersion'),
    'sense service status': service('sense'),
    'sense service starttype': text('service.startType', 'sense'),
    'diagtrack (utc) service status': service('diagTrack'),
    'microsoft account sign-in assistant start type': text('service.startType', 'wlid'),
    'device datacenter location': text('mde.datacenter'),
    'device onboarded via streamlined connectivity': text('mde.streamlined', 'onboarded'),
  },
  MDEDevConfig: {
    'enrollment status': text('enrollment.statusText'),
    'intune device id': guid('enrollment.intuneDeviceId'),
    'azure ad device id': guid('entra.deviceId'),
    'microsoft entra device id': guid('entra.deviceId'),
    'entra device id': guid('entra.deviceId'),
    'azure ad tenant id': guid('entra.tenantId'),
    'microsoft entra tenant id': guid('entra.tenantId'),
    'entra tenant id': guid('entra.tenantId'),
    'domain joined': yesNo('join.domainJoined'),
    'azure ad joined': yesNo('join.azureAdJoined'),
    'microsoft entra joined': yesNo('join.azureAdJoined'),
    'entra joined': yesNo('join.azureAdJoined'),
    'workplace joined': yesNo('join.workplaceJoined'),
    'microsoft entra registered': yesNo('join.workplaceJoined'),
    'mdm enrollment state': text('enrollment.mdmState'),
    'scp configuration type': text('scp.configurationType'),
    'scp tenant name': text('scp.tenantName'),
    'scp tenant id': guid('scp.tenantId'),
  },
  AVCompInfo: {
    'defender av service status': service('defenderAv'),
    'windows security center service status': service('securityCenter'),
    'windows security health service status': service('securityHealth'),
    'defender network inspection service': service('networkInspection'),
    'defender network inspection driver': service('networkInspectionDriver'),
    'defender av mode': text('av.mode'),
    'defender av platform version': text('av.platformVersion'),
    'defender av security intelligence version': text('av.signatureVersion'),
    'defender av engine version': text('av.engineVersion'),
    'defender is tamper protected': yesNo('av.tamperProtection'),
  },
}

const severities: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', informational: 'info', information: 'info' }

/** What a report states. Labels are matched without regard to case, blanks and a colon at their end. */
export function* normalizeReport(report: AnalyzerReport): Generator<ParsedItem, void> {
  const resultIds = new Set(report.results.map(({ record }) => record.id))
  for (const { record, locator } of report.fields) {
    const meanings = meaningsOfSection[record.section]?.[labelOf(record)] ?? []
    yield* normalizeField({ name: record.displayName, value: record.value, locator }, meanings)
    if (meanings.some((meaning) => meaning.kind === 'enrollment.statusText')) yield* enrollmentStatus(record, locator, resultIds)
  }
  for (const { record, locator } of report.results) {
    const value = severities[record.severity.toLowerCase()]
    if (value === undefined) continue
    const quote = oneLine([record.severity, record.id, record.test, record.result].filter((part) => part !== '').join(' '))
    const subject = record.id === '' ? record.test : record.id
    yield { type: 'fact', fact: { kind: 'analyzer.result', subject, value, locator, quote, trusted: true } }
  }
}

const labelOf = (record: AnalyzerFieldRecord): string => record.displayName.replace(/\s+/g, ' ').trim().replace(/ ?:$/, '').toLowerCase()

function* enrollmentStatus(
  record: AnalyzerFieldRecord,
  locator: AnalyzerReport['fields'][number]['locator'],
  resultIds: ReadonlySet<string>,
): Generator<ParsedItem, void> {
  const printed = record.value.trim()
  if (printed === '') return
  const reading = readEnrollmentStatus(printed, resultIds)
  const field = record.displayName
  switch (reading.kind) {
    case 'code':
      yield {
        type: 'fact',
        fact: {
          kind: 'enrollment.status',
          subject: '',
          value: reading.code,
          locator,
          quote: oneLine(`${field}: ${printed}`),
          trusted: true,
        },
      }
      break
    case 'ambiguous':
      yield {
        type: 'problem',
        problem: problemOf('statusTextAmbiguous', 'info', { text: printed, codes: reading.codes.join(', ') }, { field }),
      }
      break
    case 'unknown':
      yield { type: 'problem', problem: problemOf('statusTextUnknown', 'info', { text: printed }, { field }) }
      break
  }
}
