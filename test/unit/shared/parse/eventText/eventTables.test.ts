import { describe, expect, it } from 'vitest'
import { eventTimeIso } from '../../../../../shared/facts/event.ts'
import { parseEventCsv } from '../../../../../shared/parse/eventText/parseEventCsv.ts'
import { readHostile } from '../events/readHostile.ts'
import { accountedBytes } from '../readItems.ts'
import { codesOf, dataOf, readText, utf16 } from './readText.ts'

const read = (text: string | Uint8Array) => readText(parseEventCsv, text)
const viewer = 'Level,Date and Time,Source,Event ID,Task Category\r\n'

describe('tables that Event Viewer saves', () => {
  it('have keywords in place of levels in a security log', () => {
    const { events } = read(
      'Keywords,Date and Time,Source,Event ID,Task Category\r\nAudit Success,1/2/2026 3:04:05 PM,Contoso,4624,Logon,An account.\r\n',
    )
    expect(events[0]?.class).toEqual({ source: 'text', kind: 'text', decoded: true, provider: 'Contoso', eventId: 4624 })
    expect(dataOf(events[0])).toEqual({ Keywords: 'Audit Success', localTime: '1/2/2026 3:04:05 PM', 'Task Category': 'Logon' })
  })

  it('are told by their shape in a language that is not known, and keep its words', () => {
    const { events } = read('Nivel;Fecha y hora;Origen;Id. del evento;Categoría\r\nGrave;05/03/2026 13:21:46;Contoso;7;(101);Mensaje\r\n')
    expect(events[0]).toMatchObject({ class: { provider: 'Contoso', eventId: 7, task: 101 }, message: 'Mensaje' })
    expect(dataOf(events[0])).toEqual({ Nivel: 'Grave', localTime: '05/03/2026 13:21:46' })
  })

  it('keep a message whole whose delimiters or lines are many', () => {
    const script = Array.from({ length: 3000 }, (_, i) => `line ${i}, "quoted"`).join('\r\n')
    const { events } = read(`${viewer}Verbose,x,Contoso,4104,None,"${script.replaceAll('"', '""')}"\r\nError,x,Contoso,1,None,a,b\r\n`)
    expect(events.map((row) => row.class.level)).toEqual([5, 2])
    expect(events[0]?.message).toBe(script.replaceAll('\r\n', '\n'))
    expect(events[1]).toMatchObject({ message: 'a,b', place: 3002 })
  })

  it('take columns that a person added', () => {
    const header = 'Level\tDate and Time\tSource\tEvent ID\tTask Category\tUser\tComputer\tProcess ID\tCorrelation Id\r\n'
    const { events } = read(
      utf16(`${header}Warning\tx\tContoso\t5\tNone\tS-1-5-18\tPC\t12\t{23B8D46B-67DD-40A3-B636-D43E50552C6D}\tHello\r\n`),
    )
    expect(events[0]).toMatchObject({
      computer: 'PC',
      pid: 12,
      userSid: 'S-1-5-18',
      activityId: '23b8d46b-67dd-40a3-b636-d43e50552c6d',
      message: 'Hello',
    })
  })

  it('are read in the code page of a French console and in that of Windows', () => {
    const text = 'Niveau,Date et heure,Source,ID de l\u2019événement,Catégorie de la tâche\nErreur,x,Contoso,1,Aucune,Échec déjà signalé\n'
    const ansi = Uint8Array.from(text, (character) => (character === '\u2019' ? 0x92 : character.charCodeAt(0)))
    expect(read(ansi).events[0]).toMatchObject({ class: { level: 2, eventId: 1 }, message: 'Échec déjà signalé' })
    const oem: Readonly<Record<string, number>> = { É: 0x90, é: 0x82, à: 0x85, â: 0x83, '\u2019': 0x27 }
    const console = Uint8Array.from(text, (character) => oem[character] ?? character.charCodeAt(0))
    const result = read(console)
    expect(result.events[0]).toMatchObject({ class: { level: 2, eventId: 1 }, message: 'Échec déjà signalé' })
    expect(result.summary.encoding).toBe('ibm850')
  })

  it('tell of rows that are no events, in one problem for a stretch', () => {
    const result = read(`${viewer}Error,x,Contoso,1,None,a\r\nnoise\r\nmore, noise\r\nError,x,Contoso,2,None,b\r\n`)
    expect(result.events).toHaveLength(2)
    expect(result.problems).toMatchObject([
      { code: 'eventRowsNotUnderstood', line: 3, args: { count: 2, text: 'noise' } },
      { code: 'eventLocalTimes', args: { count: 2 } },
    ])
    expect(result.summary.account.problem).toBe('noise\r\nmore, noise\r\n'.length)
  })

  it('say where a quote never closes', () => {
    const result = read(`${viewer}Error,x,Contoso,1,None,"open\r\nError,x,Contoso,2,None,b\r\n`)
    expect(result.events.map((row) => row.class.eventId)).toEqual([1, 2])
    expect(result.problems[0]).toMatchObject({ code: 'quoteNotClosed', line: 2 })
  })

  it('are told from an empty file and from one without rows', () => {
    expect(codesOf(read(''))).toEqual(['emptyFile'])
    expect(codesOf(read(viewer))).toEqual(['nothingRecognised'])
    const other = read('a,b\n1,2\n')
    expect(codesOf(other)).toEqual(['nothingRecognised'])
    expect(other.summary.account).toEqual({ parsed: 0, problem: 0, unknown: 8 })
  })
})

