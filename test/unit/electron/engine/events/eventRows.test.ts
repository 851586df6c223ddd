import { expect, test } from 'vitest'
import { listRowOf } from '../../../../../electron/engine/events/eventRows.ts'
import type { EventClass } from '../../../../../shared/facts/event.ts'

const eventClass = { source: 'evtx', kind: 'evtx', decoded: true, provider: 'Test', eventId: 1 } as unknown as EventClass

function messageOf(data: object | string, more: { readonly decoded?: boolean; readonly message?: string } = {}): string {
  const { decoded = true, message } = more
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  const event = {
    id: 1,
    contentId: 1,
    classId: 1,
    place: 0,
    length: 1,
    data: text,
    recovered: 0,
    ...(message !== undefined && { message }),
  } as const
  return listRowOf(event, { ...eventClass, decoded }, { timeline: { sources: [] }, marks: new Map() }).message
}

test('a row names the fields that say something, and leaves out the empty ones', () => {
  expect(messageOf({ HttpStatus: '0', ServerMessage: '', Domain: ' ', Tenant: 'Managed' })).toBe('HttpStatus: 0 · Tenant: Managed')
})

test('a code that Windows has no words for stands in the row by itself', () => {
  expect(messageOf({ ExitCode: 'Unknown HResult Error code: 0x801c001d' })).toBe('ExitCode: 0x801c001d')
  expect(messageOf({ ExitCode: 'Unknown HResult Error code: none' })).toBe('ExitCode: Unknown HResult Error code: none')
})

test('the file’s own message comes before its fields, on one line and not longer than a row', () => {
  expect(messageOf({ a: 'b' }, { message: 'The join\r\n\tfailed.' })).toBe('The join failed.')
  expect(messageOf({}, { message: 'x'.repeat(1000) })).toBe(`${'x'.repeat(399)}…`)
})

test('a payload that was not decoded is shown as it is', () => {
  expect(messageOf('{"payload":"c0ffee"}', { decoded: false })).toBe('c0ffee')
})
