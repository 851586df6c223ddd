import { describe, expect, it } from 'vitest'
import { eventTimeIso } from '../../../../../shared/facts/event.ts'
import type { ByteSource } from '../../../../../shared/parse/byteSource.ts'
import { detectFormat } from '../../../../../shared/parse/detect.ts'
import { parseEventXml } from '../../../../../shared/parse/eventText/parseEventXml.ts'
import { readHostile } from '../events/readHostile.ts'
import { accountedBytes } from '../readItems.ts'
import { codesOf, dataOf, readText, utf16 } from './readText.ts'

const NS = 'xmlns="http://schemas.microsoft.com/win/2004/08/events/event"'
const read = (text: string | Uint8Array) => readText(parseEventXml, text)
const event = (id: number, content = '', system = ''): string =>
  `<Event ${NS}><System><Provider Name="Contoso"/><EventID>${id}</EventID>${system}</System>${content}</Event>`
const timed = (time: string): string => event(1, '', `<TimeCreated SystemTime="${time}"/>`)

describe('times of events saved as XML', () => {
  it.each([
    ['2026-03-05T13:21:46.877378900Z', '2026-03-05T13:21:46.8773789Z'],
    ['2026-03-05T13:21:46.877Z', '2026-03-05T13:21:46.8770000Z'],
    ['2026-03-05T13:21:46Z', '2026-03-05T13:21:46.0000000Z'],
    ['2026-03-05T13:21:46.8773789+01:00', '2026-03-05T12:21:46.8773789Z'],
    // tracerpt rounds the offset down.
    ['2026-03-05T13:21:46.877378900+00:59', '2026-03-05T12:21:46.8773789Z'],
    ['2026-03-05T13:21:46.877378900-07:59', '2026-03-05T21:21:46.8773789Z'],
    ['2026-03-05T13:21:46.877378900+05:29', '2026-03-05T07:51:46.8773789Z'],
  ])('%s is %s', (written, iso) => {
    expect(eventTimeIso(read(timed(written)).events[0]?.time ?? 0n)).toBe(iso)
  })

  it.each(['2026-03-05T13:21:46', '123456789', 'yesterday', '2026-99-99T00:00:00Z'])(
    '%s is kept as it stands and makes no time',
    (written) => {
      const result = read(timed(written))
      expect(result.events[0]?.time).toBeUndefined()
      expect(dataOf(result.events[0])).toEqual({ localTime: written })
      expect(codesOf(result)).toEqual(['eventLocalTimes'])
    },
  )
})

describe('what tracerpt writes', () => {
  it('has names from the rendering, and numbers without the blanks in front', () => {
    const { events } = read(
      `<Events>\r\n<Event ${NS}>\r\n<System>\r\n<Provider Guid="{68fdd900-4a3e-11d1-84f4-0000f80464e3}" />\r\n<EventID>0</EventID>` +
        '<Version>2</Version><Level>0</Level><Opcode>0</Opcode><Keywords>0x0</Keywords>' +
        '<Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" /><Execution ProcessID="4294967295" ThreadID="12" ProcessorID="3"/>' +
        '<Channel /><Computer /></System>\r\n<EventData>\r\n<Data Name="BufferSize">   65536</Data><Data Name="Text">  a b</Data></EventData>' +
        '<RenderingInfo Culture="en-US"><Opcode>Header</Opcode><Provider>MSNT_SystemTrace</Provider>' +
        '<EventName xmlns="http://schemas.microsoft.com/win/2004/08/events/trace">EventTrace</EventName></RenderingInfo>' +
        '<ExtendedTracingInfo xmlns="http://schemas.microsoft.com/win/2004/08/events/trace"><EventGuid>{1}</EventGuid></ExtendedTracingInfo></Event></Events>',
    )
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ tid: 12, place: 2 })
    expect(events[0]).not.toHaveProperty('pid')
    expect(events[0]).not.toHaveProperty('activityId')
    expect(events[0]).not.toHaveProperty('computer')
    expect(events[0]?.class).toEqual({
      source: 'text',
      kind: 'text',
      decoded: true,
      provider: 'MSNT_SystemTrace',
      providerId: '68fdd900-4a3e-11d1-84f4-0000f80464e3',
      eventId: 0,
      version: 2,
      name: 'EventTrace',
      level: 0,
      opcode: 0,
      keywords: '0x0',
    })
    expect(dataOf(events[0])).toEqual({ BufferSize: '65536', Text: '  a b' })
  })

  it('has raw payloads where it could not decode them', () => {
    const raw = (content: string) => read(event(1, content)).events[0]
    expect(raw('<BinaryEventData>00 FF\r\n1A</BinaryEventData>')).toMatchObject({ class: { decoded: false }, data: '{"payload":"00ff1a"}' })
    const failed =
      '<ProcessingErrorData><ErrorCode>15003</ErrorCode><DataItemName>x</DataItemName><EventPayload>AB</EventPayload></ProcessingErrorData>'
    expect(raw(failed)).toMatchObject({ class: { decoded: false }, data: '{"payload":"ab"}' })
    expect(dataOf(raw(failed.replace('AB', '')))).toEqual({ ErrorCode: '15003', DataItemName: 'x', EventPayload: '' })
  })
})

