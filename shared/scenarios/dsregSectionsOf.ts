import { company } from './company.ts'
import type { DsregSection } from './encoders/encodeDsregcmd.ts'
import type { Identities } from './identities.ts'
import type { JoinAttempt, Scenario, ScenarioDevice } from './scenario.ts'
import { dsregTime, minutesBefore } from './scenarioTimes.ts'

type Group = readonly (readonly [field: string, value: string])[]

const DAY = 24 * 60
const yesNo = (value: boolean): string => (value ? 'YES' : 'NO')

/** What `dsregcmd /status` would print on the scenario's device, run as SYSTEM. Sections and fields: dossier, dsregcmd-fields. */
export function dsregSectionsOf({ device }: Scenario, ids: Identities): readonly DsregSection[] {
  const joined = device.join.azureAd ? [deviceDetails(device, ids), tenantDetails(device, ids)] : []
  return [
    deviceState(device),
    ...joined,
    {
      title: 'User State',
      groups: [
        [
          ['NgcSet', 'NO'],
          ['WorkplaceJoined', 'NO'],
          ['WamDefaultSet', 'NO'],
        ],
      ],
    },
    {
      title: 'SSO State',
      groups: [
        [
          ['AzureAdPrt', 'NO'],
          ['AzureAdPrtAuthority', ''],
          ['EnterprisePrt', 'NO'],
          ['EnterprisePrtAuthority', ''],
        ],
      ],
    },
    ...(device.join.azureAd || device.diagnostics !== undefined ? [diagnosticData(device, ids)] : []),
  ]
}

function deviceState({ name, join }: ScenarioDevice): DsregSection {
  const domain: Group = join.domain ? [['DomainName', company.netbiosDomain]] : []
  return {
    title: 'Device State',
    groups: [
      [
        ['AzureAdJoined', yesNo(join.azureAd)],
        ['EnterpriseJoined', 'NO'],
        ['DomainJoined', yesNo(join.domain)],
        ...domain,
        ['Device Name', join.domain ? `${name}.${company.dnsDomain}` : name],
      ],
    ],
  }
}

function deviceDetails({ collectedAt }: ScenarioDevice, ids: Identities): DsregSection {
  const from = dsregTime(minutesBefore(collectedAt, 200 * DAY))
  const to = dsregTime(minutesBefore(collectedAt, -3450 * DAY))
  return {
    title: 'Device Details',
    groups: [
      [
        ['DeviceId', ids.deviceId],
        ['Thumbprint', ids.certificateThumbprint],
        ['DeviceCertificateValidity', `[ ${from} -- ${to} ]`],
        ['KeyContainerId', ids.keyContainerId],
        ['KeyProvider', 'Microsoft Platform Crypto Provider'],
        ['TpmProtected', 'YES'],
        ['DeviceAuthStatus', 'SUCCESS'],
      ],
    ],
  }
}

function tenantDetails({ enrollment }: ScenarioDevice, ids: Identities): DsregSection {
  const isOther = enrollment.tenant === 'other'
  const tenantId = isOther ? ids.otherTenantId : ids.tenantId
  return {
    title: 'Tenant Details',
    groups: [
      [
        ['TenantName', isOther ? company.otherTenantName : company.tenantName],
        ['TenantId', tenantId],
        ['Idp', 'login.windows.net'],
        ['AuthCodeUrl', `https://login.microsoftonline.com/${tenantId}/oauth2/authorize`],
        ['AccessTokenUrl', `https://login.microsoftonline.com/${tenantId}/oauth2/token`],
        ['MdmUrl', ''],
        ['MdmTouUrl', ''],
        ['MdmComplianceUrl', ''],
        ['JoinSrvVersion', '2.0'],
        ['JoinSrvUrl', 'https://enterpriseregistration.windows.net/EnrollmentServer/device/'],
        ['JoinSrvId', 'urn:ms-drs:enterpriseregistration.windows.net'],
      ],
    ],
  }
}

/** The tests run on a device that is not joined; a joined one shows the state of its keys. */
function diagnosticData({ diagnostics, collectedAt }: ScenarioDevice, ids: Identities): DsregSection {
  const keys: Group = [
    ['AadRecoveryEnabled', 'NO'],
    ['KeySignTest', 'PASSED'],
  ]
  if (diagnostics === undefined) return { title: 'Diagnostic Data', groups: [keys] }
  const tests: Group = [
    ['Diagnostics Reference', 'www.microsoft.com/aadjerrors'],
    ['User Context', 'SYSTEM'],
    ['Client Time', dsregTime(new Date(collectedAt))],
    ['AD Connectivity Test', diagnostics.adConnectivity],
    ['AD Configuration Test', diagnostics.adConfiguration],
    ['DRS Discovery Test', diagnostics.drsDiscovery],
    ['DRS Connectivity Test', diagnostics.drsConnectivity],
    ['Token acquisition Test', diagnostics.tokenAcquisition],
    ['Fallback to Sync-Join', 'ENABLED'],
  ]
  const attempts = diagnostics.attempt === undefined ? [] : [attemptGroup(diagnostics.attempt, collectedAt, ids)]
  return { title: 'Diagnostic Data', groups: [tests, ...attempts] }
}

function attemptGroup(
  { minutesAgo, registrationType, errorPhase, clientError, server }: JoinAttempt,
  collectedAt: string,
  ids: Identities,
): Group {
  const type: Group = registrationType === undefined ? [] : [['Registration Type', registrationType]]
  const answer: Group =
    server === undefined
      ? []
      : [
          ['Server ErrorCode', server.code],
          ['Server Message', server.message.replace('{deviceId}', ids.deviceId)],
          ['Https Status', String(server.httpsStatus)],
          ['Request Id', ids.requestId],
        ]
  return [
    ['Previous Registration', dsregTime(minutesBefore(collectedAt, minutesAgo))],
    ...type,
    ['Error Phase', errorPhase],
    ['Client ErrorCode', clientError],
    ...answer,
  ]
}
