import { expect, test } from 'vitest'
import { ruleSchemas } from '../../../../../renderer/features/sync-rules/ruleSchemas.ts'
import { validateDraft } from '../../../../../renderer/features/sync-rules/validateDraft.ts'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { parseSyncRuleXml } from '../../../../../shared/parse/syncRules/parseSyncRuleXml.ts'
import { cloneRule } from '../../../../../shared/syncrules/rules/cloneRule.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../../corpus.ts'

const rulesOf = (path: string): SyncRule[] =>
  [...parseSyncRuleXml({ bytes: corpusBytes(path), name: path })].flatMap((item) => {
    if (item.type !== 'record' || item.record.type !== 'syncRule') return []
    const { type: _type, ...rule } = item.record
    return [rule]
  })

describeWithCorpus('every rule of a real server', () => {
  test('the copy of a rule that a server has is accepted as it is', () => {
    const rules = corpusFiles('F/contoso-pilot/SynchronizationRules')
      .filter((path) => path.endsWith('.xml'))
      .flatMap(rulesOf)
    expect(rules.length).toBeGreaterThan(30)
    const refused = rules.flatMap((rule) => {
      const copy = cloneRule(rule, rules)
      return validateDraft(copy, ruleSchemas(copy, { connectors: [], metaverse: [] }), undefined).map(
        ({ field, message }) => `${rule.name} ${field}: ${message.en}`,
      )
    })
    expect(refused).toEqual([])
  })
})
