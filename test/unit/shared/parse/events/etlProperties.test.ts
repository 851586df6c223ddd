import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../../../../shared/facts/event.ts'
import type { Problem } from '../../../../../shared/facts/problem.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEtl } from '../../../../../shared/parse/etl/parseEtl.ts'
import { encodeEtl } from '../../../../../shared/scenarios/encoders/encodeEtl.ts'
import type { EtlEvent } from '../../../../../shared/scenarios/encoders/etl/etlEvent.ts'
import { providerGuid } from '../../../../../shared/scenarios/encoders/etl/providerGuid.ts'
import { Random } from './random.ts'
import { fieldsJson, randomEtlEvents, randomSession } from './randomEtl.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const EVENTS = 300
const PROCESSORS = 4
const START = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n

function read(bytes: Uint8Array): { readonly events: readonly EventRow[]; readonly problems: readonly Problem[] } {
  const events: EventRow[] = []
  const problems: Problem[] = []
  for (const item of parseEtl({ source: byteSourceOf(bytes), name: 'random.etl' })) {
    if (item.type === 'event') events.push(item.event)
    else if (item.type === 'problem') problems.push(item.problem)
  }
  return { events, problems }
}

const hex = (payload: unknown): string => Buffer.from(payload as Uint8Array).toString('hex')

/** What is expected of the row of an event, beside what its kind leaves open. */
function expectedOf(event: EtlEvent): { readonly kind: string; readonly class: object; readonly row: object; readonly data?: unknown } {
  const thread = 'pid' in event ? { pid: event.pid, tid: event.tid } : {}
  if (event.kind === 'traceLogging' || event.kind === 'manifest') {
    const { level, opcode, task, keyword, activityId, relatedActivityId } = event
    const shared = { level, opcode, task, ...(keyword === undefined ? {} : { keywords: `0x${keyword.toString(16)}` }) }
    const row = { ...thread, activityId, relatedActivityId }
    if (event.kind === 'manifest')
      return {
        kind: event.kind,
        class: { ...shared, providerId: event.providerId, eventId: event.eventId, version: event.version, decoded: false },
        row,
        data: event.payload instanceof Uint8Array && event.payload.length > 0 ? { payload: hex(event.payload) } : {},
      }
    const { name, id = providerGuid(name) } = event.provider
    return {
      kind: event.kind,
      class: { ...shared, provider: name, providerId: id, name: event.name, decoded: true },
      row,
      data: fieldsJson(event.fields),
    }
  }
  if (event.kind === 'wpp') return { kind: 'wpp', class: { eventId: event.message, decoded: false }, row: { ...event.thread } }
  if (event.kind === 'classic')
    return { kind: event.instance === undefined ? 'classic' : 'instance', class: { opcode: event.opcode, decoded: false }, row: thread }
  return { kind: event.kind, class: { decoded: false }, row: event.kind === 'perfInfo' ? {} : thread }
}

const withoutAbsent = (object: object): object => JSON.parse(JSON.stringify(object))

describe.each(SEEDS)('a random trace, seed %i', (seed) => {
  it('is read back as it was written, in order of time', () => {
    const random = new Random(seed)
    const session = randomSession(random, START)
    const written = randomEtlEvents(random, START, EVENTS, PROCESSORS)
    const { events, problems } = read(encodeEtl({ session, events: written }))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    // The header event of the session may be told as an event of its own.
    const rows = events.filter(({ time }) => time !== START)
    expect(rows).toHaveLength(EVENTS)
    for (const [i, row] of rows.entries()) {
      const event = written[i]
      if (event === undefined) throw new Error(`there is no event ${i}`)
      const which = `event ${i}, ${event.kind}`
      const { kind, class: eventClass, row: head, data } = expectedOf(event)
      expect(row.class.kind, which).toBe(kind)
      expect(row.time, which).toBe(event.time)
      expect(row.class, which).toMatchObject(withoutAbsent(eventClass))
      expect(row, which).toMatchObject(withoutAbsent(head))
      if (data !== undefined) expect(JSON.parse(row.data), which).toEqual(data)
    }
  })
})

describe('a trace whose clock is coarser than its times', () => {
  it('gives times to within one tick of the clock', () => {
    const random = new Random(11)
    const written = randomEtlEvents(random, START, 50, 1)
    const frequency = 2_337_949n
    const bytes = encodeEtl({
      session: { name: 'Coarse', start: START, bufferSize: 16_384, clock: { type: 'performanceCounter', frequency } },
      events: written,
    })
    const times = read(bytes)
      .events.map(({ time = 0n }) => time)
      .filter((time) => time !== START)
    expect(times).toHaveLength(written.length)
    for (const [i, time] of times.entries()) {
      const late = time - (written[i]?.time ?? 0n)
      expect(late).toBeGreaterThanOrEqual(0n)
      expect(late).toBeLessThanOrEqual(10_000_000n / frequency + 1n)
    }
  })
})
