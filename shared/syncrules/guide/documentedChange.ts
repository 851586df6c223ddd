import type { Language } from '../../facts/localized.ts'
import type { SyncRule } from '../../facts/syncRule.ts'
import { FILTER_ATTRIBUTE } from '../impact/classifyChange.ts'
import { cloneRule } from '../rules/cloneRule.ts'
import { guideTexts } from './guideTexts.ts'
import { replacementExpression } from './replacementExpression.ts'

/** The copy of the Computer Join rule as the page has it made: described, with a free precedence, cloudFiltered replaced, all else untouched. */
export function documentedChange(original: SyncRule, rules: readonly SyncRule[], language: Language): SyncRule {
  const clone = cloneRule(original, rules)
  return {
    ...clone,
    name: `${original.name} - Windows Server 2012 R2`,
    description: guideTexts.suggestedDescription[language],
    mappings: clone.mappings.map((mapping) =>
      mapping.target === FILTER_ATTRIBUTE
        ? {
            ...mapping,
            flow: 'Expression',
            source: ['userCertificate', 'operatingSystem', 'operatingSystemVersion', 'objectGUID'],
            expression: replacementExpression,
          }
        : mapping,
    ),
  }
}
