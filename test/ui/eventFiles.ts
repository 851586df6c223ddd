import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeEtl } from '../../shared/scenarios/encoders/encodeEtl.ts'
import { type EvtxEvent, encodeEvtx } from '../../shared/scenarios/encoders/encodeEvtx.ts'
import type { EtlEvent } from '../../shared/scenarios/encoders/etl/etlEvent.ts'
import { eventData } from '../../shared/scenarios/encoders/evtx/evtxBody.ts'

const COMPUTER = 'SRV-APP-07'
const START = BigInt(Date.UTC(2026, 10, 18, 2)) * 10_000n
const SECOND = 10_000_000n
const REGISTRATION = { provider: 'Microsoft-Windows-User Device Registration', providerId: '23b8d46b-67dd-40a3-b636-d43e50552c6d' }
const SENSE = { provider: 'Microsoft-Windows-SENSE', providerId: 'fae96d09-ade1-5223-0098-af7b67348531' }
const CORRELATION = '8c1e6f70-3a52-4b9d-a7e4-51d0c2f98b36'

const text = (name: string, value: string) => ({ name, value: { type: 'string', value } as const })
const at = (seconds: number): bigint => START + BigInt(Math.round(seconds * 1000)) * (SECOND / 1000n)

function registration(seconds: number, eventId: number, level: number, fields: readonly (readonly [string, string])[]): EvtxEvent {
  const body = [eventData(fields.map(([name, value]) => text(name, value)))]
  const channel = 'Microsoft-Windows-User Device Registration/Admin'
  return {
    ...REGISTRATION,
    eventId,
    level,
    version: 0,
    time: at(seconds),
    channel,
    computer: COMPUTER,
    pid: 3412,
    tid: 5120,
    userSid: 'S-1-5-18',
    body,
  }
}

/** An attempt to join that finds no registration service, and fails. */
function attempt(seconds: number): EvtxEvent[] {
  return [
    registration(seconds, 100, 4, []),
    registration(seconds + 0.257, 201, 2, [
      ['ExitCode', '0x801c0021'],
      ['HttpStatus', '0'],
      ['ServerResponse', ''],
    ]),
    registration(seconds + 0.269, 304, 2, [
      ['ExitCode', 'Unknown HResult Error code: 0x801c001d'],
      ['ServerErrorCode', ''],
      ['TenantType', 'Managed'],
      ['RegistrationType', 'fallback_sync'],
      [
        'DebugOutput',
        'joinMode: Join\ndrsInstance: azure\nregistrationType: sync\ntenantType: Managed\nerrorPhase: discover\nadalCorrelationId: undefined',
      ],
    ]),
  ]
}

const ATTEMPTS = [600, 8_400, 16_200, 26_040]

/** Logs of a server over eight hours, and a trace of the AAD runtime around its last attempt to join. */
export function writeEventFiles(folder: string): string[] {
  const write = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  return [
    write('UDR-Admin.evtx', encodeEvtx({ events: ATTEMPTS.flatMap(attempt) })),
    write('SENSE.evtx', encodeEvtx({ events: Array.from({ length: 2_000 }, (_, i) => senseEvent(i)) })),
    write('AADRT.etl', encodeEtl({ session: { name: 'AADRT', start: at(25_900) }, events: runtimeEvents() })),
  ]
}

function senseEvent(i: number): EvtxEvent {
  const isError = i % 97 === 0
  const body = [eventData([text('message', isError ? 'cannot reach the server' : 'server contacted'), text('attempt', String(i))])]
  const channel = 'Microsoft-Windows-SENSE/Operational'
  return {
    ...SENSE,
    eventId: isError ? 5 : 4,
    level: isError ? 2 : 4,
    time: at(i * 14),
    channel,
    computer: COMPUTER,
    pid: 2890,
    tid: 100 + (i % 7),
    body,
  }
}

function runtimeEvents(): EtlEvent[] {
  const provider = { name: 'Microsoft.AAD.Runtime' }
  return Array.from({ length: 160 }, (_, i): EtlEvent => {
    const isError = i % 40 === 20
    return {
      kind: 'traceLogging',
      provider,
      name: isError ? 'HttpRequestFailed' : 'TokenCacheRead',
      level: isError ? 2 : i % 3 === 0 ? 5 : 4,
      time: at(26_000 + i / 2),
      pid: 3412,
      tid: 5120,
      activityId: CORRELATION,
      fields: isError
        ? [
            {
              name: 'message',
              type: 'unicodeString',
              value: `0x80072ee7 WinHttpSendRequest https://enterpriseregistration.windows.net/contoso.com/discover?api-version=1.${i}`,
            },
            { name: 'correlationId', type: 'guid', value: CORRELATION },
          ]
        : [{ name: 'entries', type: 'uint32', value: i }],
    }
  })
}
