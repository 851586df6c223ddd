import { describe, expect, test } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { diffRules } from '../../../../../shared/syncrules/diff/diffRules.ts'
import { connectorNamed, expressionTo, madeRule } from './madeRule.ts'

const differing = (before: Partial<SyncRule>, after: Partial<SyncRule>) =>
  diffRules(madeRule(before), madeRule(after)).fields.filter(({ kind }) => kind !== 'same')

describe('two rules', () => {
  test('that are the same have no differences', () => {
    const rule = madeRule({ mappings: [expressionTo('cn', '[cn]')], scope: [[{ attribute: 'a', operator: 'EQUAL', value: 'b' }]] })
    expect(diffRules(rule, structuredClone(rule))).toMatchObject({ kind: 'same', differences: 0 })
  })

  test('are told apart field by field', () => {
    expect(differing({ precedence: 100, disabled: false }, { precedence: 120, disabled: true })).toEqual([
      { field: 'precedence', kind: 'changed', before: 100, after: 120 },
      { field: 'disabled', kind: 'changed', before: false, after: true },
    ])
  })

  test('are not held against a file that does not say, and nothing counts that as a difference', () => {
    expect(differing({ enablePasswordSync: true }, {})).toEqual([{ field: 'enablePasswordSync', kind: 'unknown', before: true }])
    expect(diffRules(madeRule({ enablePasswordSync: true }), madeRule()).differences).toBe(0)
  })

  test('differ when only one is of the setup', () => {
    expect(differing({ immutableTag: 'Microsoft.InfromADComputerJoin.002' }, {})).toMatchObject([
      { field: 'immutableTag', kind: 'removed' },
    ])
  })

  test('are not told apart by their identifiers', () => {
    expect(diffRules(madeRule({ id: 'a', precedenceAfter: 'x' }), madeRule({ id: 'b' })).kind).toBe('same')
  })
})

describe('the connector of a rule', () => {
  const before = madeRule({ connector: 'a' })
  const after = madeRule({ connector: 'b' })
  const connectorOf = (name?: string, other?: string) =>
    diffRules(before, after, {
      ...(name !== undefined && { beforeConnectors: [connectorNamed('a', name)] }),
      ...(other !== undefined && { afterConnectors: [connectorNamed('b', other)] }),
    }).fields.find(({ field }) => field === 'connector')

  test('is the same when its name is, whatever its GUID', () => {
    expect(connectorOf('corp.example', 'corp.example')).toMatchObject({ kind: 'same', before: 'corp.example' })
  })

  test('is another one when its name is', () => {
    expect(connectorOf('corp.example', 'lab.example')).toEqual({
      field: 'connector',
      kind: 'changed',
      before: 'corp.example',
      after: 'lab.example',
    })
  })

  test('cannot be compared when a server came without its connectors', () => {
    expect(connectorOf('corp.example')).toMatchObject({ kind: 'unknown', before: 'corp.example', after: 'b' })
    expect(connectorOf()).toMatchObject({ kind: 'unknown' })
  })
})