describe('the XML of events', () => {
  it('may have prefixes, single quotes, entities, characters by number, CDATA and a view’s minus signs', () => {
    const { events, problems } = read(
      "- <e:Event xmlns:e='x'>\n- <e:System>\n<e:Provider Name='A&amp;B'/><e:EventID Qualifiers='1'>7</e:EventID></e:System>" +
        "<e:EventData><e:Data Name='q&quot;'>&#x41;&lt;</e:Data><e:Data Name='c'><![CDATA[</Event><Event>&amp;]]></e:Data></e:EventData></e:Event>",
    )
    expect(problems).toEqual([])
    expect(events[0]?.class).toMatchObject({ provider: 'A&B', eventId: 7 })
    expect(dataOf(events[0])).toEqual({ 'q"': 'A<', c: '</Event><Event>&amp;' })
  })

  it('may name an element of its own Event', () => {
    const { events } = read(event(1, '<UserData><Own><Event>x</Event><Event/></Own></UserData>') + event(2))
    expect(events.map((row) => [row.class.eventId, row.data])).toEqual([
      [1, '{"Event":["x",""]}'],
      [2, '{}'],
    ])
  })

  it('keeps names that JavaScript has a meaning for, and the order of numbers as names', () => {
    const names = ['2', '__proto__', '1', 'constructor']
    const { events } = read(event(1, `<EventData>${names.map((name) => `<Data Name="${name}">v</Data>`).join('')}</EventData>`))
    expect(events[0]?.data).toBe('{"2":"v","__proto__":"v","1":"v","constructor":"v"}')
  })

  it('gives events of one class the same class', () => {
    const { events } = read(event(1) + event(2) + event(1))
    expect(events[0]?.class).toBe(events[2]?.class)
    expect(events[0]?.class).not.toBe(events[1]?.class)
  })

  it('leaves binary data in lower-case hex', () => {
    expect(dataOf(read(event(1, '<EventData><Data>a</Data><Binary>00FFAB</Binary></EventData>')).events[0])).toEqual({
      Data: ['a'],
      Binary: '00ffab',
    })
  })
})

