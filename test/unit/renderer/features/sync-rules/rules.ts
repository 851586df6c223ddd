import type { StoredRule } from '../../../../../shared/contract/syncRuleRequests.ts'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'

/** A rule with what a test says of it. */
export const aRule = (given: Partial<SyncRule> = {}): SyncRule => ({
  name: 'In from AD - Computer Join',
  description: '',
  direction: 'Inbound',
  precedence: 143,
  connector: 'ad',
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: false,
  mappings: [],
  scope: [],
  join: [],
  ...given,
})

export const stored = (ruleId: number, rule: SyncRule): StoredRule => ({
  ruleId,
  artefactId: 1,
  rule,
  evidence: {
    artefactId: 1,
    format: 'syncRuleXml',
    file: 'rule.xml',
    path: 'CONNECT01/rule.xml',
    locator: { kind: 'xpath', path: 'synchronizationRule' },
    quote: rule.name,
  },
})
