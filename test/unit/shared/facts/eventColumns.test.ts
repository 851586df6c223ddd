import { describe, expect, it } from 'vitest'
import type { EventClass, EventRow } from '../../../../shared/facts/event.ts'
import { buffersOf, eventColumns, rowsOfColumns } from '../../../../shared/facts/eventColumns.ts'

const eventClass: EventClass = { source: 'evtx', kind: 'evtx', eventId: 304, decoded: true }
const row = (more: Partial<EventRow> = {}): EventRow => ({ class: eventClass, time: 0n, data: '{}', place: 4096, length: 8, ...more })

describe('events in columns', () => {
  it('come back as they went in', () => {
    const other: EventClass = { ...eventClass, eventId: 305 }
    const rows = [
      row(),
      row({ class: other, time: undefined, recordId: 2, pid: 3, tid: 4, computer: 'c', userSid: 'S-1-5-18' }),
      row({ activityId: 'a', relatedActivityId: 'b', message: 'm', recovered: true, data: '["x"]' }),
    ]
    const columns = eventColumns(rows)
    expect(columns.classes).toEqual([eventClass, other])
    expect([...rowsOfColumns(columns)]).toEqual(rows)
  })

  it('survive being sent to another thread', () => {
    const rows = [row({ time: -5n }), row({ time: undefined })]
    expect([...rowsOfColumns(structuredClone(eventColumns(rows)))]).toEqual(rows)
  })

  it('hand their memory over to another thread', () => {
    const columns = eventColumns([row({ message: 'm' }), row({ data: '{"a":"é😀"}' })])
    const buffers = buffersOf(columns)
    const sent = structuredClone(columns, { transfer: buffers })
    expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true)
    expect([...rowsOfColumns(sent)]).toEqual([row({ message: 'm' }), row({ data: '{"a":"é😀"}' })])
  })

  it('keep texts of any length, empty ones among them', () => {
    const rows = ['', 'a', '\ufeff', 'é'.repeat(400_000), '', '\u{1f600}'].map((data) => row({ data }))
    expect([...rowsOfColumns(eventColumns(rows))]).toEqual(rows)
  })
})
