import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { encodeEtl } from '../../shared/scenarios/encoders/encodeEtl.ts'
import { type EvtxEvent, type EvtxLog, evtxChunks, evtxFileHeader } from '../../shared/scenarios/encoders/encodeEvtx.ts'
import type { TraceLoggingEvent } from '../../shared/scenarios/encoders/etl/etlEvent.ts'
import { eventData } from '../../shared/scenarios/encoders/evtx/evtxBody.ts'

const START = BigInt(Date.parse('2025-03-12T07:00:00Z')) * 10_000n
/** 100 ns between two events. */
const STEP = 31_337n
const HEADER = 4096

const words = [
  'token',
  'device',
  'join',
  'tenant',
  'proxy',
  'certificate',
  'discovery',
  'request',
  'response',
  'policy',
  'session',
  'cloud',
]
const word = (i: number): string => words[i % words.length] ?? ''
const sentence = (i: number): string =>
  `The ${word(i)} of ${word(i >> 3)} ${i % 5000} was ${i % 7 === 0 ? 'refused' : 'accepted'} by ${word(i >> 5)}-${i % 97}`
const guidOf = (i: number): string => `5f1b6c5e-0000-4000-8000-${(i % 100_000).toString(16).padStart(12, '0')}`

/** Events like those of the device registration log, of eight templates. */
function* logEvents(count: number): Generator<EvtxEvent> {
  for (let i = 0; i < count; i++) {
    yield {
      provider: i % 2 === 0 ? 'Microsoft-Windows-User Device Registration' : 'Microsoft-Windows-AAD',
      providerId: i % 2 === 0 ? '23b8d46b-67dd-40a3-b636-d43e50552c6d' : '4de9bc9c-b27a-43c9-8994-0915f1a5e24f',
      eventId: 300 + (i % 40),
      version: 0,
      level: i % 11 === 0 ? 2 : 4,
      task: 101,
      opcode: 0,
      keywords: 0x4000000000000000n,
      time: START + BigInt(i) * STEP,
      ...(i % 3 === 0 ? { activityId: guidOf(i) } : {}),
      pid: 1000 + (i % 50),
      tid: 4000 + (i % 400),
      channel: i % 2 === 0 ? 'Microsoft-Windows-User Device Registration/Admin' : 'Microsoft-Windows-AAD/Operational',
      computer: 'PC-0042.corp.example',
      userSid: 'S-1-5-18',
      body: [
        eventData([
          { name: 'ExitCode', value: { type: 'hexInt32', value: 0x801c0000 + (i % 64) } },
          { name: 'Text', value: { type: 'string', value: sentence(i) } },
          { name: 'Attempt', value: { type: 'uint32', value: i % 9 } },
          ...(i % 4 < 2 ? [{ name: 'CorrelationId', value: { type: 'guid', value: guidOf(i >> 2) } } as const] : []),
        ]),
      ],
    }
  }
}

/** Writes an event log chunk by chunk, so that it may be larger than memory. */
export function writeEventLog(path: string, count: number, damage: Partial<EvtxLog> = {}): void {
  const file = openSync(path, 'w')
  try {
    const log = { ...damage, events: logEvents(count) }
    let chunks = 0
    for (const chunk of evtxChunks(log)) {
      writeSync(file, chunk, 0, chunk.length, HEADER + chunks * chunk.length)
      chunks++
    }
    writeSync(file, evtxFileHeader(log, Math.min(chunks, 0xffff), BigInt(count) + 1n), 0, HEADER, 0)
  } finally {
    closeSync(file)
  }
}

function* traceEvents(count: number): Generator<TraceLoggingEvent> {
  for (let i = 0; i < count; i++) {
    yield {
      kind: 'traceLogging',
      provider: { name: 'Microsoft.AAD.Runtime' },
      name: i % 5 === 0 ? 'WebRequest' : 'Trace',
      time: START + BigInt(i) * STEP,
      processor: i % 4,
      pid: 1000 + (i % 50),
      tid: 4000 + (i % 400),
      level: i % 13 === 0 ? 2 : 5,
      keyword: 1n << 63n,
      activityId: guidOf(i >> 4),
      fields: [
        { name: 'message', type: 'unicodeString', value: sentence(i) },
        { name: 'hr', type: 'int32', value: 0x801c0000 + (i % 64), out: 'hresult' },
        { name: 'line', type: 'uint32', value: i % 3000 },
        ...(i % 5 === 0 ? [{ name: 'url', type: 'ansiString', value: `https://login.example/${word(i)}/${i % 700}` } as const] : []),
      ],
    }
  }
}

/** A trace of so many TraceLogging events, in memory at once. */
export const traceBytes = (count: number): Uint8Array =>
  encodeEtl({ session: { name: 'AAD', start: START, bufferSize: 65_536, processors: 4 }, events: traceEvents(count) })

export const writeTrace = (path: string, count: number): void => writeFileSync(path, traceBytes(count))
