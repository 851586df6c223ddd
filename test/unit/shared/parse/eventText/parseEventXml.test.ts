import { describe, expect, it } from 'vitest'
import { type EventRow, eventTimeIso } from '../../../../../shared/facts/event.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEventXml } from '../../../../../shared/parse/eventText/parseEventXml.ts'

const NS = "xmlns='http://schemas.microsoft.com/win/2004/08/events/event'"
const event = (id: number, data = '', more = ''): string =>
  `<Event ${NS}><System><Provider Name='Microsoft-Windows-User Device Registration' Guid='{23B8D46B-67DD-40A3-B636-D43E50552C6D}'/>` +
  `<EventID Qualifiers='0'>${id}</EventID><Version>0</Version><Level>2</Level><Keywords>0x8000000000000000</Keywords>` +
  `<TimeCreated SystemTime='2026-11-18T09:14:02.655120300Z'/><EventRecordID>7</EventRecordID>` +
  `<Correlation ActivityID='{8C1E6F70-3A52-4B9D-A7E4-51D0C2F98B36}'/><Execution ProcessID='3412' ThreadID='5120'/>` +
  `<Channel>Admin</Channel><Computer>SRV-APP-07</Computer><Security UserID='S-1-5-18'/></System>${data}${more}</Event>`

function read(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const events: EventRow[] = []
  const problems: { readonly code: string; readonly line?: number | undefined }[] = []
  const reader = parseEventXml({ source: byteSourceOf(bytes), name: 'x.xml' })
  let next = reader.next()
  for (; next.done !== true; next = reader.next()) {
    if (next.value.type === 'event') events.push(next.value.event)
    else if (next.value.type === 'problem') problems.push({ code: next.value.problem.code, line: next.value.problem.line })
  }
  return { events, problems, account: next.value.account }
}
const data = (row: EventRow | undefined): unknown => JSON.parse(row?.data ?? 'null')

describe('a log saved as XML', () => {
  it('is read with everything that its header says', () => {
    const [row] = read(event(304, "<EventData><Data Name='ExitCode'>0x801c001d &amp; more</Data></EventData>")).events
    expect(row?.class).toMatchObject({
      provider: 'Microsoft-Windows-User Device Registration',
      providerId: '23b8d46b-67dd-40a3-b636-d43e50552c6d',
      eventId: 304,
      level: 2,
      channel: 'Admin',
    })
    expect(eventTimeIso(row?.time ?? 0n)).toBe('2026-11-18T09:14:02.6551203Z')
    expect(row).toMatchObject({
      recordId: 7,
      pid: 3412,
      tid: 5120,
      computer: 'SRV-APP-07',
      userSid: 'S-1-5-18',
      activityId: '8c1e6f70-3a52-4b9d-a7e4-51d0c2f98b36',
    })
    expect(data(row)).toEqual({ ExitCode: '0x801c001d & more' })
  })

  it.each([
    ['below a root with a declaration', `<?xml version="1.0"?>\r\n<Events>${event(1)}${event(2)}</Events>`],
    ['one behind the other', `${event(1)}\r\n${event(2)}`],
    ['with comments and blanks between', `  <!-- x -->${event(1)}\n\n${event(2)}\n`],
  ])('may stand %s', (_name, text) => {
    const { events, problems, account } = read(text)
    expect(events.map((row) => row.class.eventId)).toEqual([1, 2])
    expect(problems).toEqual([])
    expect(account.problem).toBe(0)
  })

  it('is read in UTF-16 as well', () => {
    const text = `\ufeff<Events>${event(304)}</Events>`
    const bytes = new Uint8Array(text.length * 2)
    for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), true)
    expect(read(bytes).events).toHaveLength(1)
  })

  it('takes message, unnamed and repeated data, and what a provider nests', () => {
    const rendered = '<RenderingInfo Culture="en-US"><Message>Join failed.</Message></RenderingInfo>'
    expect(read(event(1, '<EventData><Data>a</Data><Data>b</Data></EventData>', rendered)).events[0]).toMatchObject({
      message: 'Join failed.',
      data: '["a","b"]',
    })
    expect(data(read(event(1, "<EventData><Data Name='x'>1</Data><Data Name='x'>2</Data></EventData>")).events[0])).toEqual({
      x: ['1', '2'],
    })
    expect(data(read(event(1, "<UserData><Own xmlns='y'><Code>5</Code><In><A>1</A></In></Own></UserData>")).events[0])).toEqual({
      Code: '5',
      In: { A: '1' },
    })
    expect(read(event(1, '<BinaryEventData>00FF</BinaryEventData>')).events[0]).toMatchObject({
      class: { decoded: false },
      data: '{"payload":"00ff"}',
    })
  })

  it('loses no more than the event that is damaged, and says where it is', () => {
    const cut = event(2).slice(0, 200)
    const { events, problems, account } = read(`${event(1)}\n${cut}\n${event(3)}\n${event(4).replace('</System>', '')}\n${event(5)}`)
    expect(events.map((row) => row.class.eventId)).toEqual([1, 3, 5])
    expect(problems).toEqual([
      { code: 'eventXmlDamaged', line: 2 },
      { code: 'eventXmlUnreadable', line: 4 },
    ])
    expect(account.problem).toBeGreaterThan(0)
  })

  it('counts the lines at which events start, across windows of a long text', () => {
    const text = Array.from({ length: 4000 }, (_, i) => event(i, `<EventData><Data Name='n'>${'é'.repeat(200)}</Data></EventData>`)).join(
      '\n',
    )
    const { events } = read(text)
    expect(events).toHaveLength(4000)
    expect(events.at(-1)?.place).toBe(4000)
    expect(events.every((row) => !row.data.includes('\ufffd'))).toBe(true)
  })

  it.each(['', '<Events/>', '<Event', '<!DOCTYPE x [<!ENTITY a "b">]><Event>&a;</Event>', `<Event ${NS}>`])(
    '%j is no event and no crash',
    (text) => {
      expect(read(text).events).toEqual([])
    },
  )

  it('goes through thousands of events without an end in no time', () => {
    expect(read('<Event '.repeat(50_000)).events).toEqual([])
  })
})
