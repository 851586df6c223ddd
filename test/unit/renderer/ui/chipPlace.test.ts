import { expect, test } from 'vitest'
import { chipPlace } from '../../../../renderer/ui/formatPlace.ts'

const t = (key: string, args: Record<string, string | number> = {}) => `${key} ${Object.values(args).join(' ')}`
const offset = { kind: 'offset', offset: 3987 } as const

test('a place in the report’s page is named by its result or its field, not by its offset', () => {
  const result = { format: 'analyzerHtml', locator: offset, quote: 'Error 122030 EnrollmentStatusCheck Enrollment stopped (41).' } as const
  const field = { format: 'analyzerHtml', locator: offset, quote: 'Sense version: 10.7239.17763.5696' } as const
  expect(chipPlace(result, t)).toBe('place.result 122030')
  expect(chipPlace(field, t)).toBe('Sense version')
})

test('where the quote names nothing, and in other formats, the place itself stands', () => {
  expect(chipPlace({ format: 'analyzerHtml', locator: offset, quote: '' }, t)).toBe('place.offset 0xf93')
  expect(chipPlace({ format: 'regf', locator: offset, quote: 'Name: value' }, t)).toBe('place.offset 0xf93')
  expect(chipPlace({ format: 'dsregcmd', locator: { kind: 'line', line: 38 }, quote: 'DRS Discovery Test: FAIL' }, t)).toBe('place.line 38')
})
