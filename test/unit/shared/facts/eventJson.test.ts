import { describe, expect, it } from 'vitest'
import type { EventClass, EventRow } from '../../../../shared/facts/event.ts'
import { eventJsonLine } from '../../../../shared/facts/eventJson.ts'

const full: EventClass = {
  source: 'evtx',
  kind: 'evtx',
  provider: 'Prov"ider',
  providerId: 'bd67e65c-9cc2-51d8-7399-0bb9899e75c1',
  eventId: 304,
  version: 1,
  name: 'n',
  level: 2,
  channel: 'Admin',
  opcode: 0,
  task: 5,
  keywords: '0x8000000000000000',
  decoded: true,
}
const row = (eventClass: EventClass, more: Partial<EventRow> = {}): EventRow => ({
  class: eventClass,
  time: undefined,
  data: '{}',
  place: 0,
  length: 0,
  ...more,
})

describe('eventJsonLine', () => {
  it('keeps the order of the contract', () => {
    const event = row(full, {
      recordId: 12,
      time: 17_417_629_861_234_567n,
      pid: 1,
      tid: 2,
      computer: 'PC-"1"',
      userSid: 'S-1-5-18',
      activityId: 'a1',
      relatedActivityId: 'a2',
      data: '{"b":1,"a":[2,3]}',
      message: 'line\nline',
    })
    expect(eventJsonLine(event)).toBe(
      '{"type":"event","source":"evtx","recordId":12,"time":"2025-03-12T07:03:06.1234567Z","provider":"Prov\\"ider",' +
        '"providerId":"bd67e65c-9cc2-51d8-7399-0bb9899e75c1","eventId":304,"version":1,"name":"n","level":2,"channel":"Admin","opcode":0,' +
        '"task":5,"keywords":"0x8000000000000000","pid":1,"tid":2,"computer":"PC-\\"1\\"","userSid":"S-1-5-18","activityId":"a1",' +
        '"relatedActivityId":"a2","data":{"b":1,"a":[2,3]},"message":"line\\nline","decoded":true}',
    )
  })

  it('says nothing of what the file does not say', () => {
    expect(eventJsonLine(row({ source: 'text', kind: 'text', decoded: true }))).toBe(
      '{"type":"event","source":"text","data":{},"decoded":true}',
    )
  })

  it('gives the raw payload of what could not be decoded instead of data', () => {
    const raw: EventClass = { source: 'etl', kind: 'wpp', eventId: 10, decoded: false }
    expect(JSON.parse(eventJsonLine(row(raw, { data: '{"payload":"00ff"}' })))).toEqual({
      type: 'event',
      source: 'etl',
      eventId: 10,
      payload: '00ff',
      decoded: false,
    })
    expect(eventJsonLine(row(raw))).toBe('{"type":"event","source":"etl","eventId":10,"decoded":false}')
  })

  it('marks what was found by scanning', () => {
    expect(JSON.parse(eventJsonLine(row(full, { recovered: true })))).toMatchObject({ recovered: true })
  })
})