describe('damage in events saved as XML', () => {
  it('names the line and the bytes of the event that the file cuts off', () => {
    const whole = `${event(1)}\r\n`
    const result = read(`${whole}${event(2).slice(0, 120)}`)
    expect(result.events).toHaveLength(1)
    expect(result.problems).toMatchObject([{ code: 'eventXmlDamaged', line: 2, offset: whole.length, length: 120 }])
    expect(result.summary.account).toEqual({ parsed: whole.length, problem: 120, unknown: 0 })
  })

  it('reads an event with a character or an entity that XML does not have, and says so', () => {
    const result = read(`${event(1)}\n${event(2, '\n<EventData><Data>a\u0001&foo;</Data></EventData>')}\n${event(3)}`)
    expect(result.events.map((row) => row.class.eventId)).toEqual([1, 2, 3])
    expect(dataOf(result.events[1])).toEqual(['a\u0001&foo;'])
    expect(result.problems).toMatchObject([{ code: 'eventXmlFault', line: 3 }])
  })

  it('books what stands between events and is no markup as unknown', () => {
    const noise = 'C:\\> wevtutil qe\r\n'
    const { events, problems, summary } = read(noise + event(1))
    expect([events.length, problems.length]).toEqual([1, 0])
    expect(summary.account.unknown).toBe(noise.length)
  })

  it('tells of a hundred damaged events, and counts the others', () => {
    const result = read(event(1).repeat(2) + '<Event><System>'.repeat(300))
    expect(result.events).toHaveLength(2)
    expect(codesOf(result)).toHaveLength(101)
    expect(result.problems.at(-1)).toMatchObject({ code: 'eventTextMoreDamaged', args: { count: 200 } })
  })

  it('tells an empty file from one without events', () => {
    expect(codesOf(read(''))).toEqual(['emptyFile'])
    expect(codesOf(read('<Events></Events>'))).toEqual(['nothingRecognised'])
  })

  it('does not expand entities that a document type declares', () => {
    const result = read(
      `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><Events>${event(1, '<EventData><Data>&b;&b;</Data></EventData>')}</Events>`,
    )
    expect(dataOf(result.events[0])).toEqual(['&b;&b;'])
  })

  it('gives up an event that is longer than any, and reads on behind it', () => {
    const long = event(1, `<EventData><Data>${'x'.repeat(5 << 20)}</Data></EventData>`)
    const result = read(`${long}\n${event(2)}`)
    expect(result.events.map((row) => row.class.eventId)).toEqual([2])
    expect(codesOf(result)).toEqual(['eventXmlDamaged'])
    expect(accountedBytes(result.summary)).toBe(long.length + 1 + event(2).length)
  })

  it('reads a value of a megabyte', () => {
    const { events } = read(event(1, `<EventData><Data>${'é'.repeat(1 << 20)}</Data></EventData>`))
    expect(dataOf(events[0])).toEqual(['é'.repeat(1 << 20)])
  })

  const good = `<?xml version="1.0"?><Events>\n${event(1, '<EventData><Data Name="a">é&amp;b</Data><![CDATA[x]]></EventData>')}\n${event(2)}</Events>`
  it('accounts for every byte of a file that is cut off anywhere', () => {
    for (const bytes of [new Uint8Array(Buffer.from(good)), utf16(good)])
      for (let end = 0; end <= bytes.length; end++) readHostile(parseEventXml, bytes.subarray(0, end), `cut at ${end}`)
  })

  it('goes through hostile texts in no time', () => {
    const hostile = [
      '<![CDATA[',
      '<Event><![CDATA[',
      '<!--',
      '<Event>',
      '</Event>',
      '<Event ',
      '<Event><System>',
      '<a>',
      '<',
      '&',
      ']]>',
      '\n',
      `<Event ${'a="b" '.repeat(10)}`,
      '<Event><System/><!--',
    ]
    for (const piece of hostile) {
      const text = new Uint8Array(Buffer.from(piece.repeat(Math.ceil((3 << 20) / piece.length))))
      readHostile(parseEventXml, text, piece.slice(0, 40))
    }
    for (const piece of hostile)
      readHostile(parseEventXml, new Uint8Array(Buffer.from(event(1) + piece.repeat(100_000) + event(2))), piece.slice(0, 40))
  })

  it('needs no more memory for a long file than for a short one', () => {
    const unit = new Uint8Array(Buffer.from(`${event(1, `<EventData><Data>${'x'.repeat(8000)}</Data></EventData>`)}\n`))
    const units = 8000
    let largest = 0
    const source: ByteSource = {
      size: unit.length * units,
      read: (offset, length) => {
        largest = Math.max(largest, length)
        const part = new Uint8Array(Math.min(length, unit.length * units - offset))
        for (let at = 0; at < part.length; ) {
          const from = (offset + at) % unit.length
          part.set(unit.subarray(from, from + part.length - at), at)
          at += Math.min(unit.length - from, part.length - at)
        }
        return part
      },
    }
    let count = 0
    for (const item of parseEventXml({ source, name: 'x' })) if (item.type === 'event') count++
    expect(count).toBe(units)
    expect(largest).toBeLessThan(1 << 20)
  })
})

