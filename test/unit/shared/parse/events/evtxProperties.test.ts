import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../../../../shared/facts/event.ts'
import type { Problem } from '../../../../../shared/facts/problem.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { evtxRecordXml } from '../../../../../shared/parse/evtx/evtxXml.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import { type EvtxEvent, type EvtxLog, encodeEvtx } from '../../../../../shared/scenarios/encoders/encodeEvtx.ts'
import { eventElement } from '../../../../../shared/scenarios/encoders/evtx/evtxSystem.ts'
import { plainElement } from '../../../../../shared/scenarios/encoders/evtx/plainElement.ts'
import { expectedXml } from './expectedXml.ts'
import { Random } from './random.ts'
import { randomEvtxEvent } from './randomEvtx.ts'

const SEEDS = [1, 2, 3, 4, 5]
const EVENTS = 400
const CHUNK = 65_536
const FILE_HEADER = 4096

function read(bytes: Uint8Array): { readonly events: readonly EventRow[]; readonly problems: readonly Problem[] } {
  const events: EventRow[] = []
  const problems: Problem[] = []
  for (const item of parseEvtx({ source: byteSourceOf(bytes), name: 'random.evtx' })) {
    if (item.type === 'event') events.push(item.event)
    else if (item.type === 'problem') problems.push(item.problem)
  }
  return { events, problems }
}

const generate = (seed: number, count = EVENTS) => {
  const random = new Random(seed)
  return Array.from({ length: count }, () => randomEvtxEvent(random))
}

const write = (seed: number, log: Partial<EvtxLog> = {}, count = EVENTS): Uint8Array =>
  encodeEvtx({ events: generate(seed, count).map(({ event }) => event), ...log })

const withoutAbsent = (object: object): unknown => JSON.parse(JSON.stringify(object))

/** What is expected of the row beside its data. */
const headOf = (event: EvtxEvent) => ({
  class: {
    source: 'evtx',
    kind: 'evtx',
    provider: event.provider,
    providerId: event.providerId,
    eventId: event.eventId,
    version: event.version,
    level: event.level,
    channel: event.channel,
    opcode: event.opcode,
    task: event.task,
    ...(event.keywords === undefined ? {} : { keywords: `0x${event.keywords.toString(16)}` }),
    decoded: true,
  },
  pid: event.pid,
  tid: event.tid,
  computer: event.computer,
  userSid: event.userSid,
  activityId: event.activityId,
  relatedActivityId: event.relatedActivityId,
})

describe.each(SEEDS)('a random event log, seed %i', (seed) => {
  it('is read back as it was written', () => {
    const generated = generate(seed)
    const { events, problems } = read(write(seed))
    expect(problems).toEqual([])
    expect(events).toHaveLength(EVENTS)
    for (const [i, row] of events.entries()) {
      const { event, data } = generated[i] ?? generated[0] ?? randomEvtxEvent(new Random(seed))
      const { pid, tid, computer, userSid, activityId, relatedActivityId } = row
      const head = { class: row.class, pid, tid, computer, userSid, activityId, relatedActivityId }
      expect(withoutAbsent(head), `event ${i}`).toEqual(withoutAbsent(headOf(event)))
      expect(row.recordId).toBe(i + 1)
      expect(row.time).toBe(event.time)
      if (data !== undefined && event.layout !== 'plain') expect(JSON.parse(row.data), `event ${i}`).toEqual(data)
    }
  })

  it('is shown as XML as Event Viewer would', () => {
    const generated = generate(seed)
    const file = write(seed)
    for (const [i, row] of read(file).events.entries()) {
      const event = generated[i]?.event
      if (event === undefined) throw new Error(`there is no event ${i}`)
      const chunk = FILE_HEADER + Math.floor((row.place - FILE_HEADER) / CHUNK) * CHUNK
      const root = eventElement(event, BigInt(i + 1), event.body ?? [], 'flat')
      const xml = evtxRecordXml(file.subarray(chunk, chunk + CHUNK), row.place - chunk)
      expect(xml, `event ${i}`).toBe(expectedXml(event.layout === 'plain' ? plainElement(root) : root))
    }
  })

  it('gives every record where the log is dirty, wrapped, full of spare blocks or without checksums', () => {
    const ids = (bytes: Uint8Array): readonly (number | undefined)[] =>
      read(bytes)
        .events.map(({ recordId }) => recordId)
        .sort((a = 0, b = 0) => a - b)
    const expected = Array.from({ length: EVENTS }, (_, i) => i + 1)
    expect(ids(write(seed, { dirty: true, statedChunks: 1 }))).toEqual(expected)
    expect(ids(write(seed, { wrapped: 2 }))).toEqual(expected)
    expect(ids(write(seed, { spareChunks: 3 }))).toEqual(expected)
    expect(ids(write(seed, { checksums: false }))).toEqual(expected)
  })
})
