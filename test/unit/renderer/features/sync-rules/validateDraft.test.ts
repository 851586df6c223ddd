import { describe, expect, test } from 'vitest'
import { ruleSchemas } from '../../../../../renderer/features/sync-rules/ruleSchemas.ts'
import { validateDraft } from '../../../../../renderer/features/sync-rules/validateDraft.ts'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { aRule } from './rules.ts'

const schemas = ruleSchemas({ direction: 'Inbound', connector: 'ad' }, { connectors: [], metaverse: [] })
const fields = (rule: SyncRule, owner?: string) => validateDraft(rule, schemas, owner).map(({ field }) => field)
const mapping = (expression: string): SyncRule['mappings'][number] => ({
  target: 'cloudFiltered',
  flow: 'Expression',
  source: [],
  expression,
  merge: 'Update',
})

describe('a draft', () => {
  test('that is complete has no problem', () => {
    expect(fields(aRule({ mappings: [mapping('IIF(IsNullOrEmpty([userCertificate]),True,NULL)')] }))).toEqual([])
  })

  test('is refused a precedence that another rule has, by its name', () => {
    const [problem] = validateDraft(aRule(), schemas, 'In from AD - User Join')
    expect(problem).toMatchObject({ page: 'description', field: 'precedence' })
    expect(problem?.message.en).toContain('In from AD - User Join')
  })

  test('names every field that is missing, by page and place', () => {
    const rule = aRule({
      name: ' ',
      scope: [[{ attribute: '', operator: 'LIKE', value: '' }]],
      join: [[{ attribute: 'cn', metaverse: '' }]],
      mappings: [{ target: '', flow: 'Direct', source: [], merge: 'Update' }],
    })
    expect(fields(rule)).toEqual([
      'name',
      'scope.0.0.attribute',
      'scope.0.0.operator',
      'join.0.0.metaverse',
      'mappings.0.target',
      'mappings.0.source',
    ])
  })

  test.each([
    ['ISBITNOTSET', '2', []],
    ['isBitSet', ' 8192 ', []],
    ['ISBITSET', '', ['scope.0.0.value']],
    ['ISNOTBITSET', '0', ['scope.0.0.value']],
    ['ISBITSET', '0x2', ['scope.0.0.value']],
    ['EQUAL', '', []],
    ['ISBITS', '2', ['scope.0.0.operator']],
  ] as const)(
    'with the condition %s "%s" has the problems %j: files of 2016 spell an operator their own way',
    (operator, value, problems) => {
      expect(fields(aRule({ scope: [[{ attribute: 'userAccountControl', operator, value }]] }))).toEqual(problems)
    },
  )

  test('flows to a target once', () => {
    const twice = aRule({ mappings: [mapping('True'), mapping('NULL')] })
    expect(fields(twice)).toEqual(['mappings.1.target'])
  })

  test('is refused a negative precedence', () => {
    expect(fields(aRule({ precedence: -1 }))).toEqual(['precedence'])
  })

  test('tells the first error of an expression at its mapping', () => {
    const mappings = [mapping('True'), { ...mapping('String-FromGuid([objectGUID])'), target: 'deviceId' }]
    expect(fields(aRule({ mappings }))).toEqual(['mappings.1.expression'])
    expect(fields(aRule({ mappings: [mapping('  ')] }))).toEqual(['mappings.0.expression'])
  })
})