describe('tables that PowerShell exports', () => {
  const columns = [
    'Message',
    'Id',
    'Version',
    'Qualifiers',
    'Level',
    'Task',
    'Opcode',
    'Keywords',
    'RecordId',
    'ProviderName',
    'ProviderId',
    'LogName',
  ]
  const rest = [
    'ProcessId',
    'ThreadId',
    'MachineName',
    'UserId',
    'TimeCreated',
    'ActivityId',
    'Bookmark',
    'LevelDisplayName',
    'TaskDisplayName',
    'Properties',
  ]
  const row = (cells: readonly (string | undefined)[]): string => cells.map((cell) => (cell === undefined ? '' : `"${cell}"`)).join(';')

  it('have everything that an EventLogRecord has', () => {
    const { events, problems } = read(
      `#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n${row([...columns, ...rest])}\r\n` +
        row([
          ...['It ""failed"".\r\nTwice.', '304', '0', undefined, '2', '101', '0', '-9223372036854775808', '42', 'Contoso'],
          ...['23b8d46b-67dd-40a3-b636-d43e50552c6d', 'Contoso/Admin', '4', '8', 'PC', 'S-1-5-18', '05.03.2026 13:21:46', undefined],
          ...['System.Diagnostics.Eventing.Reader.EventBookmark', 'Fehler', 'Registrieren'],
          'System.Collections.Generic.List`1[System.Diagnostics.Eventing.Reader.EventProperty]',
        ]),
    )
    expect(problems.map(({ code }) => code)).toEqual(['eventLocalTimes'])
    expect(events).toMatchObject([
      { recordId: 42, pid: 4, tid: 8, computer: 'PC', userSid: 'S-1-5-18', message: 'It "failed".\nTwice.', place: 3 },
    ])
    expect(events[0]?.class).toMatchObject({ provider: 'Contoso', eventId: 304, level: 2, task: 101, keywords: '0x8000000000000000' })
    expect(dataOf(events[0])).toEqual({ localTime: '05.03.2026 13:21:46', TaskDisplayName: 'Registrieren' })
  })

  it('have a time where a person wrote it with its zone', () => {
    const { events, problems } = read('"TimeCreated","Id","Message"\n"2026-03-05T13:21:46.8773789+01:00","304","x"\n')
    expect(eventTimeIso(events[0]?.time ?? 0n)).toBe('2026-03-05T12:21:46.8773789Z')
    expect(problems).toEqual([])
  })

  it('of Get-EventLog have the name of the level, the number in the log and two times', () => {
    const { events } = read(
      '"EventID","MachineName","Data","Index","Category","CategoryNumber","EntryType","Message","Source","ReplacementStrings","InstanceId","TimeGenerated","TimeWritten","UserName"\n' +
        '"1500","PC","System.Byte[]","3365","(0)","0","Warning","Slow","Contoso","System.String[]","1500","2026/03/05 13:21:46","2026/03/05 13:21:47","CONTOSO\\anna"\n',
    )
    expect(events[0]).toMatchObject({
      class: { eventId: 1500, level: 3, task: 0, provider: 'Contoso' },
      recordId: 3365,
      computer: 'PC',
      message: 'Slow',
    })
    expect(dataOf(events[0])).toEqual({
      Category: '(0)',
      InstanceId: '1500',
      localTime: '2026/03/05 13:21:46',
      TimeWritten: '2026/03/05 13:21:47',
      UserName: 'CONTOSO\\anna',
    })
  })

  it('may have nothing but times and messages', () => {
    expect(read('"TimeCreated","Message"\n"a 1","x"\n"b 2","y"\n').events.map(({ message }) => message)).toEqual(['x', 'y'])
  })

  it('say where a row has too few values', () => {
    expect(codesOf(read('TimeCreated,Id,LevelDisplayName,Message\nx,1\n'))).toEqual(['rowRagged', 'eventLocalTimes'])
  })
})

