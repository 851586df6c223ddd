import type { Localized } from '../facts/localized.ts'
import type { JoinCondition, ScopeCondition, SyncMapping, SyncRule } from '../facts/syncRule.ts'
import type { GroupDiff } from '../syncrules/diff/diffGroups.ts'
import { type DiffKind, isDifference } from '../syncrules/diff/diffKind.ts'
import { diffRules } from '../syncrules/diff/diffRules.ts'
import { ruleFieldLabels } from '../syncrules/diff/ruleFieldLabels.ts'
import { exportChangeScript } from '../syncrules/export/ruleScripts.ts'
import type { RuleChangeReport } from './reportModel.ts'

export interface DraftedChange {
  readonly clone: SyncRule
  readonly original?: SyncRule | undefined
  readonly connectorName?: string | undefined
  readonly draftedAt: string
}

type Change = RuleChangeReport['changes'][number]

/** What a draft changes, part by part, and the script that makes the change. */
export function ruleChangeReport({ clone, original, connectorName, draftedAt }: DraftedChange): RuleChangeReport {
  const change = { clone, ...(original && { original }), ...(connectorName !== undefined && { connectorName }) }
  return {
    name: clone.name,
    description: clone.description,
    ...(clone.precedence !== undefined && { precedence: clone.precedence }),
    ...(connectorName !== undefined && { connector: connectorName }),
    ...(original && { original: original.name }),
    draftedAt,
    changes: original === undefined ? clone.mappings.map((mapping) => addedMapping(mapping)) : differencesOf(original, clone),
    script: { en: exportChangeScript(change, 'en'), fr: exportChangeScript(change, 'fr') },
  }
}

const addedMapping = (mapping: SyncMapping): Change => ({ field: same(mapping.target), before: '', after: mappingText(mapping) })

const same = (text: string): Localized => ({ en: text, fr: text })
const differs = ({ kind }: { readonly kind: DiffKind }): boolean => isDifference(kind)

function differencesOf(original: SyncRule, clone: SyncRule): Change[] {
  const { fields, mappings, scope, join } = diffRules(original, clone)
  return [
    ...fields
      .filter(differs)
      .map(({ field, before, after }) => ({ field: ruleFieldLabels[field], before: String(before ?? ''), after: String(after ?? '') })),
    ...mappings
      .filter(differs)
      .map(({ target, before, after }) => ({ field: same(target), before: mappingText(before), after: mappingText(after) })),
    ...groupChanges({ en: 'Scoping filter', fr: 'Filtre d’étendue' }, scope, ({ attribute, operator, value }: ScopeCondition) =>
      `${attribute} ${operator} ${value}`.trim(),
    ),
    ...groupChanges(
      { en: 'Join rules', fr: 'Règles de jointure' },
      join,
      ({ attribute, metaverse }: JoinCondition) => `${attribute} = ${metaverse}`,
    ),
  ]
}

const groupChanges = <C>(field: Localized, groups: readonly GroupDiff<C>[], textOf: (condition: C) => string): Change[] =>
  groups.filter(differs).flatMap(({ conditions }) =>
    conditions.filter(differs).map(({ before, after }) => ({
      field,
      before: before === undefined ? '' : textOf(before),
      after: after === undefined ? '' : textOf(after),
    })),
  )

const mappingText = (mapping: SyncMapping | undefined): string =>
  mapping === undefined ? '' : `${mapping.flow} | ${mapping.expression ?? mapping.source.join(', ')} | ${mapping.merge}`
