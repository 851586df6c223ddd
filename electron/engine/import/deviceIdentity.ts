import type { Fact } from '../../../shared/facts/fact.ts'
import { hostName } from '../../store/index.ts'

/** What an artefact says about which device it comes from. */
export interface DeviceIdentity {
  readonly name?: string
  readonly aadDeviceId?: string
  readonly tenantId?: string
  readonly senseDeviceId?: string
  readonly os?: string
  readonly osBuild?: string
}

const FIELDS = {
  'device.name': 'name',
  'entra.deviceId': 'aadDeviceId',
  'entra.tenantId': 'tenantId',
  'mde.senseDeviceId': 'senseDeviceId',
  'device.os': 'os',
  'device.osBuild': 'osBuild',
} as const satisfies Partial<Record<Fact['kind'], keyof DeviceIdentity>>

/** Gathers the identity from facts in their order: the first trusted statement of a kind counts. The name is without its DNS suffix. */
export function deviceIdentity(facts: Iterable<Pick<Fact, 'kind' | 'value' | 'trusted' | 'subject'>>): DeviceIdentity {
  const identity: { -readonly [K in keyof DeviceIdentity]: string } = {}
  for (const fact of facts) {
    const field = fact.trusted && fact.subject === '' ? fieldOf(fact.kind) : undefined
    if (field === undefined || identity[field] !== undefined) continue
    const value = String(fact.value).trim()
    if (value !== '') identity[field] = field === 'name' ? hostName(value) : value
  }
  return identity
}

export const isDeviceFact = (kind: Fact['kind']): boolean => fieldOf(kind) !== undefined

export const hasIdentity = (identity: DeviceIdentity): boolean =>
  identity.name !== undefined || identity.aadDeviceId !== undefined || identity.senseDeviceId !== undefined

const fieldOf = (kind: Fact['kind']): keyof DeviceIdentity | undefined => (kind in FIELDS ? FIELDS[kind as keyof typeof FIELDS] : undefined)
