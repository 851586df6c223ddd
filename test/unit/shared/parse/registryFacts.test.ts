import { describe, expect, it } from 'vitest'
import type { RegistryValueRecord } from '../../../../shared/facts/record.ts'
import { normalizeRegistryValue, RegistryNormalizer } from '../../../../shared/parse/registryFacts.ts'

const software = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft'
const system = 'HKEY_LOCAL_MACHINE\\SYSTEM'
const guid = '85078783-7868-4ACE-8E2A-7EE14066DF44'

function record(key: string, name: string, data: RegistryValueRecord['data']): RegistryValueRecord {
  const valueType = typeof data === 'number' ? 'REG_DWORD' : Array.isArray(data) ? 'REG_MULTI_SZ' : 'REG_SZ'
  return { type: 'registryValue', hive: 'HKEY_LOCAL_MACHINE', key, name, valueType, data }
}
const factsOf = (key: string, name: string, data: RegistryValueRecord['data']) =>
  normalizeRegistryValue(record(key, name, data)).map((fact) => [fact.kind, fact.subject, fact.value])

const known: readonly (readonly [string, string, RegistryValueRecord['data'], readonly unknown[]])[] = [
  [`${software}\\SenseCM`, 'EnrollmentStatus', 37, ['enrollment.status', '', 37]],
  [`${software}\\SenseCM`, 'EnrollmentStatus', '37', ['enrollment.status', '', 37]],
  [`${software}\\sensecm`, 'ENROLLMENTSTATUS', 2, ['enrollment.status', '', 2]],
  [`${software}\\SenseCM`, 'TenantId', `{${guid}}`, ['entra.tenantId', '', guid.toLowerCase()]],
  [`${software}\\SenseCM`, 'DeviceId', guid, ['entra.deviceId', '', guid.toLowerCase()]],
  [`${software}\\SenseCM`, 'EnrollmentPayload', `{"intuneDeviceId":"${guid}"}`, ['enrollment.intuneDeviceId', '', guid.toLowerCase()]],
  [`${software}\\SenseCM`, 'LastCheckinSuccess', '2024-06-03T06:16:12Z', ['enrollment.lastCheckinSuccess', '', '2024-06-03T06:16:12Z']],
  [`${software}\\Windows Advanced Threat Protection\\Status`, 'OnboardingState', 1, ['mde.onboardingState', '', 1]],
  [`${software}\\Windows Advanced Threat Protection\\Status`, 'OrgId', guid, ['mde.orgId', '', guid.toLowerCase()]],
  [`${software}\\Windows\\CurrentVersion\\CDJ\\AAD`, 'TenantName', 'contoso.com', ['scp.tenantName', 'client', 'contoso.com']],
  [`${software}\\Windows\\CurrentVersion\\CDJ`, 'FallbackToSyncJoin', 0, ['diagnostic.fallbackToSyncJoin', '', 'DISABLED']],
  [`${software}\\Windows\\CurrentVersion\\CDJ`, 'EnterpriseDrsName', 'sts.contoso.com', ['scp.enterpriseDrsName', '', 'sts.contoso.com']],
  [`${software}\\Windows Advanced Threat Protection`, 'SenseCmConfiguration', '{"SenseCmModeSwitch":2}', ['enrollment.modeSwitch', '', 2]],
  [`${system}\\CurrentControlSet\\Services\\DiagTrack`, 'Start', 4, ['service.startType', 'diagTrack', 'Disabled']],
  [`${system}\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\A1B2`, 'TenantId', guid, ['entra.tenantId', '', guid.toLowerCase()]],
]
it.each(known)('knows what %s, %s = %s states', (key, name, data, expected) => {
  expect(factsOf(key, name, data)).toEqual([expected])
})

it('takes a tenant id for the client for a service connection point on the client', () => {
  expect(factsOf(`${software}\\Windows\\CurrentVersion\\CDJ\\AAD`, 'TenantId', guid)).toEqual([
    ['scp.tenantId', 'client', guid.toLowerCase()],
    ['scp.configurationType', '', 'Client'],
  ])
})

const silent: readonly (readonly [string, string, string, RegistryValueRecord['data']])[] = [
  ['a tenant id that is none', `${software}\\SenseCM`, 'TenantId', 'contoso'],
  ['an empty text', `${software}\\SenseCM`, 'LastCheckinAttempt', ''],
  ['a status in words', `${software}\\SenseCM`, 'EnrollmentStatus', 'enrolled'],
  ['a start type without a name', `${system}\\CurrentControlSet\\Services\\Sense`, 'Start', 9],
  ['the same value of a user', 'HKEY_CURRENT_USER\\SOFTWARE\\Microsoft\\SenseCM', 'EnrollmentStatus', 37],
  ['a value that nobody documents', `${software}\\SenseCM`, 'Other', 1],
  ['a payload without an id', `${software}\\SenseCM`, 'EnrollmentPayload', '{}'],
]
it.each(silent)('states nothing for %s', (_what, key, name, data) => {
  expect(factsOf(key, name, data)).toEqual([])
})

describe('values of one file together', () => {
  const finish = (records: readonly RegistryValueRecord[]) => {
    const normalizer = new RegistryNormalizer()
    const own = records.flatMap((value) => normalizer.normalize(value))
    return { own, end: normalizer.finish().map((fact) => [fact.kind, fact.value]) }
  }
  const version = `${software}\\Windows NT\\CurrentVersion`
  const computer = (set: string, name: string) => record(`${system}\\${set}\\Control\\ComputerName\\ComputerName`, 'ComputerName', name)

  it('give the build with its revision, in whichever order they stand', () => {
    expect(finish([record(version, 'UBR', 5696), record(version, 'CurrentBuild', '17763')]).end).toEqual([['device.osBuild', '17763.5696']])
    expect(finish([record(version, 'CurrentBuild', '17763')]).end).toEqual([['device.osBuild', '17763']])
    expect(finish([record(version, 'UBR', 5696)]).end).toEqual([])
  })

  it('speak of the control set that Select names', () => {
    const records = [computer('ControlSet001', 'OLD'), computer('ControlSet002', 'NEW'), record(`${system}\\Select`, 'Current', 2)]
    expect(finish(records)).toEqual({ own: [], end: [['device.name', 'NEW']] })
  })

  it('speak of a control set that stands alone, and of none where two stand without Select', () => {
    expect(finish([computer('ControlSet001', 'PC')]).end).toEqual([['device.name', 'PC']])
    expect(finish([computer('ControlSet001', 'A'), computer('ControlSet002', 'B')]).end).toEqual([])
  })
})
