import { company } from './company.ts'
import type { EvtxEvent } from './encoders/encodeEvtx.ts'
import { eventData } from './encoders/evtx/evtxBody.ts'
import type { Identities } from './identities.ts'
import type { JoinAttempt, Scenario, ScenarioDevice } from './scenario.ts'
import { minutesBefore } from './scenarioTimes.ts'

type Fields = readonly (readonly [name: string, value: string])[]

interface Moment {
  readonly eventId: number
  readonly level: 'error' | 'information'
  /** Milliseconds after the attempt began. */
  readonly after: number
  readonly fields?: Fields
}

const DAY = 24 * 60
/** The scheduled task tries again when somebody signs in; here every hour and a half. */
const TRIED_EVERY = 90
const ATTEMPTS = 4
/** When a joined device joined, in minutes before the collection: the certificate says the same. */
const JOINED_AGO = 200 * DAY
const levels = { error: 2, information: 4 } as const

/** The log of User Device Registration on the scenario's device, oldest first; none on a device that never tried. Ids and fields: dossier, etw. */
export function registrationLogOf({ device }: Scenario, ids: Identities): readonly EvtxEvent[] {
  const attempt = device.diagnostics?.attempt
  if (attempt !== undefined) {
    const minutes = Array.from({ length: ATTEMPTS }, (_, i) => attempt.minutesAgo + (ATTEMPTS - 1 - i) * TRIED_EVERY)
    return minutes.flatMap((ago) => attemptOf(attempt, ids).map((moment) => eventOf(device, ago, moment)))
  }
  return device.join.azureAd ? joined.map((moment) => eventOf(device, JOINED_AGO, moment)) : []
}

const joined: readonly Moment[] = [
  { eventId: 100, level: 'information', after: 0 },
  { eventId: 101, level: 'information', after: 412 },
  { eventId: 104, level: 'information', after: 2630 },
  { eventId: 105, level: 'information', after: 2644 },
  { eventId: 106, level: 'information', after: 2981 },
  { eventId: 306, level: 'information', after: 2990 },
]

function attemptOf(attempt: JoinAttempt, ids: Identities): readonly Moment[] {
  const { errorPhase, clientError, server } = attempt
  const asked: Moment = { eventId: 100, level: 'information', after: 0 }
  if (errorPhase === 'discover') {
    const answer: Fields = [
      ['ExitCode', clientError],
      ['HttpStatus', '0'],
      ['ServerMessage', ''],
    ]
    return [asked, { eventId: 201, level: 'error', after: 257, fields: answer }, failureOf(attempt, ids, 269)]
  }
  const found: Moment = { eventId: 101, level: 'information', after: 398 }
  if (server === undefined) return [asked, found, failureOf(attempt, ids, 871)]
  const refused: Fields = [
    ['ExitCode', clientError],
    ['ActivityId', ids.requestId],
    ['HttpStatus', String(server.httpsStatus)],
    ['ServerResponse', messageOf(server.message, ids)],
  ]
  return [asked, found, { eventId: 204, level: 'error', after: 1733, fields: refused }, failureOf(attempt, ids, 1746)]
}

function failureOf({ errorPhase, clientError, registrationType, server }: JoinAttempt, ids: Identities, after: number): Moment {
  const debug = [
    'joinMode: Join',
    'drsInstance: azure',
    `registrationType: ${registrationType ?? 'sync'}`,
    'tenantType: Managed',
    `tenantId: ${ids.tenantId}`,
    `errorPhase: ${errorPhase}`,
  ]
  const fields: Fields = [
    ['ExitCode', `Unknown HResult Error code: ${clientError}`],
    ['ServerErrorMessage', server === undefined ? '' : messageOf(server.message, ids)],
    ['TenantType', 'Managed'],
    ['JoinType', registrationType ?? 'sync'],
    ['DebugOutput', debug.join('\r\n')],
  ]
  return { eventId: errorPhase === 'auth' ? 305 : 304, level: 'error', after, fields }
}

const messageOf = (message: string, ids: Identities): string => message.replace('{deviceId}', ids.deviceId)

function eventOf({ name, join, collectedAt }: ScenarioDevice, minutesAgo: number, moment: Moment): EvtxEvent {
  const { eventId, level, after, fields = [] } = moment
  const time = BigInt(minutesBefore(collectedAt, minutesAgo).getTime() + after) * 10_000n
  return {
    provider: 'Microsoft-Windows-User Device Registration',
    providerId: '23b8d46b-67dd-40a3-b636-d43e50552c6d',
    channel: 'Microsoft-Windows-User Device Registration/Admin',
    eventId,
    version: 0,
    level: levels[level],
    time,
    computer: join.domain ? `${name}.${company.dnsDomain}` : name,
    pid: 3412,
    tid: 5120,
    // The task runs as SYSTEM.
    userSid: 'S-1-5-18',
    body: [eventData(fields.map(([field, value]) => ({ name: field, value: { type: 'string', value } })))],
  }
}
