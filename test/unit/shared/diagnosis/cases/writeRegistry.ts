import { encodeReg, type RegValue } from '../../../../../shared/scenarios/encoders/encodeReg.ts'

const machine = 'HKEY_LOCAL_MACHINE'
const senseCm = `${machine}\\SOFTWARE\\Microsoft\\SenseCM`
const atp = `${machine}\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection`
const clientScp = `${machine}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD`
const services = `${machine}\\SYSTEM\\CurrentControlSet\\Services`

/** Short names of the places that matter; a service's Start is written `Sense Start`. */
const keys: Readonly<Record<string, readonly [key: string, name: string]>> = {
  EnrollmentStatus: [senseCm, 'EnrollmentStatus'],
  TenantId: [senseCm, 'TenantId'],
  DeviceId: [senseCm, 'DeviceId'],
  LastCheckinAttempt: [senseCm, 'LastCheckinAttempt'],
  OnboardingState: [`${atp}\\Status`, 'OnboardingState'],
  OrgId: [`${atp}\\Status`, 'OrgId'],
  SenseCmConfiguration: [atp, 'SenseCmConfiguration'],
  'CDJ TenantId': [clientScp, 'TenantId'],
  'CDJ TenantName': [clientScp, 'TenantName'],
  FallbackToSyncJoin: [`${machine}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ`, 'FallbackToSyncJoin'],
  ProductName: [`${machine}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion`, 'ProductName'],
}

/** `EnrollmentStatus = 37` lines as a .reg export; a number becomes a REG_DWORD. */
export function writeRegistry(lines: readonly string[]): Uint8Array {
  return encodeReg(
    lines
      .flatMap((one) => one.split(' | '))
      .map((line) => {
        const [, place, data] = /^(.+?)\s*=\s*(.*)$/.exec(line) ?? []
        if (place === undefined || data === undefined) throw new Error(`a registry line is "Name = data", not "${line}"`)
        const [key, name] = placeOf(place)
        const value: RegValue = /^\d+$/.test(data) ? { name, type: 'dword', data: Number(data) } : { name, type: 'string', data }
        return { key, values: [value] }
      }),
  )
}

function placeOf(place: string): readonly [key: string, name: string] {
  const [, service] = /^(\w+) Start$/.exec(place) ?? []
  const known = service === undefined ? keys[place] : ([`${services}\\${service}`, 'Start'] as const)
  if (known === undefined) throw new Error(`no registry place is called "${place}" here`)
  return known
}
