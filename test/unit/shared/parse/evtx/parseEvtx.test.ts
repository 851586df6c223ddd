import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../../../../shared/facts/event.ts'
import type { Fact } from '../../../../../shared/facts/fact.ts'
import type { Problem } from '../../../../../shared/facts/problem.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import { type EvtxEvent, encodeEvtx } from '../../../../../shared/scenarios/encoders/encodeEvtx.ts'
import { eventData, userData } from '../../../../../shared/scenarios/encoders/evtx/evtxBody.ts'
import type { EvtxAttribute, EvtxContent, EvtxElement } from '../../../../../shared/scenarios/encoders/evtx/evtxElement.ts'
import { cpuMs } from '../../../../cpuMs.ts'

const TIME = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n
const HEADER = 4096
const CHUNK = 65_536
const FIRST_RECORD = 512

const event = (more: Partial<EvtxEvent> = {}): EvtxEvent => ({
  provider: 'Contoso-Join',
  providerId: '11111111-2222-5333-8444-555555555555',
  eventId: 304,
  time: TIME,
  channel: 'Contoso-Join/Admin',
  computer: 'PC-1',
  body: [eventData([{ name: 'ErrorCode', value: { type: 'hexInt32', value: 0x801c001d } }])],
  ...more,
})
/** Records of about a kilobyte each, so that few of them fill a chunk. */
const long = (): EvtxEvent => event({ body: [eventData([{ name: 'Text', value: { type: 'string', value: 'x'.repeat(500) } }])] })
const logOf = (count: number, make: () => EvtxEvent = event): Uint8Array => encodeEvtx({ events: Array.from({ length: count }, make) })

interface Read {
  readonly events: readonly EventRow[]
  readonly problems: readonly Problem[]
  readonly facts: readonly Fact[]
  readonly codes: readonly string[]
  readonly ids: readonly (number | undefined)[]
  readonly accounted: number
}

function read(bytes: Uint8Array): Read {
  const events: EventRow[] = []
  const problems: Problem[] = []
  const facts: Fact[] = []
  const reading = parseEvtx({ source: byteSourceOf(bytes), name: 'test.evtx' })
  let step = reading.next()
  for (; step.done !== true; step = reading.next()) {
    if (step.value.type === 'event') events.push(step.value.event)
    else if (step.value.type === 'problem') problems.push(step.value.problem)
    else if (step.value.type === 'fact') facts.push(step.value.fact)
  }
  const { parsed, problem, unknown } = step.value.account
  const codes = problems.map(({ code }) => code)
  const ids = events.map(({ recordId }) => recordId)
  return { events, problems, facts, codes, ids, accounted: parsed + problem + unknown }
}

/** Where the nth record of a file's first chunk starts. */
function recordStart(bytes: Uint8Array, index: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  let at = HEADER + FIRST_RECORD
  for (let i = 0; i < index; i++) at += view.getUint32(at + 4, true)
  return at
}
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)
const dataOf = (...body: readonly EvtxElement[]): unknown =>
  JSON.parse(read(encodeEvtx({ events: [event({ body })] })).events[0]?.data ?? '')
const text = (value: string) => ({ type: 'string', value }) as const

describe('an event log', () => {
  it('gives each record its place, and its class once', () => {
    const bytes = logOf(3)
    const { events, problems, facts, accounted } = read(bytes)
    expect(problems).toEqual([])
    expect(accounted).toBe(bytes.length)
    expect(events.map(({ place }) => place)).toEqual([0, 1, 2].map((i) => recordStart(bytes, i)))
    expect(new Set(events.map((row) => row.class)).size).toBe(1)
    expect(events[0]).toMatchObject({ recordId: 1, computer: 'PC-1', data: '{"ErrorCode":"0x801c001d"}' })
    expect(facts).toMatchObject([{ kind: 'eventLog.recordIds', value: '1–3', quote: '3 records, ids 1–3, no gap' }])
  })

  it('without records is one without problems', () => {
    expect(read(encodeEvtx({ events: [] }))).toMatchObject({ events: [], problems: [], accounted: HEADER })
  })

  it('is read in the order of its record ids where it has wrapped, whatever its header says of where', () => {
    const bytes = encodeEvtx({ events: Array.from({ length: 200 }, long), wrapped: 1, dirty: true })
    new DataView(bytes.buffer).setBigUint64(8, 0n, true)
    expect(read(bytes).ids).toEqual(range(1, 200))
  })

  it('is read to its end where its header counts fewer chunks, and says so', () => {
    const { ids, problems } = read(encodeEvtx({ events: Array.from({ length: 200 }, long), statedChunks: 1, dirty: true }))
    expect(ids).toEqual(range(1, 200))
    expect(problems.map(({ code }) => code)).toEqual(['evtxChunkCount', 'evtxDirty'])
  })

  it('tells which ids are missing', () => {
    const { problems, facts } = read(encodeEvtx({ events: [event(), event({ recordId: 10n }), event()] }))
    expect(problems).toMatchObject([{ code: 'evtxGap', args: { first: '2', last: '9', count: '8' } }])
    expect(facts[0]?.quote).toBe('3 records, ids 1–11, 1 gap')
  })

  it('tells the number of gaps where there are many, as in a filtered export', () => {
    const events = range(1, 50).map((i) => event({ recordId: BigInt(i * 3) }))
    expect(read(encodeEvtx({ events })).problems).toMatchObject([{ code: 'evtxGaps', args: { count: 49, missing: '98' } }])
  })
})

