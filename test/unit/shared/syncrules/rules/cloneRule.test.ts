import { describe, expect, test } from 'vitest'
import { type SyncRule, syncRuleSchema } from '../../../../../shared/facts/syncRule.ts'
import { documentedChange } from '../../../../../shared/syncrules/guide/documentedChange.ts'
import { guideSteps } from '../../../../../shared/syncrules/guide/guideSteps.ts'
import { cloneRule, isStandardRule } from '../../../../../shared/syncrules/rules/cloneRule.ts'
import { freePrecedence } from '../../../../../shared/syncrules/rules/precedence.ts'

const standard: SyncRule = {
  name: 'In from AD - Computer Join',
  id: 'b9ff77b5-28e2-489d-802a-5beb4b41a4f2',
  description: '',
  direction: 'Inbound',
  precedence: 143,
  precedenceAfter: '11111111-0000-0000-0000-000000000000',
  precedenceBefore: '22222222-0000-0000-0000-000000000000',
  connector: 'c1',
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: true,
  immutableTag: 'Microsoft.InfromADComputerJoin.006',
  mappings: [
    {
      target: 'cloudFiltered',
      flow: 'Expression',
      source: ['userCertificate'],
      expression: 'IIF(IsNullOrEmpty([userCertificate]),True,NULL)',
      merge: 'Update',
    },
  ],
  scope: [[{ attribute: 'isCriticalSystemObject', operator: 'NOTEQUAL', value: 'True' }]],
  join: [[{ attribute: 'objectGUID', metaverse: 'deviceId' }]],
}
const { immutableTag: _tag, ...custom } = standard

describe('a standard rule', () => {
  test.each([
    ['Microsoft.InfromADComputerJoin.006', true],
    ['Contoso.Microsoft.1', false],
    ['', false],
    [undefined, false],
  ] as const)('with the tag %s is one: %s', (immutableTag, is) => {
    expect(isStandardRule({ ...custom, ...(immutableTag !== undefined && { immutableTag }) })).toBe(is)
  })
})

describe('a copy of a rule', () => {
  const copy = cloneRule(standard, [standard])

  test('has neither tag nor identifier nor neighbours, and is enabled', () => {
    const { name, id, immutableTag, precedenceAfter, precedenceBefore, disabled } = copy
    expect({ name, id, immutableTag, precedenceAfter, precedenceBefore, disabled }).toEqual({ name: standard.name, disabled: false })
    expect(isStandardRule(copy)).toBe(false)
  })

  test('keeps connector, types, scope, join rules and transformations', () => {
    const { connector, sourceObjectType, targetObjectType, linkType, scope, join, mappings } = standard
    expect(copy).toMatchObject({ connector, sourceObjectType, targetObjectType, linkType, scope, join, mappings })
    expect(syncRuleSchema.parse(copy)).toEqual(copy)
  })

  test('has a larger precedence that is free, and none where the file does not say the original’s', () => {
    expect(copy.precedence).toBe(144)
    const { precedence: _precedence, ...without } = standard
    expect('precedence' in cloneRule(without, [standard])).toBe(false)
  })

  test('leaves the original as it was', () => {
    const before = structuredClone(standard)
    cloneRule(standard, [standard])
    expect(standard).toEqual(before)
  })

  test('of a rule without tag has a name of its own, whatever the case of the others', () => {
    expect(cloneRule(custom, [custom]).name).toBe('In from AD - Computer Join (2)')
    const second = { ...custom, name: 'IN FROM AD - COMPUTER JOIN (2)' }
    expect(cloneRule(custom, [custom, second]).name).toBe('In from AD - Computer Join (3)')
  })
})

describe('a free precedence', () => {
  const taken = (...numbers: readonly number[]) => numbers.map((precedence) => ({ precedence }))

  test.each([
    ['the next number', [143], 143, 144],
    ['past all that follow without a gap', [143, 144, 145, 147], 143, 146],
    ['whatever the order of the rules', [146, 144, 145, 143], 143, 147],
    ['where no rule has any', [], 0, 1],
  ] as const)('is %s', (_, numbers, above, free) => {
    expect(freePrecedence(taken(...numbers), above)).toBe(free)
  })

  test('passes over rules whose precedence is not known', () => {
    expect(freePrecedence([{}, ...taken(2)], 1)).toBe(3)
  })
})

test.each(['en', 'fr'] as const)(
  'the change as the page has it, described in %s, leaves to a person only what happens on the server',
  (language) => {
    const draft = documentedChange(standard, [standard], language)
    const open = guideSteps({ original: standard, draft, rules: [standard], confirmed: [] }).filter(({ state }) => state !== 'done')
    expect(open.map(({ id, state }) => `${id} ${state}`)).toEqual(['sideEffects confirm', 'everyServer confirm', 'fullSync confirm'])
  },
)
