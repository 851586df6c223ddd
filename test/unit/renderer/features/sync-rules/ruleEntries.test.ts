import { describe, expect, test } from 'vitest'
import {
  facetCounts,
  filterRules,
  groupRules,
  noFilter,
  ruleEntries,
  shortName,
} from '../../../../../renderer/features/sync-rules/ruleEntries.ts'
import type { SyncConnector } from '../../../../../shared/facts/syncRule.ts'
import { aRule, stored } from './rules.ts'

const connectors: readonly SyncConnector[] = [
  { id: 'ad', name: 'corp.example', kind: 'activeDirectory', partitions: [], schema: [] },
  { id: 'aad', name: 'example - AAD', kind: 'entra', partitions: [], schema: [] },
]
const rules = [
  stored(1, aRule({ immutableTag: 'Microsoft.InfromADComputerJoin.002' })),
  stored(2, aRule({ name: 'In from AD - User Join', precedence: 100, sourceObjectType: 'user' })),
  stored(3, aRule({ name: 'Renamed', connector: 'aad', direction: 'Outbound', precedence: 160 })),
  stored(4, aRule({ name: 'Out to AAD - Group Join', connector: 'elsewhere', direction: 'Outbound', precedence: 165 })),
]
const draft = { draftId: 7, at: '', setId: 1, cloneOf: 1, confirmed: [], rule: aRule({ name: 'Copy', precedence: 200 }) }

describe('the list of rules', () => {
  const entries = ruleEntries(rules, [draft])

  test('groups by direction and kind of connector, by the name where the connector is not known, each by precedence', () => {
    const drawn = groupRules(entries, connectors).map(({ direction, side, entries: within }) => [
      direction,
      side,
      within.map(({ rule }) => rule.precedence),
    ])
    expect(drawn).toEqual([
      ['Inbound', 'AD', [100, 143, 200]],
      ['Outbound', 'AAD', [160, 165]],
    ])
  })

  test('shows a rule that a draft takes the place of as disabled, and only tagged rules as standard', () => {
    expect(entries.map(({ disabled, standard }) => [disabled, standard])).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [false, false],
      [false, false],
    ])
  })

  test('is found by name, precedence, object type and attribute, whatever the case', () => {
    const found = (text: string) => filterRules(entries, { ...noFilter, text }).map(({ rule }) => rule.name)
    expect(found('user JOIN')).toEqual(['In from AD - User Join'])
    expect(found('165')).toEqual(['Out to AAD - Group Join'])
    expect(found('no such rule')).toEqual([])
  })

  test('is narrowed by facets that all have to hold, with how many have each value', () => {
    expect(filterRules(entries, { ...noFilter, state: ['disabled'] }).map(({ key }) => key)).toEqual(['rule:1'])
    expect(filterRules(entries, { ...noFilter, kind: ['draft'], direction: ['Outbound'] })).toEqual([])
    expect(facetCounts(entries, 'direction')).toEqual([
      ['Inbound', 3],
      ['Outbound', 2],
    ])
  })
})

test('a rule is called within its group by what the group does not say', () => {
  expect(shortName('In from AD - Computer Join')).toBe('Computer Join')
  expect(shortName('Out to AAD – Group')).toBe('Group')
  expect(shortName('My own rule')).toBe('My own rule')
})