describe('fields of an event', () => {
  const attribute = (name: string, ...content: readonly EvtxContent[]): EvtxAttribute => ({ name, content })

  it('are attributes and elements of UserData alike', () => {
    const certificate = (name: string): EvtxElement => ({
      element: 'Certificate',
      attributes: [attribute('subjectName', { value: text(name) })],
    })
    const section: EvtxElement = {
      element: 'Chain',
      attributes: [attribute('xmlns', { text: 'urn:own' }), attribute('version', { value: { type: 'uint8', value: 2 } })],
      children: [
        certificate('CN=A'),
        certificate('CN=B'),
        { element: 'Store', children: [certificate('CN=C')] },
        { element: 'Result', attributes: [attribute('value', { text: '80092013' })], children: [{ text: 'offline' }] },
      ],
    }
    expect(dataOf(userData(section))).toEqual({
      version: 2,
      Certificate: [{ subjectName: 'CN=A' }, { subjectName: 'CN=B' }],
      Store: { Certificate: { subjectName: 'CN=C' } },
      Result: { value: '80092013', '#text': 'offline' },
    })
  })

  it('leave out an attribute whose value is null', () => {
    const none = attribute('a', { value: { type: 'null', declared: 'string' } })
    const item: EvtxElement = { element: 'Item', attributes: [none, attribute('b', { text: 'x' })] }
    expect(dataOf(userData({ element: 'Own', children: [item] }))).toEqual({ Item: { b: 'x' } })
  })

  it('keep the text of an element that holds only one value', () => {
    expect(dataOf(userData({ element: 'Own', children: [{ value: text('alone') }] }))).toEqual(['alone'])
  })

  it('keep text that stands beside elements', () => {
    const children = [{ text: 'before ' }, { element: 'Code', children: [{ text: '5' }] }, { text: 'after' }]
    expect(dataOf(userData({ element: 'Own', children }))).toEqual({ Code: '5', '#text': 'before after' })
  })
})

