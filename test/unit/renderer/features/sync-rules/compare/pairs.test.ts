import { describe, expect, test } from 'vitest'
import { fittingPairs, pairKey, precedences } from '../../../../../../renderer/features/sync-rules/compare/pairs.ts'
import type { RulePair } from '../../../../../../shared/syncrules/diff/diffRuleSets.ts'
import { madeRule } from '../../../../shared/syncrules/diff/madeRule.ts'

const pair = (name: string, kind: RulePair['kind'], more: Partial<RulePair> = {}): RulePair => ({
  kind,
  after: madeRule({ name, precedence: 10 }),
  moved: false,
  ...more,
})
const keyed = [
  pair('Computer Join', 'changed'),
  pair('User Join', 'same'),
  pair('Group Join', 'formatting'),
  pair('Own rule', 'same', { moved: true }),
].map((one, at) => ({ key: pairKey(one, at), pair: one }))
const names = (shown: typeof keyed) => shown.map(({ pair: { after } }) => after?.name)

describe('the list of rules of two servers', () => {
  test('leaves out what is the same or only laid out anew, but for rules whose order changed', () => {
    expect(names([...fittingPairs(keyed, { text: '', kind: undefined }, true)])).toEqual(['Computer Join', 'Own rule'])
    expect(fittingPairs(keyed, { text: '', kind: undefined }, false)).toHaveLength(4)
  })

  test('shows the kind that was asked for, even one that is no difference', () => {
    expect(names([...fittingPairs(keyed, { text: '', kind: 'same' }, true)])).toEqual(['User Join', 'Own rule'])
    expect(names([...fittingPairs(keyed, { text: '', kind: 'moved' }, true)])).toEqual(['Own rule'])
  })

  test('finds by name and precedence', () => {
    expect(names([...fittingPairs(keyed, { text: ' COMPUTER', kind: undefined }, false)])).toEqual(['Computer Join'])
    expect(fittingPairs(keyed, { text: '10', kind: undefined }, false)).toHaveLength(4)
  })
})

test('precedence is one number, or the way from one to the other', () => {
  expect(precedences(pair('a', 'added'))).toBe('10')
  expect(precedences({ ...pair('a', 'same'), before: madeRule({ precedence: 10 }) })).toBe('10')
  expect(precedences({ ...pair('a', 'changed'), before: madeRule({ precedence: 143 }) })).toBe('143 → 10')
})
