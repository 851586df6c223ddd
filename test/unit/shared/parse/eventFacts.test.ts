import { describe, expect, it } from 'vitest'
import { type EventClass, type EventRow, eventTimeOf } from '../../../../shared/facts/event.ts'
import { factSchema } from '../../../../shared/facts/fact.ts'
import { createEventFacts } from '../../../../shared/parse/createEventFacts.ts'
import { eventFacts } from '../../../../shared/parse/eventFacts.ts'
import { cpuMs } from '../../../cpuMs.ts'

const classOf = (provider: string, eventId?: number, more: Partial<EventClass> = {}): EventClass => ({
  source: 'evtx',
  kind: 'evtx',
  provider,
  ...(eventId === undefined ? {} : { eventId }),
  decoded: true,
  ...more,
})
const registration = (id: number): EventClass => classOf('Microsoft-Windows-User Device Registration', id)
const day = (hour: number, minute = 0): string =>
  `2026-05-21T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.0000000Z`

function row(eventClass: EventClass, data: object, more: Partial<EventRow> & { at?: string } = {}): EventRow {
  const { at = day(10), ...rest } = more
  return { class: eventClass, time: eventTimeOf(at), data: JSON.stringify(data), place: 4096, length: 512, ...rest }
}

const told = (event: EventRow): Record<string, unknown> =>
  Object.fromEntries(eventFacts(event).map((fact) => [factSchema.parse(fact).kind, fact.value]))

describe('facts of an event', () => {
  it('tell code, phase and type of a failed attempt, all at one place', () => {
    const facts = eventFacts(
      row(registration(304), {
        ExitCode: -2145648611,
        ServerErrorMessage: '',
        DebugOutput: 'joinMode: Join\r\nregistrationType: sync\r\nerrorPhase: discover\r\nadalCorrelationId: undefined\r\n',
      }),
    )
    expect(facts.map(({ kind, value }) => [kind, value])).toEqual([
      ['event.joinFailed', day(10)],
      ['event.phase', 'discover'],
      ['event.errorCode', '0x801c001d'],
      ['event.registrationType', 'sync'],
    ])
    for (const fact of facts) {
      expect(fact).toMatchObject({ subject: '304', locator: { kind: 'offset', offset: 4096, length: 512 }, trusted: true })
      expect(fact.quote).toMatch(/^304 ExitCode: -2145648611; .*errorPhase: discover/)
    }
  })

  it.each<[string, EventRow, Record<string, unknown>]>([
    [
      '204 with an answer of the server',
      row(registration(204), {
        ExitCode: '0x801c03f2',
        HttpStatus: 400,
        ServerResponse: '{"ErrorType":"DirectoryError","Message":"The device object by the given id is not found."}',
      }),
      {
        'event.joinDetail': day(10),
        'event.phase': 'join',
        'event.errorCode': '0x801c03f2',
        'event.httpStatus': 400,
        'event.serverErrorCode': 'DirectoryError',
        'event.serverMessage': 'The device object by the given id is not found.',
      },
    ],
    [
      '305 in a text export, its message only',
      row(
        classOf('User Device Registration', 305, { source: 'text', kind: 'text' }),
        {},
        {
          message:
            'Automatic registration failed at authentication phase.\r\nExit code: Unknown HResult Error code: 0xcaa90006\r\nTenant Name: contoso.com',
        },
      ),
      { 'event.joinFailed': day(10), 'event.phase': 'auth', 'event.errorCode': '0xcaa90006' },
    ],
    ['334, which has no code', row(registration(334), {}), { 'event.joinFailed': day(10), 'event.phase': 'precheck' }],
    ['306', row(registration(306), {}), { 'event.joinSucceeded': day(10) }],
    [
      'MDM 76 in words',
      row(
        classOf('Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider', 76),
        {},
        { message: 'Auto MDM Enroll: Failed (Unknown Win32 Error code: 0x8018002b)' },
      ),
      { 'event.mdmFailed': day(10), 'event.errorCode': '0x8018002b' },
    ],
    [
      'AAD 1081',
      row(classOf('Microsoft-Windows-AAD', 1081), { Error: 'x', ErrorDescription: 'AADSTS50155: Device is not authenticated.' }),
      {
        'event.tokenFailed': day(10),
        'event.errorCode': 'AADSTS50155',
        'event.serverMessage': 'AADSTS50155: Device is not authenticated.',
      },
    ],
    ['AAD 1007 that ends well', row(classOf('Microsoft-Windows-AAD', 1007), { Status: '0x0' }), { 'event.tokenSucceeded': day(10) }],
    [
      'AAD 1007 that ends badly',
      row(classOf('Microsoft-Windows-AAD', 1007), { Status: 3221225581 }),
      { 'event.tokenFailed': day(10), 'event.errorCode': '0xc000006d' },
    ],
    [
      'the AAD runtime',
      row(classOf('Microsoft.AAD.Runtime'), { hr: '0x801c03f2', url: 'https://enterpriseregistration.windows.net/x', ms: 1312 }),
      { 'event.runtimeFailed': day(10), 'event.errorCode': '0x801c03f2', 'event.url': 'https://enterpriseregistration.windows.net/x' },
    ],
  ])('are read in %s', (_what, event, facts) => {
    expect(told(event)).toEqual(facts)
  })

  it.each<[string, EventRow]>([
    ['another provider with the same id', row(classOf('Service Control Manager', 304), { ExitCode: '0x801c001d' })],
    ['an id that says nothing of the join', row(registration(336), { dwError: 12175 })],
    ['an event without a time', { ...row(registration(304), { ExitCode: 1 }), time: undefined }],
    ['the AAD runtime without an error', row(classOf('Microsoft.AAD.Runtime'), { text: 'step 3 of 5 in 1312 ms' })],
    ['an AAD event without an error', row(classOf('Microsoft-Windows-AAD', 1025), { value: '200' })],
    [
      'the runtime in a payload that is not decoded',
      row(classOf('Microsoft.AAD.Runtime', 1, { decoded: false }), { payload: '801c001d8007054b' }),
    ],
  ])('are none in %s', (_what, event) => {
    expect(eventFacts(event)).toEqual([])
  })

  it('stand at a line in a text export', () => {
    const [fact] = eventFacts(row(classOf('User Device Registration', 334, { source: 'text', kind: 'text' }), {}, { place: 12, length: 0 }))
    expect(fact?.locator).toEqual({ kind: 'line', line: 12 })
  })
})

