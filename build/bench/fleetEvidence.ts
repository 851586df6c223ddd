import type { Fact } from '../../shared/facts/fact.ts'
import type { FormatId } from '../../shared/facts/format.ts'
import { byteSourceOf } from '../../shared/parse/byteSource.ts'
import { detectFormat } from '../../shared/parse/detect.ts'
import { readerOf, streamReaderOf } from '../../shared/parse/readers.ts'
import { scenarios } from '../../shared/scenarios/catalogue/index.ts'
import { encodeInventoryCsv, type ListedDevice } from '../../shared/scenarios/encoders/encodeInventoryCsv.ts'
import { scenarioFiles } from '../../shared/scenarios/scenarioFiles.ts'

/** One file of a scenario, read: what the import would have put into the case. */
export interface ReadFile {
  readonly path: string
  readonly name: string
  readonly format: FormatId
  readonly size: number
  readonly facts: readonly Fact[]
}

/** Everything that a person collects on a device, of each scenario of the catalogue. */
export function readScenarios(): readonly (readonly ReadFile[])[] {
  return scenarios.map((scenario) =>
    scenarioFiles(scenario).map(({ path, bytes }) => {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const format = detectFormat({ bytes, size: bytes.length, name })
      const items = readerOf(format)?.({ bytes, name }) ?? streamReaderOf(format)?.({ source: byteSourceOf(bytes), name })
      if (items === undefined) throw new Error(`${path}: there is no reader for ${format}`)
      const facts = [...items].flatMap((item) => (item.type === 'fact' ? [item.fact] : []))
      return { path, name, format, size: bytes.length, facts }
    }),
  )
}

export interface FleetDevice {
  readonly name: string
  readonly aadDeviceId: string
  readonly senseDeviceId: string
}

const digits = (number: number, length: number): string => number.toString(16).padStart(length, '0')

export const fleetDevice = (i: number): FleetDevice => ({
  name: `PC-${String(i).padStart(5, '0')}`,
  aadDeviceId: `00000000-0000-4000-8000-${digits(i, 12)}`,
  senseDeviceId: digits(i, 40),
})

/** The same facts about another device: names and ids are its own. */
export function factsOf(facts: readonly Fact[], device: FleetDevice): readonly Fact[] {
  const own: Partial<Record<Fact['kind'], string>> = {
    'device.name': device.name,
    'entra.deviceId': device.aadDeviceId,
    'mde.senseDeviceId': device.senseDeviceId,
  }
  return facts.map((fact) => ({ ...fact, value: own[fact.kind] ?? fact.value }))
}

/** The lists of the Defender portal, Entra ID and Intune: a few devices are missing, pending or stale in each, as in a real fleet. */
export function fleetLists(count: number): Readonly<Record<'portal' | 'entra' | 'intune', Uint8Array>> {
  const devices = Array.from({ length: count }, (_, i) => listedDevice(i))
  return {
    portal: encodeInventoryCsv({ source: 'portal', devices: devices.filter((_, i) => i % 50 !== 1) }),
    entra: encodeInventoryCsv({ source: 'entra', devices: devices.filter((_, i) => i % 40 !== 2) }),
    intune: encodeInventoryCsv({ source: 'intune', devices: devices.filter((_, i) => i % 3 === 0) }),
  }
}

function listedDevice(i: number): ListedDevice {
  const { name, aadDeviceId, senseDeviceId } = fleetDevice(i)
  return {
    name,
    aadDeviceId,
    senseDeviceId,
    intuneDeviceId: `10000000-0000-4000-8000-${digits(i, 12)}`,
    os: i % 4 === 0 ? 'Windows Server 2019' : 'Windows 11',
    osVersion: `10.0.${17763 + (i % 5)}`,
    managedBy: ['MDE', 'Intune', 'ConfigMgr', 'Unknown'][i % 4] ?? 'Unknown',
    onboardingStatus: 'Onboarded',
    joinType: i % 4 === 0 ? 'Hybrid Azure AD joined' : 'Azure AD joined',
    registered: i % 30 === 3 ? 'Pending' : '2024-05-01T10:20:30Z',
    enabled: i % 100 !== 4,
    mdm: i % 3 === 0 ? 'Microsoft Intune' : 'None',
    compliant: i % 7 === 0 ? 'False' : 'True',
    lastSeen: `2025-0${1 + (i % 6)}-1${i % 10}T08:00:00Z`,
    user: `user${i}@contoso.example`,
    healthStatus: 'Active',
    riskLevel: 'None',
  }
}
