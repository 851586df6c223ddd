import { describe, expect, test } from 'vitest'
import { counterpart, sidesAtFirst } from '../../../../../../renderer/features/sync-rules/compare/sides.ts'
import type { RuleEntry } from '../../../../../../renderer/features/sync-rules/ruleEntries.ts'
import type { SyncRule } from '../../../../../../shared/facts/syncRule.ts'
import { madeRule } from '../../../../shared/syncrules/diff/madeRule.ts'

const entry = (key: string, more: Partial<SyncRule>, of: Partial<RuleEntry> = {}): RuleEntry => ({
  key,
  rule: madeRule(more),
  disabled: false,
  standard: false,
  ...of,
})

describe('the counterpart of a rule elsewhere', () => {
  test('has its tag, whatever its name', () => {
    const entries = [entry('rule:1', { name: 'same name' }), entry('rule:2', { name: 'other', immutableTag: 'tag' })]
    expect(counterpart(madeRule({ name: 'same name', immutableTag: 'tag' }), entries)?.key).toBe('rule:2')
  })

  test('has its name and direction, and its object types where several have those', () => {
    const entries = [
      entry('rule:1', { name: 'A', sourceObjectType: 'user' }),
      entry('rule:2', { name: 'a' }),
      entry('rule:3', { name: 'a', direction: 'Outbound' }),
    ]
    expect(counterpart(madeRule({ name: 'a' }), entries)?.key).toBe('rule:2')
    expect(counterpart(madeRule({ name: 'a', direction: 'Outbound', sourceObjectType: 'none' }), entries)?.key).toBe('rule:3')
    expect(counterpart(madeRule({ name: 'b' }), entries)).toBeUndefined()
  })
})

describe('a comparison of two rules starts', () => {
  const draft = { draftId: 4, at: '', setId: 2, cloneOf: 9, rule: madeRule(), confirmed: [] }

  test('with a draft beside the rule that it takes the place of', () => {
    expect(sidesAtFirst(entry('draft:4', {}, { draft }), 2, undefined)).toEqual({
      first: { source: 2, key: 'rule:9' },
      second: { source: 'drafts', key: 'draft:4' },
    })
  })

  test('with a rule beside its counterpart on another server', () => {
    expect(sidesAtFirst(entry('rule:9', {}), 2, 3)).toEqual({
      first: { source: 2, key: 'rule:9' },
      second: { source: 3, key: undefined },
    })
  })

  test('with drafts alone where no server was imported', () => {
    expect(sidesAtFirst(undefined, null, undefined).first).toEqual({ source: 'drafts', key: undefined })
  })
})
