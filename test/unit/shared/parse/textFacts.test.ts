import { expect, it } from 'vitest'
import { asCode, asGuid, asText, asUtcTime, asWholeNumber, asYesNo, normalizeField } from '../../../../shared/parse/textFacts.ts'

const locator = { kind: 'line', line: 1 } as const

it.each(['[TenantId]', '[Date] UTC', '<tenant id>', '{tenant-id}', 'XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX', '*****', 'REDACTED'])(
  'takes %s for a placeholder',
  (printed) => {
    for (const convert of [asText, asGuid, asYesNo, asUtcTime, asCode]) expect(convert(printed)).toEqual({ refused: 'valueRedacted' })
  },
)

it.each([
  ['a GUID in braces and capitals', asGuid, '{AB2F6C11-0000-4000-8000-00000000000F}', 'ab2f6c11-0000-4000-8000-00000000000f'],
  ['an id of another shape', asGuid, '94300356f6ea', '94300356f6ea'],
  ['YES', asYesNo, 'YES', true],
  ['False', asYesNo, 'False', false],
  ['another word than yes or no', asYesNo, 'ERROR', 'ERROR'],
  ['a time with milliseconds', asUtcTime, '2022-01-28 11:15:49.000 UTC', '2022-01-28T11:15:49.000Z'],
  ['a time without', asUtcTime, '2026-06-01 14:10:46 UTC', '2026-06-01T14:10:46Z'],
  ['a code in capitals', asCode, '0x801C03F2', '0x801c03f2'],
  ['a number', asWholeNumber, '400', 400],
])('reads %s', (_what, convert, printed, value) => {
  expect(convert(printed)).toEqual({ value })
})

it('says nothing where nothing is printed', () => {
  for (const convert of [asText, asGuid, asYesNo, asUtcTime, asCode, asWholeNumber]) expect(convert('')).toBeUndefined()
})

it('quotes the file in one line of at most 300 characters, and states nothing of a value that no field has', () => {
  const meanings = [{ kind: 'diagnostic.serverMessage', convert: asText }] as const
  const [item] = normalizeField({ name: 'Server Message', value: ` a\n b ${'c'.repeat(1000)}`, locator }, meanings)
  expect(item).toMatchObject({ type: 'fact', fact: { quote: `Server Message: a b ${'c'.repeat(280)}` } })
  expect([...normalizeField({ name: 'Server Message', value: 'c'.repeat(5000), locator }, meanings)]).toEqual([])
})
