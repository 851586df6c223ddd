import { describe, expect, test } from 'vitest'
import {
  filterFromParams,
  filterOfGroup,
  isFiltered,
  toggleSeverity,
  toggleValue,
  withText,
  withValues,
} from '../../../../../renderer/features/devices/deviceFilters.ts'
import { deviceFilterSchema } from '../../../../../shared/contract/viewRequests.ts'

describe('a filter of devices', () => {
  test('takes a value when it is ticked and loses the condition with its last one', () => {
    const one = toggleValue({}, 'managedBy', 'MDE-Error')
    const two = toggleValue(one, 'managedBy', null)
    expect(two).toEqual({ managedBy: ['MDE-Error', null] })
    expect(toggleValue(toggleValue(two, 'managedBy', null), 'managedBy', 'MDE-Error')).toEqual({})
  })

  test('keeps its other conditions, and fits the contract', () => {
    const filter = toggleValue(toggleSeverity({ text: 'srv' }, 'error'), 'enrollmentStatus', 15)
    expect(filter).toEqual({ text: 'srv', severity: ['error'], enrollmentStatus: [15] })
    expect(deviceFilterSchema.parse(filter)).toEqual(filter)
    expect(withValues(filter, 'enrollmentStatus', [])).toEqual({ text: 'srv', severity: ['error'] })
  })

  test('shows one severity alone, another instead of it, and all again', () => {
    const errors = toggleSeverity({}, 'error')
    expect(toggleSeverity(errors, 'ok')).toEqual({ severity: ['ok'] })
    expect(toggleSeverity(errors, 'error')).toEqual({})
    expect(toggleSeverity({ severity: ['error', 'ok'] }, 'error')).toEqual({ severity: ['error'] })
  })

  test('asks for words without the blanks around them, and for none when there are only blanks', () => {
    expect(withText({ text: 'old' }, ' srv-01 ')).toEqual({ text: 'srv-01' })
    expect(withText({ text: 'old' }, '  ')).toEqual({})
    expect(isFiltered(withText({}, ' '))).toBe(false)
  })

  test('is narrowed to a group by the group’s value alone in its column', () => {
    expect(filterOfGroup({ os: ['a', 'b'], text: 'x' }, 'os', 'b')).toEqual({ text: 'x', os: ['b'] })
  })

  test('starts as a link asks for it; what is no severity is left out', () => {
    expect(filterFromParams({ severity: 'warning' })).toEqual({ severity: ['warning'] })
    expect(filterFromParams({ verdict: 'tenant-mismatch', severity: 'awful' })).toEqual({ verdict: ['tenant-mismatch'] })
    expect(filterFromParams({ deviceId: 4 })).toEqual({})
  })
})