describe('facts of a log', () => {
  const collect = (events: readonly EventRow[]) => {
    const collector = createEventFacts()
    for (const event of events) collector.see(event)
    return collector.facts()
  }
  const named = (computer: string, hour: number, eventClass = registration(100)): EventRow =>
    row(eventClass, {}, { computer, at: day(hour) })
  const other = classOf('Microsoft-Windows-Kernel-General', 1)

  it('tell its span, whatever the order of its events', () => {
    const facts = collect([row(other, {}, { at: day(11) }), row(other, {}, { at: day(9) }), row(other, {}, { at: day(10) })])
    expect(facts.map(({ kind, value }) => [kind, value])).toEqual([
      ['eventLog.firstTime', day(9)],
      ['eventLog.lastTime', day(11)],
    ])
  })

  it.each<[string, EventRow[], [string, boolean] | undefined]>([
    ['one name', [named('SRV-1.contoso.com', 1), named('srv-1', 2)], ['srv-1', true]],
    ['a renamed computer', [named('WIN-SETUP', 1), named('WIN-SETUP', 2), named('WIN-SETUP', 3), named('SRV-1', 4)], ['SRV-1', true]],
    ['a log of several computers', [named('A', 1), named('B', 2), named('A', 3), named('B', 4), named('B', 5)], ['B', false]],
    ['other events where the join tells none', [named('C', 1, other)], ['C', true]],
    ['the join before other events', [named('A', 1), named('B', 2, other), named('B', 3, other)], ['A', true]],
    ['no name', [row(other, {})], undefined],
  ])('name the device once: %s', (_what, events, expected) => {
    const names = collect(events).filter(({ kind }) => kind === 'device.name')
    expect(names.map(({ value, trusted }) => [value, trusted])).toEqual(expected === undefined ? [] : [expected])
  })

  it('keep the newest hundred of each kind of a million events, within two seconds', () => {
    const start = cpuMs()
    const collector = createEventFacts()
    const failed = registration(304)
    const base = eventTimeOf(day(0)) ?? 0n
    for (let i = 0; i < 1_000_000; i++) {
      const isFailure = i % 1000 === 0
      collector.see({
        class: isFailure ? failed : other,
        time: base + BigInt(i),
        data: isFailure ? '{"ExitCode":-2145648611}' : '{"Text":"nothing of interest"}',
        computer: 'SRV-1',
        place: i,
        length: 1,
      })
    }
    const facts = collector.facts()
    const failures = facts.filter(({ kind }) => kind === 'event.joinFailed')
    expect(failures).toHaveLength(100)
    expect(failures.at(-1)?.locator).toMatchObject({ offset: 999_000 })
    expect(facts.length).toBeLessThan(500)
    expect(cpuMs() - start).toBeLessThan(2000)
  })

  it('count the events of the runtime', () => {
    const runtime = classOf('Microsoft.AAD.Runtime', 0, { kind: 'traceLogging', source: 'etl' })
    const facts = collect([row(runtime, { a: 1 }), row(runtime, { hr: '0xcaa20003' }), row(other, {})])
    expect(facts.find(({ kind }) => kind === 'eventLog.runtimeEvents')?.value).toBe(2)
    expect(facts.filter(({ kind }) => kind === 'event.runtimeFailed')).toHaveLength(1)
  })
})