describe('tables that tracerpt writes', () => {
  const header =
    'Event Name,       Type,   Event ID,    Version,    Channel,      Level,     Opcode,       Task,            Keyword,        PID,        TID, Processor Number, Instance ID, Parent Instance ID,                          Activity ID,                  Related Activity ID,           Clock-Time, Kernel(ms),   User(ms), User Data\r\n'
  const line = (name: string, clock: string, data: string): string =>
    `${name},     Header,          0,          2,          0,          0,          0,          0, 0x0000000000000000, 0x00001A2C, 0xFFFFFFFF,        1,            ,                   , {00000000-0000-0000-0000-000000000000},                                     ,   ${clock},         15,          0${data}\r\n`

  it('have the values of an event without names', () => {
    const { events, problems } = read(
      header +
        line('EventTrace', '134171869068773789', ',  65536,   "a, b",        "C:\\x"') +
        line('{23B8D46B-67DD-40A3-B636-D43E50552C6D}', '134171869068773789', ''),
    )
    expect(problems).toEqual([])
    expect(events[0]).toMatchObject({ class: { name: 'EventTrace', eventId: 0, version: 2, level: 0, keywords: '0x0' }, pid: 0x1a2c })
    expect(events[0]?.class).not.toHaveProperty('channel')
    expect(events[0]).not.toHaveProperty('tid')
    expect(eventTimeIso(events[0]?.time ?? 0n)).toBe('2026-03-05T12:21:46.8773789Z')
    expect(dataOf(events[0])).toEqual({ Type: 'Header', 'User Data': ['65536', 'a, b', 'C:\\x'] })
    expect(events[1]?.class).toMatchObject({ providerId: '23b8d46b-67dd-40a3-b636-d43e50552c6d' })
  })

  it('make no time of the count of another clock', () => {
    const { events } = read(header + line('EventTrace', '8123456789', ''))
    expect(events[0]?.time).toBeUndefined()
    expect(dataOf(events[0])).toMatchObject({ 'Clock-Time': '8123456789' })
  })
})

