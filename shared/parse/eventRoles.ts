import type { EventClass } from '../facts/event.ts'
import type { JoinPhase } from '../facts/eventText.ts'

/** What events of a class say of the join, the enrolment or the sign-in. */
export interface EventRole {
  readonly says: 'joinFailed' | 'joinDetail' | 'joinSucceeded' | 'mdmFailed' | 'mdmSucceeded' | 'tokenError' | 'tokenEnd' | 'runtime'
  /** Where the event itself names no other. */
  readonly phase?: JoinPhase
}

type Ids = Readonly<Record<number, EventRole>>

const failed = (phase: JoinPhase): EventRole => ({ says: 'joinFailed', phase })
const detail = (phase: JoinPhase): EventRole => ({ says: 'joinDetail', phase })
const succeeded: EventRole = { says: 'joinSucceeded' }
const tokenError: EventRole = { says: 'tokenError' }

const every = (ids: readonly number[], role: EventRole): Ids => Object.fromEntries(ids.map((id) => [id, role]))

/** Ids of User Device Registration: what ends an attempt, and what fails within one. Manifest of dsreg.dll. */
const registration: Ids = {
  ...every([330, 333, 334], failed('precheck')),
  ...every([307, 309], failed('discover')),
  305: failed('auth'),
  304: failed('join'),
  ...every([219, 220, 221], detail('precheck')),
  ...every([200, 201, 226, 230, 231, 233, 337, 340, 341], detail('discover')),
  ...every([202, 203, 204, 205, 206, 240, 344, 345, 354], detail('join')),
  ...every([105, 306, 335], succeeded),
}
/** Ids of Microsoft-Windows-AAD: hybrid join page for 1007, 1081, 1084, 1088; the others by their fields. */
const aad: Ids = { ...every([1024, 1025, 1081, 1084, 1085, 1086, 1088, 1089, 1098, 1104, 1118], tokenError), 1007: { says: 'tokenEnd' } }
const mdm: Ids = { ...every([71, 76], { says: 'mdmFailed' }), ...every([72, 75], { says: 'mdmSucceeded' }) }

/** The components of Windows that join and enrol a device, of whose events something is known. */
export type JoinProvider = 'registration' | 'aad' | 'mdm' | 'aadRuntime'

interface Provider {
  readonly is: JoinProvider
  /** GUID, name, short name of Event Viewer's Source column, and logs; in lower case. */
  readonly names: readonly string[]
  /** Absent: ids are not published, all events are read. */
  readonly roles?: Ids
}

const providers: readonly Provider[] = [
  {
    is: 'registration',
    names: [
      '23b8d46b-67dd-40a3-b636-d43e50552c6d',
      'microsoft-windows-user device registration',
      'user device registration',
      'microsoft-windows-user device registration/admin',
      'microsoft-windows-user device registration/debug',
    ],
    roles: registration,
  },
  {
    is: 'aad',
    names: [
      '4de9bc9c-b27a-43c9-8994-0915f1a5e24f',
      'microsoft-windows-aad',
      'aad',
      'microsoft-windows-aad/operational',
      'microsoft-windows-aad/analytic',
    ],
    roles: aad,
  },
  {
    is: 'mdm',
    names: [
      '3da494e4-0fe2-415c-b895-fb5265c5c83b',
      'microsoft-windows-devicemanagement-enterprise-diagnostics-provider',
      'devicemanagement-enterprise-diagnostics-provider',
      'microsoft-windows-devicemanagement-enterprise-diagnostics-provider/admin',
    ],
    roles: mdm,
  },
  {
    is: 'aadRuntime',
    names: [
      'bd67e65c-9cc2-51d8-7399-0bb9899e75c1',
      'microsoft.aad.runtime',
      'microsoft-windows-aadrt',
      'aadrt',
      'microsoft-windows-aadrt/admin',
    ],
  },
]

const byName = new Map(providers.flatMap((provider) => provider.names.map((name) => [name, provider] as const)))

const providerOf = ({ providerId, provider, channel }: EventClass): Provider | undefined =>
  [providerId, provider, channel].map((name) => (name === undefined ? undefined : byName.get(name.toLowerCase()))).find(Boolean)

/** The component that events of a class come from, however the evidence names it; undefined for all others. */
export const joinProviderOf = (eventClass: EventClass): JoinProvider | undefined => providerOf(eventClass)?.is

/** Whether events of a class come from a component that joins or enrols the device. */
export const isOfJoinProvider = (eventClass: EventClass): boolean => providerOf(eventClass) !== undefined

/** The role of the events of a class; undefined for those that say nothing of the join. */
export function eventRoleOf(eventClass: EventClass): EventRole | undefined {
  const provider = providerOf(eventClass)
  if (provider === undefined) return undefined
  if (provider.roles === undefined) return { says: 'runtime' }
  return eventClass.eventId === undefined ? undefined : provider.roles[eventClass.eventId]
}
