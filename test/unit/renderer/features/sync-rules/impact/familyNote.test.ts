import { describe, expect, test } from 'vitest'
import { familyNote, replacementChange } from '../../../../../../renderer/features/sync-rules/impact/familyNote.ts'
import type { SyncRule } from '../../../../../../shared/facts/syncRule.ts'
import { compactExpression } from '../../../../../../shared/syncrules/expression/formatExpression.ts'
import { parseExpression } from '../../../../../../shared/syncrules/expression/parseExpression.ts'
import { replacementExpression } from '../../../../../../shared/syncrules/guide/replacementExpression.ts'

function rule(expression: string): SyncRule {
  const mapping = { target: 'cloudFiltered', flow: 'Expression' as const, source: [], expression, merge: 'Update' }
  return { name: 'r', description: '', disabled: false, mappings: [mapping], scope: [], join: [] }
}
const tested = rule('IIF(IsCert([userCertificate]),NULL,True)')
const untested = rule('IIF(IsNullOrEmpty([userCertificate]),True,NULL)')
const replacement = rule(replacementExpression)
const counts = { toSynced: 0, toFiltered: 0, changed: 0, unchanged: 0, error: 0 }

describe('a change is the documented one', () => {
  test('however the expression is laid out', () => {
    const compact = rule(compactExpression(parseExpression(replacementExpression)))
    expect(replacementChange(tested, compact, replacementExpression)).toEqual({ hadCertificateTest: true })
    expect(replacementChange(untested, replacement, replacementExpression)).toEqual({ hadCertificateTest: false })
  })

  test('never when one token differs, nothing was there before, or it was there already', () => {
    const other = rule(replacementExpression.replace('"6.3"', '"6.2"'))
    expect(replacementChange(tested, other, replacementExpression)).toBeUndefined()
    expect(replacementChange(undefined, replacement, replacementExpression)).toBeUndefined()
    expect(replacementChange(replacement, replacement, replacementExpression)).toBeUndefined()
    expect(replacementChange(tested, undefined, replacementExpression)).toBeUndefined()
  })
})

describe('notes on families of systems', () => {
  const change = { hadCertificateTest: true }

  test.each([
    ['server2012R2', 'Wanted'],
    ['windows81', 'Comes along, also version 6.3'],
    ['windows10', 'Certificate test is gone'],
    ['server2016', 'Certificate test is gone'],
    ['server2012', 'Stay filtered'],
    ['windows7', 'Stay filtered'],
  ])('%s: %s', (id, text) => {
    expect(familyNote({ id, counts }, change)?.text.en).toBe(text)
  })

  test.each(['olderWindows', 'otherWindows', 'notWindows', 'unknown'])('nothing is said of %s', (id) => {
    expect(familyNote({ id, counts }, change)).toBeUndefined()
  })

  test('a test is not called gone where the rule before had none', () => {
    expect(familyNote({ id: 'windows10', counts }, { hadCertificateTest: false })).toBeUndefined()
  })

  test('systems that the rule before let through are not said to stay filtered', () => {
    expect(familyNote({ id: 'windows7', counts: { ...counts, toFiltered: 2 } }, change)?.state).toBe('warning')
  })
})