describe('transformations', () => {
  const mappings = (before: SyncRule['mappings'], after: SyncRule['mappings']) =>
    diffRules(madeRule({ mappings: before }), madeRule({ mappings: after })).mappings

  test('are found by their target, in whatever order they stand', () => {
    const [a, b] = [expressionTo('a', '[x]'), expressionTo('b', '[y]')]
    expect(mappings([a, b], [b, a]).map(({ target, kind }) => [target, kind])).toEqual([
      ['a', 'same'],
      ['b', 'same'],
    ])
  })

  test('come, go and change', () => {
    const found = mappings(
      [expressionTo('gone', '[x]'), expressionTo('kept', '[x]')],
      [expressionTo('kept', '[y]'), expressionTo('new', '[x]')],
    )
    expect(found.map(({ target, kind }) => `${target} ${kind}`)).toEqual(['gone removed', 'kept changed', 'new added'])
  })

  test('name the tokens of an expression that differ', () => {
    const [mapping] = mappings([expressionTo('a', 'Left([cn],3) = "6.3"')], [expressionTo('a', 'Left([cn],2) = "6.3"')])
    expect(mapping?.expression?.parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '2' },
    ])
  })

  test('whose expression is only laid out anew are formatting, and no difference', () => {
    const before = madeRule({ mappings: [expressionTo('a', 'IIF(IsNull([cn]),1,2)')] })
    const after = madeRule({ mappings: [expressionTo('a', 'IIF(\n  IsNull([cn]),\n  1, 2)')] })
    expect(diffRules(before, after)).toMatchObject({ kind: 'formatting', differences: 0, mappings: [{ kind: 'formatting' }] })
  })

  test('differ in flow type, source, merge and "apply once"', () => {
    const direct = { target: 'a', flow: 'Direct' as const, source: ['cn'], merge: 'Update', once: false }
    expect(mappings([direct], [{ ...direct, source: ['name'] }])[0]?.settings).toEqual(['source'])
    expect(mappings([direct], [{ ...direct, merge: 'Merge', once: true }])[0]?.settings).toEqual(['merge', 'once'])
    expect(mappings([direct], [expressionTo('a', '[cn]')])[0]).toMatchObject({ kind: 'changed', settings: ['flow', 'source'] })
    const { once: _, ...silent } = direct
    expect(mappings([direct], [silent])[0]?.kind).toBe('same')
  })

  test('that flow twice to a target are paired in their order', () => {
    expect(mappings([expressionTo('a', '1'), expressionTo('a', '2')], [expressionTo('a', '1')]).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
    ])
  })
})

describe('scoping filters and join rules', () => {
  const is = (attribute: string, operator: string, value: string) => ({ attribute, operator, value })
  const scope = (before: SyncRule['scope'], after: SyncRule['scope']) =>
    diffRules(madeRule({ scope: before }), madeRule({ scope: after })).scope

  test('are the same in another order, and in letters of another case', () => {
    const [a, b, c] = [is('a', 'EQUAL', '1'), is('b', 'ISNULL', ''), is('C', 'EQUAL', 'Yes')]
    expect(scope([[a, b], [c]], [[is('c', 'equal', 'YES')], [b, a]]).map(({ kind }) => kind)).toEqual(['same', 'same'])
  })

  test('are aligned by what their groups have in common', () => {
    const found = scope(
      [[is('a', 'EQUAL', '1')], [is('b', 'EQUAL', '1'), is('c', 'EQUAL', '1')]],
      [[is('b', 'EQUAL', '1'), is('c', 'EQUAL', '2')], [is('a', 'EQUAL', '1')], [is('d', 'ISNULL', '')]],
    )
    expect(found.map(({ kind }) => kind)).toEqual(['same', 'changed', 'added'])
    expect(found[1]?.conditions).toEqual([
      { kind: 'same', before: is('b', 'EQUAL', '1'), after: is('b', 'EQUAL', '1') },
      { kind: 'changed', before: is('c', 'EQUAL', '1'), after: is('c', 'EQUAL', '2') },
    ])
  })

  test('show a group that went', () => {
    expect(scope([[is('a', 'ISNULL', '')]], [])).toMatchObject([{ kind: 'removed', conditions: [{ kind: 'removed' }] }])
  })

  test('tell whether case matters only where both say it', () => {
    const join = (before: boolean | undefined, after: boolean | undefined) => {
      const made = (caseSensitive: boolean | undefined) =>
        madeRule({ join: [[{ attribute: 'objectGUID', metaverse: 'deviceId', ...(caseSensitive !== undefined && { caseSensitive }) }]] })
      return diffRules(made(before), made(after)).join[0]?.kind
    }
    expect(join(true, undefined)).toBe('same')
    expect(join(true, true)).toBe('same')
    expect(join(true, false)).toBe('changed')
  })
})
