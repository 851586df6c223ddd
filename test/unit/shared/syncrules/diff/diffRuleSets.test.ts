import { describe, expect, test } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { diffRuleSets, type RuleSetSide } from '../../../../../shared/syncrules/diff/diffRuleSets.ts'
import { cpuMs } from '../../../../cpuMs.ts'
import { connectorNamed, expressionTo, madeRule } from './madeRule.ts'

const side = (rules: readonly SyncRule[], connectors: RuleSetSide['connectors'] = []): RuleSetSide => ({ rules, connectors })
const named = (name: string, precedence: number, more: Partial<SyncRule> = {}) => madeRule({ name, precedence, ...more })
const lines = (before: RuleSetSide, after: RuleSetSide) =>
  diffRuleSets(before, after).pairs.map(
    ({ kind, moved, ...pair }) => `${(pair.after ?? pair.before)?.name} ${kind}${moved ? ' moved' : ''}`,
  )

describe('rules of two servers', () => {
  test('are found by their tag, even under another name', () => {
    const tag = { immutableTag: 'Microsoft.InfromADComputerJoin.002' }
    const found = diffRuleSets(side([named('Computer Join', 100, tag)]), side([named('Renamed', 100, tag)])).pairs
    expect(found).toMatchObject([{ kind: 'changed', before: { name: 'Computer Join' }, after: { name: 'Renamed' } }])
  })

  test('are found by name, direction and object types where they have no tag', () => {
    const outbound = named('Own', 50, { direction: 'Outbound' })
    expect(lines(side([named('Own', 50)]), side([outbound, named('OWN', 50)]))).toEqual(['OWN changed', 'Own added'])
  })

  test('come and go, and are listed by direction and precedence', () => {
    const found = lines(side([named('a', 1), named('gone', 2), named('z', 9)]), side([named('a', 1), named('new', 3), named('z', 9)]))
    expect(found).toEqual(['a same', 'gone removed', 'new added', 'z same'])
  })

  test('of several forests are told apart by the name of their connector', () => {
    const tag = { immutableTag: 'tag' }
    const before = side(
      [
        named('in', 100, { ...tag, connector: 'a1', description: 'one' }),
        named('in', 101, { ...tag, connector: 'b1', description: 'two' }),
      ],
      [connectorNamed('a1', 'one.example'), connectorNamed('b1', 'two.example')],
    )
    const after = side(
      [
        named('in', 100, { ...tag, connector: 'b2', description: 'two' }),
        named('in', 101, { ...tag, connector: 'a2', description: 'one' }),
      ],
      [connectorNamed('a2', 'one.example'), connectorNamed('b2', 'two.example')],
    )
    const { pairs } = diffRuleSets(before, after)
    expect(pairs.map(({ before: old, after: next }) => [old?.description, next?.description])).toEqual([
      ['two', 'two'],
      ['one', 'one'],
    ])
    expect(pairs.map(({ kind }) => kind)).toEqual(['renumbered', 'renumbered'])
  })

  test('of a server that came without its connectors are paired in their order', () => {
    const rules = (prefix: string) => [named('in', 1, { connector: `${prefix}1` }), named('in', 2, { connector: `${prefix}2` })]
    expect(lines(side(rules('a'), [connectorNamed('a1', 'x'), connectorNamed('a2', 'y')]), side(rules('b')))).toEqual([
      'in same',
      'in same',
    ])
  })
})

describe('the precedence of rules', () => {
  test('is only another number where the order stays', () => {
    expect(lines(side([named('a', 1), named('b', 2)]), side([named('a', 11), named('b', 12)]))).toEqual(['a renumbered', 'b renumbered'])
  })

  test('moves the fewest rules that explain the new order', () => {
    const before = side(['a', 'b', 'c', 'd'].map((name, at) => named(name, at)))
    const after = side(['b', 'c', 'd', 'a'].map((name, at) => named(name, at)))
    expect(lines(before, after)).toEqual(['b renumbered', 'c renumbered', 'd renumbered', 'a renumbered moved'])
  })

  test('is not compared across directions', () => {
    const out = { direction: 'Outbound' as const }
    const found = diffRuleSets(side([named('a', 1), named('o', 2, out)]), side([named('o', 1, out), named('a', 2)]))
    expect(found.counts.moved).toBe(0)
  })
})

test('counts say how many rules came out how', () => {
  const expression = (text: string) => ({ mappings: [expressionTo('cn', text)] })
  const before = side([named('a', 1, expression('Left([cn],1)')), named('b', 2, expression('1')), named('c', 3), named('d', 4)])
  const after = side([named('a', 1, expression('Left( [cn], 1 )')), named('b', 2, expression('2')), named('c', 3), named('e', 5)])
  expect(diffRuleSets(before, after).counts).toEqual({ same: 1, formatting: 1, renumbered: 0, changed: 1, added: 1, removed: 1, moved: 0 })
})

test('two thousand rules of each side take less than two seconds', () => {
  const rules = (text: string) =>
    Array.from({ length: 2000 }, (_, at) => named(`rule ${at}`, at, { mappings: [expressionTo('cn', `${text} & "${at}"`)] }))
  const from = cpuMs()
  expect(diffRuleSets(side(rules('Trim([cn])')), side(rules('UCase([cn])'))).counts.changed).toBe(2000)
  expect(cpuMs() - from).toBeLessThan(2000)
})