describe('events as blocks of labels', () => {
  it('by wevtutil, whether it tells the zone or not', () => {
    const { events, problems } = read(
      'Event[0]:\r\n  Log Name: Application\r\n  Source: Contoso\r\n  Date: 2026-03-05T13:21:46.877\r\n  Event ID: 7\r\n  Task: None\0\r\n  Level: Error\0\r\n  Opcode: Info\r\n' +
        '  Keyword: Classic,\0\r\n  User: S-1-5-18\r\n  User Name: NT AUTHORITY\\SYSTEM\r\n  Computer: PC\r\n  Description: \r\nFailed: twice.\r\n\r\nEvent ID: no label here\r\n\r\n' +
        'Event[1]\r\n  Log Name: Application\r\n  Source: Contoso\r\n  Date: 2026-03-05T13:21:46.8770000Z\r\n  Event ID: 7\r\n  User: N/A\r\n  Description:\r\nN/A\r\n',
    )
    expect(events).toMatchObject([
      { class: { channel: 'Application', provider: 'Contoso', eventId: 7, level: 2 }, userSid: 'S-1-5-18', computer: 'PC', place: 1 },
      { class: { eventId: 7 }, place: 18 },
    ])
    expect(events[0]?.message).toBe('Failed: twice.\n\nEvent ID: no label here')
    expect(dataOf(events[0])).toEqual({
      localTime: '2026-03-05T13:21:46.877',
      Task: 'None',
      Opcode: 'Info',
      Keyword: 'Classic,',
      'User Name': 'NT AUTHORITY\\SYSTEM',
    })
    expect(events[1]).not.toHaveProperty('message')
    expect(eventTimeIso(events[1]?.time ?? 0n)).toBe('2026-03-05T13:21:46.8770000Z')
    expect(problems).toMatchObject([{ code: 'eventLocalTimes', args: { count: 1 } }])
  })

  it('copied out of Event Viewer, in French, with the XML that says it again', () => {
    const block = (id: number): string =>
      `Nom du journal :Application\r\nSource :       Contoso\r\nDate :         05/03/2026 13:21:46\r\nID de l’événement :${id}\r\nCatégorie de la tâche :(3)\r\nNiveau :       Avertissement\r\n` +
      'Mots clés :    Classique\r\nUtilisateur :  N/A\r\nOrdinateur :   PC\r\nDescription :\r\nLent.\r\nXML de l’événement :\r\n<Event><System>\r\n</System></Event>\r\n'
    const { events } = read(block(1) + block(2))
    expect(events.map((row) => [row.class.eventId, row.class.level, row.class.task, row.class.channel, row.message, row.place])).toEqual([
      [1, 3, 3, 'Application', 'Lent.', 1],
      [2, 3, 3, 'Application', 'Lent.', 15],
    ])
  })
})

describe('damage in tables of events', () => {
  const texts = [
    `${viewer}Error,x,Contoso,1,None,"é, ""b""\r\nc"\r\nError,x,Contoso,2,None,d\r\n`,
    'Event[0]:\r\n  Log Name: A\r\n  Event ID: 7\r\n  Description: é\r\nx\r\nEvent[1]:\r\n  Log Name: A\r\n',
  ]
  it('leaves every byte accounted for, wherever the file is cut off', () => {
    for (const text of texts)
      for (const bytes of [new Uint8Array(Buffer.from(text)), utf16(text)])
        for (let end = 0; end <= bytes.length; end++) readHostile(parseEventCsv, bytes.subarray(0, end), `cut at ${end}`)
  })

  it('goes through hostile texts in no time', () => {
    for (const piece of [
      '""""a\n',
      'a,"b\n',
      '"\n',
      '"',
      ',',
      '\n',
      '\r',
      'x,x,x,1,x,y\n',
      'Error,x,y,1,z,"\n',
      '\0',
      'Event[0]\n',
      'a: b\n',
    ])
      for (const head of [viewer, 'TimeCreated,Id,Message\n', 'Event[0]:\n  Log Name: A\n', '']) {
        const text = new Uint8Array(Buffer.from(head + piece.repeat(Math.ceil((1 << 20) / piece.length))))
        readHostile(parseEventCsv, text, JSON.stringify(head + piece))
      }
  })

  it('keeps the beginning of a line that is longer than any', () => {
    const result = read(`${viewer}Error,x,Contoso,1,None,${'x'.repeat(17 << 20)}\r\nError,x,Contoso,2,None,b\r\n`)
    expect(result.events.map((row) => row.class.eventId)).toEqual([1, 2])
    expect(codesOf(result)).toEqual(['lineTooLong', 'eventLocalTimes'])
    expect(accountedBytes(result.summary)).toBe(viewer.length + 23 + (17 << 20) + 2 + 26)
  })
})
