import { describe, expect, test } from 'vitest'
import { scopeOperators } from '../../../../../shared/facts/syncRule.ts'
import type { EvaluationScope, Value } from '../../../../../shared/syncrules/expression/value.ts'
import { evaluateScope, isInScope, scopeOperatorOf } from '../../../../../shared/syncrules/rules/evaluateScope.ts'

const objectOf = (attributes: Readonly<Record<string, Value>>): EvaluationScope => ({
  attribute: (name) => attributes[name] ?? null,
  parameter: () => undefined,
  now: { kind: 'dt', ms: 0, ticks: 0 },
  random: () => 0,
  guid: () => '',
})
const object = objectOf({
  name: 'Srv-Db-02',
  size: 600,
  flags: 4130,
  big: 9223372036854775807n,
  critical: true,
  mail: { kind: 'multi', values: ['a@corp.example', 'B@corp.example'] },
  memberOf: { kind: 'multi', values: [{ kind: 'ref', dn: 'CN=Group,DC=corp' }] },
})

const rows = [
  ['name', 'EQUAL', 'srv-db-02', true],
  ['name', 'EQUAL', 'srv-db', false],
  ['absent', 'EQUAL', '', false],
  ['name', 'NOTEQUAL', 'other', true],
  ['critical', 'NOTEQUAL', 'TRUE', false],
  ['absent', 'NOTEQUAL', 'TRUE', true],
  ['size', 'LESSTHAN', '50000', true],
  ['size', 'LESSTHAN', '600', false],
  ['size', 'LESSTHAN_OR_EQUAL', '600', true],
  ['big', 'GREATERTHAN', '9223372036854775806', true],
  ['absent', 'GREATERTHAN', '1', false],
  ['size', 'GREATERTHAN_OR_EQUAL', '601', false],
  ['name', 'CONTAINS', 'DB', true],
  ['mail', 'CONTAINS', 'b@', true],
  ['mail', 'NOTCONTAINS', 'a@', false],
  ['name', 'STARTSWITH', 'SRV', true],
  ['name', 'NOTSTARTSWITH', 'User_', true],
  ['name', 'ENDSWITH', '-02', true],
  ['name', 'NOTENDSWITH', '-02', false],
  ['absent', 'ISNULL', '', true],
  ['absent', 'ISNOTNULL', '', false],
  ['name', 'ISNOTNULL', '', true],
  ['name', 'ISIN', 'x; srv-db-02', true],
  ['name', 'ISNOTIN', 'x;y', true],
  ['flags', 'ISBITSET', '2', true],
  ['flags', 'ISBITSET', '1', false],
  ['flags', 'ISNOTBITSET', '1', true],
  ['absent', 'ISBITSET', '2', false],
  ['absent', 'ISNOTBITSET', '2', true],
  ['ignored', 'ISMEMBEROF', 'cn=group,dc=corp', true],
  ['ignored', 'ISNOTMEMBEROF', 'cn=other,dc=corp', true],
] as const

test.each(rows)('%s %s %j is %s', (attribute, operator, value, expected) => {
  const rule = { scope: [[{ attribute, operator, value }]] }
  expect(evaluateScope(rule, object).inScope).toBe(expected)
  expect(isInScope(rule, object)).toBe(expected)
})

test('every operator is in the table', () => {
  expect(new Set(rows.map(([, operator]) => operator))).toEqual(new Set(scopeOperators))
})

describe('a filter', () => {
  const yes = { attribute: 'name', operator: 'ISNOTNULL', value: '' }
  const no = { attribute: 'name', operator: 'ISNULL', value: '' }

  test.each([
    ['without groups leaves nothing out', [], true],
    ['needs all conditions of a group', [[yes, no]], false],
    ['needs one of its groups', [[no], [yes]], true],
  ] as const)('%s', (_, scope, expected) => {
    const rule = { scope: scope.map((group) => [...group]) }
    expect(evaluateScope(rule, object).inScope).toBe(expected)
    expect(isInScope(rule, object)).toBe(expected)
  })

  test('tells for each condition how it came out and what the object has', () => {
    const result = evaluateScope({ scope: [[{ attribute: 'mail', operator: 'EQUAL', value: 'x' }, yes]] }, object)
    expect(result.groups[0]?.holds).toBe(false)
    expect(result.groups[0]?.conditions.map(({ holds, found }) => [holds, found])).toEqual([
      [false, ['a@corp.example', 'B@corp.example']],
      [true, ['Srv-Db-02']],
    ])
  })

  test.each([
    ['an operator that is none', { attribute: 'name', operator: 'RESEMBLES', value: 'x' }],
    ['a bit that is no number', { attribute: 'flags', operator: 'ISNOTBITSET', value: 'x' }],
  ])('does not hold by %s, and says that it cannot tell', (_, condition) => {
    const result = evaluateScope({ scope: [[condition]] }, object)
    expect(result.inScope).toBe(false)
    expect(result.groups[0]?.conditions[0]?.holds).toBeUndefined()
  })
})

test('the spelling of the configuration files is known beside that of the documents', () => {
  expect(scopeOperatorOf('ISBITNOTSET')).toBe('ISNOTBITSET')
  expect(scopeOperatorOf('isnotnull')).toBe('ISNOTNULL')
  expect(scopeOperatorOf('')).toBeUndefined()
})
