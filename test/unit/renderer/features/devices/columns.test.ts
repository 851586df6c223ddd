import { describe, expect, test } from 'vitest'
import {
  columnsAtFirst,
  columnsToShow,
  deviceColumns,
  gridTemplate,
  leastWidth,
  nextSort,
} from '../../../../../renderer/features/devices/columns.ts'
import { formatSeen, zoneName } from '../../../../../renderer/features/devices/formatSeen.ts'
import { groupTitle } from '../../../../../renderer/features/devices/groupTitle.ts'
import { deviceSortSchema } from '../../../../../shared/contract/viewRequests.ts'

describe('columns of the fleet', () => {
  test('leave out what the groups say already, and never the name', () => {
    expect(columnsToShow(columnsAtFirst, 'verdict').map(({ id }) => id)).not.toContain('verdict')
    expect(columnsToShow(columnsAtFirst, undefined).map(({ id }) => id)).toContain('verdict')
    expect(columnsToShow([], 'os').map(({ id }) => id)).toEqual(['name'])
  })

  test('stand in their own order, however they were chosen', () => {
    expect(columnsToShow(['lastSeen', 'os'], undefined).map(({ id }) => id)).toEqual(['name', 'os', 'lastSeen'])
  })

  test('sort only by what the engine can', () => {
    const sorts = deviceColumns.flatMap((column) => ('sort' in column ? [column.sort] : []))
    expect(sorts.toSorted()).toEqual(deviceSortSchema.shape.by.options.toSorted())
  })

  test('are laid out by least width and share', () => {
    const columns = columnsToShow(['aadDeviceId'], undefined)
    expect(gridTemplate(columns)).toMatch(/^minmax\(\d+px, 1fr\) 290px$/)
    expect(leastWidth(columns)).toBeGreaterThan(290)
  })
})

test('a click on a head sorts by it, a second one the other way; last seen starts with the newest', () => {
  expect(nextSort({ by: 'severity', descending: false }, 'name')).toEqual({ by: 'name', descending: false })
  expect(nextSort({ by: 'name', descending: false }, 'name')).toEqual({ by: 'name', descending: true })
  expect(nextSort({ by: 'name', descending: true }, 'lastSeen')).toEqual({ by: 'lastSeen', descending: true })
})

describe('when a device was last seen', () => {
  test('is told in the zone of the head, in both languages', () => {
    expect(formatSeen('2026-11-21T18:02:44Z', 'en', 'utc')).toBe('21 Nov 2026 18:02')
    expect(formatSeen('2026-11-21T18:02:44Z', 'fr', 'utc')).toBe('21 nov. 2026 18:02')
    expect(zoneName('utc')).toBe('UTC')
    expect(zoneName('local', new Date('2026-11-21T12:00:00Z'))).toMatch(/^[+-]\d\d:\d\d$/)
  })

  test('is a day where the list gives no time of day, whatever the zone', () => {
    expect(formatSeen('2026-11-21', 'en', 'local')).toBe('21 Nov 2026')
  })

  test('is given back as it stands where it is no time', () => {
    expect(formatSeen('never', 'en', 'utc')).toBe('never')
    expect(formatSeen('', 'en', 'utc')).toBe('')
  })
})

test('a group of an enrollment status is named by its number first, every other by its title', () => {
  const title = { en: 'Tenant mismatch', fr: 'Locataires différents' }
  const pick = (text: { en: string }) => text.en
  expect(groupTitle({ key: 15, title, devices: 3 }, 'enrollmentStatus', pick)).toBe('15 0x0f · Tenant mismatch')
  expect(groupTitle({ key: -2145648607, title, devices: 3 }, 'enrollmentStatus', pick)).toBe('-2145648607 0x801c0021 · Tenant mismatch')
  expect(groupTitle({ key: null, title, devices: 3 }, 'enrollmentStatus', pick)).toBe('Tenant mismatch')
  expect(groupTitle({ key: 'MDE', title, devices: 3 }, 'managedBy', pick)).toBe('Tenant mismatch')
})
