import { describe, expect, test } from 'vitest'
import { eventEvidence } from '../../../../../../renderer/features/events/details/eventEvidence.ts'
import { fieldRows, fieldsWith, headerRows } from '../../../../../../renderer/features/events/details/fieldRows.ts'
import { nearRelated } from '../../../../../../renderer/features/events/details/nearRelated.ts'
import type { EventDetail } from '../../../../../../shared/contract/eventRequests.ts'

const row = { id: 7, message: 'a message', artefactId: 3, file: 'AADRT.etl', source: 'etl', pinned: false } as const
const detail: EventDetail = {
  row,
  class: { source: 'etl', kind: 'traceLogging', provider: 'Microsoft.AAD.Runtime', eventId: 0, decoded: true },
  pid: 0,
  tid: 5120,
  recovered: false,
  fields: [],
  json: '{}',
  xml: '<Event/>',
  place: 0x1f4a80,
  length: 120,
}

describe('the list of fields', () => {
  const rows = fieldRows([
    { name: 'ErrorCode', value: '-2147012889' },
    { name: '', value: 'https://login.example.com' },
    { name: 'ErrorCode', value: '' },
  ])

  test('keeps the file’s order, counts fields without a name and tells repeated names apart', () => {
    expect(rows.map(({ name }) => name)).toEqual(['ErrorCode', '2', 'ErrorCode'])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3)
  })

  test('is searched in names and values without regard to case, all words together', () => {
    expect(fieldsWith(rows, 'errorcode')).toHaveLength(2)
    expect(fieldsWith(rows, 'ERROR 2147')).toEqual([rows[0]])
    expect(fieldsWith(rows, 'LOGIN')).toEqual([rows[1]])
    expect(fieldsWith(rows, '  ')).toEqual(rows)
    expect(fieldsWith(rows, 'a.*b')).toEqual([])
  })

  test('of the header leaves out what the file does not say, and keeps a zero', () => {
    expect(headerRows(detail).map(({ key, value }) => `${key} ${value}`)).toEqual([
      'provider Microsoft.AAD.Runtime',
      'id 0',
      'process 0',
      'thread 5120',
    ])
  })
})

describe('the place of an event', () => {
  test('is a byte of a trace and a line of a text', () => {
    expect(eventEvidence(detail)).toMatchObject({ format: 'etl', locator: { kind: 'offset', offset: 0x1f4a80, length: 120 } })
    const text: EventDetail = { ...detail, row: { ...row, source: 'text' }, place: 12 }
    expect(eventEvidence(text)).toMatchObject({ format: 'eventXml', locator: { kind: 'line', line: 12 } })
    expect(eventEvidence({ ...text, place: 0 }).locator).toEqual({ kind: 'line', line: 1 })
  })
})

describe('related events', () => {
  const rows = Array.from({ length: 20 }, (_, id) => ({ id }))
  const ids = (id: number, most = 5) => nearRelated(rows, id, most).rows.map((near) => near.id)

  test('are those around the event, as near to their middle as the ends allow', () => {
    expect(ids(10)).toEqual([8, 9, 10, 11, 12])
    expect(ids(0)).toEqual([0, 1, 2, 3, 4])
    expect(ids(19)).toEqual([15, 16, 17, 18, 19])
    expect(nearRelated(rows, 10, 5)).toMatchObject({ before: 8, after: 7 })
  })

  test('are the first ones where the event is not among them, and all where they are few', () => {
    expect(ids(99)).toEqual([0, 1, 2, 3, 4])
    expect(nearRelated(rows.slice(0, 3), 2, 5)).toEqual({ rows: [{ id: 0 }, { id: 1 }, { id: 2 }], before: 0, after: 0 })
  })
})
