import { describe, expect, it } from 'vitest'
import {
  around,
  hasManyDevices,
  isFiltered,
  only,
  toggled,
  without,
} from '../../../../../../renderer/features/events/filters/eventFilters.ts'
import { paramsFilter } from '../../../../../../renderer/features/events/filters/paramsFilter.ts'
import type { EventSummary } from '../../../../../../shared/contract/eventRequests.ts'

describe('a facet', () => {
  it('takes one value out, and is no condition once all are in again', () => {
    const out = toggled({ deviceId: 1 }, 'levels', 2, [1, 2, null])
    expect(out).toEqual({ deviceId: 1, levels: [1, null] })
    expect(toggled(out, 'levels', 2, [1, 2, null])).toEqual({ deviceId: 1 })
  })

  it('keeps a single value beside the other conditions', () => {
    expect(only({ text: 'x', eventIds: [1, 2] }, 'eventIds', 304)).toEqual({ text: 'x', eventIds: [304] })
  })
})

it('the device alone is no filter', () => {
  expect(isFiltered({ deviceId: 3 })).toBe(false)
  expect(isFiltered(without({ deviceId: 3, pinned: true }, 'pinned'))).toBe(false)
  expect(isFiltered({ deviceId: 3, pinned: true })).toBe(true)
})

it('a stretch around a time has it in its middle', () => {
  expect(around('2026-11-18T09:14:02.655Z', 60_000)).toEqual({ from: '2026-11-18T09:13:02.655Z', to: '2026-11-18T09:15:02.655Z' })
})

it('what another tab asks for is a filter; an event alone filters nothing', () => {
  expect(paramsFilter({ artefactId: 4, correlation: 'c', text: 't', eventId: 9 })).toEqual({
    artefactIds: [4],
    correlation: 'c',
    text: 't',
  })
  expect(paramsFilter({ eventId: 9, artefactId: 'x' })).toEqual({})
})

it('sources are of many devices where they name two, or one belongs to none', () => {
  const of = (...devices: readonly (string | undefined)[]) =>
    hasManyDevices({
      sources: devices.map((device, value) => ({ value, events: 1, ...(device !== undefined && { device }) })),
    } as unknown as EventSummary)
  expect([of(), of('A'), of('A', 'A'), of('A', 'B'), of('A', undefined)]).toEqual([false, false, false, true, true])
})
