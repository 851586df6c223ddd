import { expect, test } from 'vitest'
import { ruleAlone } from '../../../../../shared/syncrules/diff/ruleAlone.ts'
import { connectorNamed, expressionTo, madeRule } from './madeRule.ts'

test('of a rule that came, all that it says came; what it does not say is left out', () => {
  const rule = madeRule({
    connector: 'a',
    precedence: 7,
    mappings: [expressionTo('cn', '[cn]')],
    scope: [[{ attribute: 'a', operator: 'ISNULL', value: '' }]],
  })
  const diff = ruleAlone(rule, 'added', [connectorNamed('a', 'corp.example')])
  expect(diff.kind).toBe('added')
  expect(diff.fields.find(({ field }) => field === 'connector')).toEqual({ field: 'connector', kind: 'added', after: 'corp.example' })
  expect(diff.fields.map(({ field }) => field)).not.toContain('description')
  expect(diff.mappings).toEqual([{ target: 'cn', kind: 'added', after: rule.mappings[0], settings: [] }])
  expect(diff.scope).toEqual([{ kind: 'added', conditions: [{ kind: 'added', after: rule.scope[0]?.[0] }] }])
})

test('of a rule that went, all that it says went, by its identifier where the connector has no name', () => {
  const diff = ruleAlone(madeRule({ connector: 'a' }), 'removed')
  expect(diff.fields.find(({ field }) => field === 'connector')).toEqual({ field: 'connector', kind: 'removed', before: 'a' })
  expect(new Set(diff.fields.map(({ kind }) => kind))).toEqual(new Set(['removed']))
})
