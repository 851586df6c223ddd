import { describe, expect, test } from 'vitest'
import { explainRows } from '../../../../../renderer/features/sync-rules/explain/explainRows.ts'
import { explainExpression } from '../../../../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { objectScope } from '../../../../../shared/syncrules/objects/objectScope.ts'

const scope = objectScope({ dn: 'CN=a', attributes: { cn: ['a'] }, binary: [] }, { now: new Date(0) })
const rows = (text: string, folded: readonly string[] = []) =>
  explainRows(explainExpression(parseExpression(text), scope), text, new Set(folded))
const drawn = (text: string, folded?: readonly string[]) =>
  rows(text, folded).map(({ depth, text: words, value, tone }) => `${'  '.repeat(depth)}${words} ${value ?? tone}`)

describe('an explanation', () => {
  test('stands in the order of the text, without literals, and marks what was not evaluated', () => {
    expect(drawn('IIF(IsNullOrEmpty([cn]), [sn], "x")')).toEqual([
      'IIF(IsNullOrEmpty([cn]), [sn], "x") "x"',
      '  IsNullOrEmpty([cn]) False',
      '    [cn] "a"',
      '  [sn] skipped',
    ])
  })

  test('sets the sides of a chain side by side', () => {
    const text = 'IsPresent([cn]) && IsPresent([sn]) && IsPresent([mail])'
    expect(drawn(text).filter((line) => line.startsWith('  I'))).toEqual([
      '  IsPresent([cn]) True',
      '  IsPresent([sn]) False',
      '  IsPresent([mail]) skipped',
    ])
  })

  test('leaves out what is folded', () => {
    expect(drawn('UCase(LCase([cn]))', ['0.0'])).toEqual(['UCase(LCase([cn])) "A"', '  LCase([cn]) "a"'])
  })

  test('of a chain a thousand long does not overflow', () => {
    const text = Array.from({ length: 1000 }, () => '[cn]').join(' & ')
    expect(rows(text).length).toBeGreaterThan(1)
  })

  test('tells an error at its part', () => {
    expect(rows('Error("no")')[0]).toMatchObject({ tone: 'error' })
  })
})
