import type { SourcedFact } from '../facts/fact.ts'
import type { FactIndex } from './factIndex.ts'

/** From this sensor version on enrolment needs no join; the second for the unified agent of Windows Server 2012 R2 and 2016. */
const MINIMUM_SENSOR = '10.8040.0.0'
export const MINIMUM_UNIFIED_AGENT = '10.8295.22621.1023'
/** Windows 8.1 and Server 2012 R2, Server 2016: what the unified agent runs on. */
const UNIFIED_AGENT_BUILDS = new Set(['9600', '14393'])
const UNIFIED_AGENT_NAMES = /\bServer (2012 R2|2016)\b/i
const SERVER_2012_R2 = /\bServer 2012 R2\b/i
/** No unified agent exists for these: only the older flow. */
export const DOWN_LEVEL_NAMES = /\b(Windows 7|Windows 8(\.1)?|Server 2008 R2|Server 2012(?! R2))\b/i
/** The flow without join became generally available. */
export const GENERAL_SINCE = '2023-09-25'

const buildsOf = (index: FactIndex): string[] => index.of('device.osBuild').map((fact) => String(fact.value).split('.')[0] ?? '')

/** The lowest sensor version of the flow without join, for this device's system. */
export function minimumSensor(index: FactIndex): string {
  const isUnified =
    buildsOf(index).some((build) => UNIFIED_AGENT_BUILDS.has(build)) ||
    index.of('device.os').some((fact) => UNIFIED_AGENT_NAMES.test(String(fact.value)))
  return isUnified ? MINIMUM_UNIFIED_AGENT : MINIMUM_SENSOR
}

/** By its name, or by the build that only it shares with Windows 8.1. */
export const runsOnServer2012R2 = (index: FactIndex): boolean =>
  index.of('device.os').some((fact) => SERVER_2012_R2.test(String(fact.value))) || buildsOf(index).includes('9600')

/** Who manages the device, in the words of the report or of a list. */
export interface NamedManager {
  readonly choice: 'intune' | 'otherMdm' | 'configMgr' | 'attach'
  readonly fact: SourcedFact
}

/** `Intune`, `MDE`, `ConfigMgr`, `MDM`, `MDE/ConfigMgr`; what is none of them names nobody. */
export function managersInWords(index: FactIndex): NamedManager[] {
  const named = index.of('enrollment.managedBy').flatMap((fact): NamedManager[] => {
    const text = String(fact.value).toLowerCase()
    const isAttached = /\bmde\b|microsoftsense|defender for endpoint/.test(text)
    const byConfigMgr = /configmgr|configuration manager|\bsccm\b|\bmecm\b/.test(text)
    if (isAttached) return [{ choice: 'attach', fact }]
    if (byConfigMgr) return [{ choice: 'configMgr', fact }]
    if (/\bintune\b/.test(text)) return [{ choice: 'intune', fact }]
    return /\bmdm\b/.test(text) ? [{ choice: 'otherMdm', fact }] : []
  })
  const states = index.of('enrollment.mdmState').filter((fact) => String(fact.value).toLowerCase() === 'mdm enrolled')
  return [...named, ...states.map((fact): NamedManager => ({ choice: 'intune', fact }))]
}

/** The row of a synthetic registration in Entra's list: MDM is Intune, and there is no join type. */
export function isListedSynthetic(index: FactIndex): readonly SourcedFact[] | undefined {
  const mdm = index.of('inventory.mdm', 'entra').filter((fact) => /\bintune\b/i.test(String(fact.value)))
  const isJoinTyped = index.of('inventory.joinType', 'entra').length > 0
  return mdm.length > 0 && !isJoinTyped ? mdm : undefined
}
