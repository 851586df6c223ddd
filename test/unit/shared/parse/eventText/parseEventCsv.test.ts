import { describe, expect, it } from 'vitest'
import { type EventRow, eventTimeIso } from '../../../../../shared/facts/event.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { detectFormat } from '../../../../../shared/parse/detect.ts'
import { parseEventCsv } from '../../../../../shared/parse/eventText/parseEventCsv.ts'

function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const events: EventRow[] = []
  const problems: string[] = []
  const reader = parseEventCsv({ source: byteSourceOf(bytes), name: 'x.csv' })
  let next = reader.next()
  for (; next.done !== true; next = reader.next()) {
    if (next.value.type === 'event') events.push(next.value.event)
    else if (next.value.type === 'problem') problems.push(next.value.problem.code)
  }
  return { events, problems, format: detectFormat({ bytes, size: bytes.length, name: 'x' }) }
}

describe('a log saved as a list', () => {
  it.each([
    [
      'English',
      'Level,Date and Time,Source,Event ID,Task Category\nError,18/11/2026 09:14:02,User Device Registration,304,None,"Join failed.\n\nExit code: 0x801c001d"\n',
    ],
    [
      'French',
      'Niveau;Date et heure;Source;ID de l’événement;Catégorie de la tâche\nErreur;18/11/2026 09:14:02;User Device Registration;304;Aucune;"Join failed.\n\nExit code: 0x801c001d"\n',
    ],
    [
      'German, by tabs',
      'Ebene\tDatum und Uhrzeit\tQuelle\tEreignis-ID\tAufgabenkategorie\nFehler\t18.11.2026 09:14:02\tUser Device Registration\t304\tKeine\t"Join failed.\n\nExit code: 0x801c001d"\n',
    ],
  ])('by Event Viewer in %s', (_language, text) => {
    const { events, problems, format } = read(text)
    expect(format).toBe('eventCsv')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ class: { provider: 'User Device Registration', eventId: 304, level: 2 }, time: undefined })
    expect(events[0]?.message).toBe('Join failed.\n\nExit code: 0x801c001d')
    expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({ localTime: expect.stringMatching(/^18.11.2026 09:14:02$/) })
    expect(problems).toEqual(['eventLocalTimes'])
  })

  it('by Get-WinEvent, with the type of its objects before the header', () => {
    const text =
      '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n"Message","Id","Version","LevelDisplayName","ProviderName","ProviderId","LogName","ProcessId","ThreadId","MachineName","UserId","TimeCreated","ActivityId","RecordId"\r\n' +
      '"Join failed","304","0","Error","Microsoft-Windows-User Device Registration","23b8d46b-67dd-40a3-b636-d43e50552c6d","Admin","3412","5120","SRV-APP-07","S-1-5-18","18/11/2026 09:14:02","","7"\r\n'
    const { events, format } = read(text)
    expect(format).toBe('eventCsv')
    expect(events[0]).toMatchObject({
      class: { eventId: 304, level: 2, channel: 'Admin' },
      recordId: 7,
      pid: 3412,
      computer: 'SRV-APP-07',
      message: 'Join failed',
    })
    expect(events[0]?.activityId).toBeUndefined()
  })

  it('by tracerpt, whose clock is a FILETIME', () => {
    const text =
      'Event Name, Type, Event ID, Version, Channel, Level, Opcode, Task, Keyword, PID, TID, Processor Number, Instance ID, Parent Instance ID, Activity ID, Related Activity ID, Clock-Time, Kernel(ms), User(ms), User Data\n' +
      'Microsoft.AAD.Runtime, 0, 0, 0, 11, 4, 0, 0, 0x8000000000000000, 0x00000D54, 0x00001400, 0, , , {00000000-0000-0000-0000-000000000000}, , 133762256426551203, 0, 0, "hello", 5\n'
    const { events, format } = read(text)
    expect(format).toBe('eventCsv')
    expect(eventTimeIso(events[0]?.time ?? 0n)).toBe('2024-11-16T10:14:02.6551203Z')
    expect(events[0]).toMatchObject({ pid: 0xd54, tid: 0x1400, class: { provider: 'Microsoft.AAD.Runtime', level: 4 } })
    expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({ 'User Data': ['hello', '5'] })
  })

  it.each(['a,b,c\n1,2,3\n', 'Device name,Operating system\nPC,Windows\n', 'Level,Message\nError,x\n', ''])('%j is none', (text) => {
    expect(read(text).format).not.toBe('eventCsv')
  })
})
