import { company } from './company.ts'
import type { RegKey, RegValue } from './encoders/encodeReg.ts'
import type { RegInfo } from './encoders/encodeRegInfo.ts'
import type { Identities } from './identities.ts'
import type { Scenario, ScenarioDevice, ServiceState } from './scenario.ts'
import { checkinTime, minutesBefore, scriptRunTime } from './scenarioTimes.ts'

const MISSING_KEY = 'False'

interface SenseCm {
  readonly status: string
  readonly tenantId: string
  readonly deviceId: string
  readonly payload: string
  readonly lastAttempt: string
  readonly lastSuccess: string
}

/** The values of the key SenseCM; undefined where the device has no such key yet. A missing value is ''. */
function senseCmOf({ enrollment, collectedAt }: ScenarioDevice, ids: Identities): SenseCm | undefined {
  if (enrollment.status === undefined) return undefined
  const timeOf = (minutes: number | undefined): string => (minutes === undefined ? '' : checkinTime(minutesBefore(collectedAt, minutes)))
  const tenant = enrollment.tenant === undefined ? '' : enrollment.tenant === 'own' ? ids.tenantId : ids.otherTenantId
  return {
    status: String(enrollment.status),
    tenantId: tenant,
    deviceId: enrollment.isRegistered ? ids.deviceId : '',
    payload: enrollment.isEnrolled ? JSON.stringify({ intuneDeviceId: ids.intuneDeviceId }) : '',
    lastAttempt: timeOf(enrollment.attemptMinutesAgo),
    lastSuccess: timeOf(enrollment.successMinutesAgo),
  }
}

/** What MdeConfigMgrRegInfo.txt would hold. The line LastCheckinSuccess repeats the attempt: that is the script's mistake. */
export function regInfoOf({ device }: Scenario, ids: Identities): RegInfo {
  const senseCm = senseCmOf(device, ids)
  const fromSenseCm = (pick: (values: SenseCm) => string): string => (senseCm === undefined ? MISSING_KEY : pick(senseCm))
  return {
    runTime: scriptRunTime(device.collectedAt),
    fields: [
      ['EnrollmentStatus', fromSenseCm((values) => values.status)],
      ['TenantId', fromSenseCm((values) => values.tenantId)],
      ['DeviceId', fromSenseCm((values) => values.deviceId)],
      ['EnrollmentPayload', fromSenseCm((values) => values.payload)],
      ['MemConfiguration', fromSenseCm(() => '')],
      ['LastCheckinAttempt', fromSenseCm((values) => values.lastAttempt)],
      ['LastCheckinSuccess', fromSenseCm((values) => values.lastAttempt)],
      ['SystemManufacturer', device.model.manufacturer],
      ['SystemProductName', device.model.product],
      ['ProductName', device.os.name],
      ['UBR', String(device.os.revision)],
      ['OnboardedInfo', { body: JSON.stringify({ orgIds: [ids.orgId] }) }],
      ['SenseCmConfiguration', { SenseCmModeSwitch: device.enrollment.attachV2 ? '2' : '1' }],
      ['NextVersion', ''],
      ['InvalidVersion', ''],
      ['SwitchStatus', ''],
      ['InstallLocation', ''],
      ['NewPlatform', MISSING_KEY],
      ['MsSensePath', '"%ProgramFiles%\\Windows Defender Advanced Threat Protection\\MsSense.exe"'],
      ['MsSecFltPath', 'system32\\drivers\\mssecflt.sys'],
    ],
  }
}

/** The keys that Joinsight asks to export beside the analyzer's result. */
export function registryKeysOf({ device }: Scenario, ids: Identities): readonly RegKey[] {
  const software = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft'
  const control = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet'
  const senseCm = senseCmOf(device, ids)
  return [
    ...(senseCm === undefined ? [] : [{ key: `${software}\\SenseCM`, values: senseCmValues(senseCm) }]),
    {
      key: `${software}\\Windows Advanced Threat Protection`,
      values: [string('senseId', ids.senseDeviceId), string('senseGuid', ids.senseGuid)],
    },
    {
      key: `${software}\\Windows Advanced Threat Protection\\Status`,
      values: [{ name: 'OnboardingState', type: 'dword', data: 1 }, string('OrgID', ids.orgId)],
    },
    ...clientScpKeys(device, ids, software),
    {
      key: `${software}\\Windows NT\\CurrentVersion`,
      values: [
        string('ProductName', device.os.name),
        string('CurrentBuild', String(device.os.build)),
        { name: 'UBR', type: 'dword', data: device.os.revision },
      ],
    },
    { key: `${control}\\Control\\ComputerName\\ComputerName`, values: [string('ComputerName', device.name)] },
    serviceKey(control, 'Sense', device.services.sense),
    serviceKey(control, 'DiagTrack', device.services.diagTrack),
  ]
}

/** 2: starts with Windows, 4: disabled. */
const serviceKey = (control: string, service: string, state: ServiceState): RegKey => ({
  key: `${control}\\Services\\${service}`,
  values: [{ name: 'Start', type: 'dword', data: state === 'Disabled' ? 4 : 2 }],
})

const string = (name: string, data: string): RegValue => ({ name, type: 'string', data })

function senseCmValues(values: SenseCm): readonly RegValue[] {
  const texts = [
    string('TenantId', values.tenantId),
    string('DeviceId', values.deviceId),
    string('EnrollmentPayload', values.payload),
    string('LastCheckinAttempt', values.lastAttempt),
    string('LastCheckinSuccess', values.lastSuccess),
  ]
  return [{ name: 'EnrollmentStatus', type: 'dword', data: Number(values.status) }, ...texts.filter((value) => value.data !== '')]
}

function clientScpKeys({ scp }: ScenarioDevice, ids: Identities, software: string): readonly RegKey[] {
  if (scp?.type !== 'Client') return []
  const isOwn = scp.tenant === 'own'
  const values = [
    string('TenantId', isOwn ? ids.tenantId : ids.otherTenantId),
    string('TenantName', isOwn ? company.verifiedDomain : company.otherTenantDomain),
  ]
  return [{ key: `${software}\\Windows\\CurrentVersion\\CDJ\\AAD`, values }]
}