const typeName = 'System.Diagnostics.Eventing.Reader.EventLogRecord'
const record = (refId: number, type: string, id: number): string =>
  `  <Obj RefId="${refId}">\r\n    ${type}\r\n    <ToString>${typeName}</ToString>\r\n    <Props>\r\n      <I32 N="Id">${id}</I32><By N="Version">0</By>` +
  '<Nil N="Qualifiers" /><By N="Level">2</By><I32 N="Task">101</I32><I16 N="Opcode">0</I16><I64 N="Keywords">-9223372036854775808</I64>' +
  '<I64 N="RecordId">42</I64><S N="ProviderName">Contoso</S><G N="ProviderId">23B8D46B-67DD-40a3-b636-d43e50552c6d</G><S N="LogName">Contoso/Admin</S>' +
  `<I32 N="ProcessId">4</I32><I32 N="ThreadId">8</I32><S N="MachineName">PC</S><Obj N="UserId" RefId="${refId + 1}"><TN RefId="9${refId}"><T>System.Security.Principal.SecurityIdentifier</T></TN>` +
  '<ToString>S-1-5-18</ToString></Obj><DT N="TimeCreated">2026-03-05T13:21:46.8773789+01:00</DT><Nil N="ActivityId" />' +
  `<Obj N="Properties" RefId="${refId + 2}"><LST><Obj RefId="${refId + 3}"><ToString>x</ToString><Props><S N="Value">a_x000D__x000A_b</S></Props></Obj>` +
  `<Obj RefId="${refId + 4}"><Props><U32 N="Value">7</U32></Props></Obj><Obj RefId="${refId + 5}"><Props><BA N="Value">AP8Q</BA></Props></Obj>` +
  `<Obj RefId="${refId + 6}"><Props><B N="Value">true</B></Props></Obj><Obj RefId="${refId + 7}"><Props><U64 N="Value">18446744073709551615</U64></Props></Obj></LST></Obj>` +
  '</Props><MS><S N="Message">It failed._x000A_Twice.</S></MS></Obj>\r\n'
const objects = (content: string): string =>
  `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\r\n${content}</Objs>`
const named = (refId: number): string => `<TN RefId="${refId}"><T>${typeName}</T><T>System.Object</T></TN>`

describe('what Get-WinEvent | Export-Clixml writes', () => {
  it('is read with its values, which have no names', () => {
    const bytes = utf16(objects(record(0, named(0), 304) + record(10, '<TNRef RefId="0" />', 305)))
    expect(detectFormat({ bytes, size: bytes.length, name: 'x' })).toBe('eventXml')
    const { events, problems } = read(bytes)
    expect(problems).toEqual([])
    expect(events.map((row) => row.class.eventId)).toEqual([304, 305])
    expect(events[0]).toMatchObject({
      recordId: 42,
      pid: 4,
      tid: 8,
      computer: 'PC',
      userSid: 'S-1-5-18',
      message: 'It failed.\nTwice.',
      place: 2,
    })
    expect(events[0]?.class).toEqual({
      source: 'text',
      kind: 'text',
      decoded: true,
      provider: 'Contoso',
      providerId: '23b8d46b-67dd-40a3-b636-d43e50552c6d',
      eventId: 304,
      version: 0,
      level: 2,
      channel: 'Contoso/Admin',
      opcode: 0,
      task: 101,
      keywords: '0x8000000000000000',
    })
    expect(eventTimeIso(events[0]?.time ?? 0n)).toBe('2026-03-05T12:21:46.8773789Z')
    expect(events[0]?.data).toBe('["a\\r\\nb",7,"00ff10",true,"18446744073709551615"]')
  })

  it('is read as well where the list itself was exported', () => {
    const list = `<Obj RefId="90"><TN RefId="5"><T>System.Object[]</T></TN><LST>\r\n${record(0, named(6), 1)}${record(10, '<TNRef RefId="6"/>', 2)}</LST></Obj>`
    expect(read(objects(list)).events.map((row) => row.class.eventId)).toEqual([1, 2])
  })

  it('leaves out objects of other types', () => {
    const other = '<Obj RefId="50"><TN RefId="7"><T>System.Diagnostics.Process</T></TN><Props><I32 N="Id">9</I32></Props></Obj>'
    expect(read(objects(record(0, named(0), 1) + other)).events).toHaveLength(1)
  })

  it('loses the object that is cut off, and no more', () => {
    const result = read(objects(record(0, named(0), 1) + record(10, '<TNRef RefId="0" />', 2)).slice(0, -400))
    expect(result.events.map((row) => row.class.eventId)).toEqual([1])
    expect(codesOf(result)).toEqual(['eventXmlDamaged'])
  })
})