describe('a damaged event log', () => {
  const codesOf = (change: (bytes: Uint8Array, view: DataView) => void, bytes = logOf(5)): Read => {
    change(bytes, new DataView(bytes.buffer))
    const result = read(bytes)
    expect(result.accounted).toBe(bytes.length)
    return result
  }

  it('with wrong checksums is read, and says so', () => {
    const { codes, ids } = codesOf((_, view) => {
      view.setUint32(124, 1, true)
      view.setUint32(HEADER + 124, 1, true)
    })
    expect(codes).toEqual(['evtxHeaderChecksum', 'evtxChunkChecksum'])
    expect(ids).toEqual(range(1, 5))
  })

  it('without checksums is not blamed for them', () => {
    expect(read(encodeEvtx({ events: [event()], checksums: false })).codes).toEqual([])
  })

  it('that has lost its header gives its records', () => {
    const { codes, ids } = codesOf((bytes) => bytes.fill(0, 0, 128))
    expect(codes).toContain('evtxNotReadable')
    expect(ids).toEqual(range(1, 5))
  })

  it('that is no log at all gives nothing but a problem', () => {
    expect(read(new Uint8Array(100))).toMatchObject({ events: [], codes: ['evtxNotReadable'], accounted: 100 })
    expect(read(new Uint8Array(0))).toMatchObject({ events: [], codes: ['evtxNotReadable'], accounted: 0 })
  })

  it('whose chunk has lost its magic gives its records, marked', () => {
    const { events, codes, ids } = codesOf((bytes) => bytes.fill(0, HEADER, HEADER + 8))
    expect(ids).toEqual(range(1, 5))
    expect(events.every(({ recovered, class: { decoded } }) => recovered === true && decoded)).toBe(true)
    expect(codes).toEqual(['evtxChunkMagic', 'evtxChunkCount', 'evtxRecovered'])
  })

  it('whose records lost the beginning of their chunk reads them with the templates of another', () => {
    const bytes = logOf(200, long)
    bytes.fill(0, HEADER + CHUNK, HEADER + CHUNK + 8000)
    const { events, ids, problems } = codesOf(() => undefined, bytes)
    const found = events.filter(({ recovered }) => recovered === true)
    expect(found.length).toBeGreaterThan(20)
    expect(problems.find(({ code }) => code === 'evtxTemplatesBorrowed')?.args).toEqual({ count: found.length })
    expect(found.every(({ class: { decoded, eventId }, data }) => decoded && eventId === 304 && data === events[0]?.data)).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('whose templates of one id differ lends neither', () => {
    const bytes = logOf(200, long)
    bytes.fill(0, HEADER + CHUNK, HEADER + CHUNK + 8000)
    // The template of the first chunk gets another GUID behind the four bytes that instances name.
    const definition = HEADER + FIRST_RECORD + 24 + 4 + 10
    bytes[definition + 4 + 9] = (bytes[definition + 4 + 9] ?? 0) ^ 0xff
    const { events, codes } = codesOf(() => undefined, bytes)
    const found = events.filter(({ recovered }) => recovered === true)
    expect(found.length).toBeGreaterThan(20)
    expect(found.every(({ class: { decoded } }) => !decoded)).toBe(true)
    expect(codes).not.toContain('evtxTemplatesBorrowed')
  })

  it('with a record whose copy of the size is wrong gives it, marked, and those behind it', () => {
    const { events, ids, codes } = codesOf((bytes, view) => {
      const start = recordStart(bytes, 2)
      view.setUint32(start + view.getUint32(start + 4, true) - 4, 7, true)
    })
    expect(ids).toEqual(range(1, 5))
    expect(events.map(({ recovered }) => recovered === true)).toEqual([false, false, true, true, true])
    expect(codes).toEqual(['evtxRecordChain', 'evtxRecovered'])
  })

  it('whose records lost their templates everywhere keeps id, time and bytes', () => {
    const bytes = logOf(40, long)
    bytes.fill(0, HEADER, HEADER + 8000)
    const { events, codes } = codesOf(() => undefined, bytes)
    expect(events.length).toBeGreaterThan(20)
    expect(events.every((row) => !row.class.decoded && row.recordId !== undefined && row.time === TIME)).toBe(true)
    expect(JSON.parse(events[0]?.data ?? '')).toEqual({ payload: expect.stringMatching(/^0f010100[0-9a-f]+$/) })
    expect(codes).toContain('evtxRecoveredRaw')
  })

  it('that was used again, or cleared, gives the older records that still stand behind those of its chunk, marked', () => {
    const { events, ids, codes } = codesOf((bytes, view) => view.setUint32(HEADER + 48, recordStart(bytes, 3) - HEADER, true), logOf(10))
    expect(ids).toEqual(range(1, 10))
    expect(events.map(({ recovered }) => recovered === true)).toEqual(range(1, 10).map((id) => id > 3))
    expect(events.every(({ class: { decoded } }) => decoded)).toBe(true)
    expect(codes).toEqual(['evtxChunkChecksum', 'evtxRecovered'])
  })

  it('gives no record twice that also stands behind those of its chunk', () => {
    const { ids, codes } = codesOf((bytes) => {
      const [from, to] = [recordStart(bytes, 1), recordStart(bytes, 3)]
      bytes.copyWithin(HEADER + 32_768, from, to)
    })
    expect(ids).toEqual(range(1, 5))
    expect(codes).toEqual([])
  })

  it('with a record of size zero goes on behind it, and gives no record twice', () => {
    const { events, codes, ids } = codesOf((bytes, view) => view.setUint32(recordStart(bytes, 2) + 4, 0, true))
    expect(ids).toEqual([1, 2, 4, 5])
    expect(events.map(({ recovered }) => recovered === true)).toEqual([false, false, true, true])
    expect(codes).toEqual(['evtxRecordChain', 'evtxGap', 'evtxRecovered'])
  })

  it('with a damaged record names it, keeps its bytes and reads the others', () => {
    const { events, problems, ids } = codesOf((bytes) => {
      bytes[recordStart(bytes, 1) + 24 + 4] = 0x3f
    })
    expect(ids).toEqual(range(1, 5))
    expect(events[1]).toMatchObject({ class: { decoded: false }, time: TIME })
    expect(problems[0]).toMatchObject({ code: 'evtxRecordDamaged', severity: 'error', args: { id: '2' } })
  })

  it('that ends in the middle of a chunk gives the records up to there', () => {
    const whole = logOf(5)
    const { codes, ids } = codesOf(() => undefined, whole.slice(0, recordStart(whole, 3) + 40))
    expect(ids).toEqual([1, 2, 3])
    expect(codes).toContain('evtxChunkCut')
  })

  it('says how many blocks it holds that nothing can be read from, and where', () => {
    const bytes = new Uint8Array(logOf(2).length + CHUNK)
    bytes.set(logOf(2))
    bytes.fill(0x5a, bytes.length - CHUNK)
    const { problems } = codesOf(() => undefined, bytes)
    expect(problems).toMatchObject([{ code: 'evtxBlocksUnread', args: { count: 1 }, offset: HEADER + CHUNK }])
  })
})

describe('a hostile event log', () => {
  it('whose chunks are all damaged, and whose ids follow no order, ends', () => {
    const bytes = logOf(60_000)
    const view = new DataView(bytes.buffer)
    for (let chunk = HEADER; chunk < bytes.length; chunk += CHUNK) {
      let last = 0
      for (let at = chunk + FIRST_RECORD; view.getUint32(at, true) === 0x00002a2a; at += view.getUint32(at + 4, true)) {
        view.setBigUint64(at + 8, BigInt(Math.imul(at, 0x9e3779b1) >>> 0), true)
        last = at
      }
      view.setUint32(last + view.getUint32(last + 4, true) - 4, 1, true)
    }
    const start = cpuMs()
    const { events, codes } = read(bytes)
    expect(cpuMs() - start).toBeLessThan(2000)
    expect(events).toHaveLength(60_000)
    expect(codes.filter((code) => code === 'evtxRecordChain').length).toBeGreaterThan(140)
  })

  it('whose chunks hold nothing but templates lends no more than real logs have', () => {
    const bytes = new Uint8Array(HEADER + 60 * CHUNK)
    bytes.set(logOf(5))
    const view = new DataView(bytes.buffer)
    view.setUint32(recordStart(bytes, 2) + 4, 0, true)
    for (let chunk = HEADER + CHUNK; chunk < bytes.length; chunk += CHUNK) {
      bytes.set(bytes.subarray(HEADER, HEADER + 8), chunk)
      view.setUint32(chunk + 384, FIRST_RECORD, true)
      view.setUint32(chunk + FIRST_RECORD + 4, chunk, true)
      view.setUint32(chunk + FIRST_RECORD + 20, CHUNK - FIRST_RECORD - 24, true)
      // Each part is the place of a value.
      for (let at = chunk + FIRST_RECORD + 24; at < chunk + CHUNK; at += 4) view.setUint32(at, 0x0100000d, true)
    }
    const before = process.memoryUsage().heapUsed
    const start = cpuMs()
    const { ids } = read(bytes)
    expect(cpuMs() - start).toBeLessThan(2000)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(128 * 1024 * 1024)
    expect(ids).toEqual([1, 2, 4, 5])
  })

  it('that writes a large array again and again ends', () => {
    const items = Array.from({ length: 20_000 }, () => 7)
    const children = Array.from({ length: 600 }, (): EvtxElement => ({ element: 'n', children: [{ value: { type: 'uint8', value: 1 } }] }))
    const body = [
      userData({ element: 'Own', children: [{ element: 'n', children: [{ value: { type: 'array', of: 'uint8', items } }] }, ...children] }),
    ]
    const bytes = encodeEvtx({ events: [event({ body, layout: 'flat' })] })
    const view = new DataView(bytes.buffer)
    // Every place of a value shows the array.
    let array: number | undefined
    for (let at = HEADER + FIRST_RECORD; at < bytes.length - 4; at++) {
      if ((bytes[at] !== 0x0d && bytes[at] !== 0x0e) || (bytes[at + 3] !== 0x84 && bytes[at + 3] !== 0x04)) continue
      if (bytes[at + 3] === 0x84) array = view.getUint16(at + 1, true)
      else if (array !== undefined) view.setUint16(at + 1, array, true)
    }
    expect(array).toBeDefined()
    const start = cpuMs()
    const { events } = read(bytes)
    expect(cpuMs() - start).toBeLessThan(1000)
    expect(events[0]?.class.decoded).toBe(false)
  })
})
