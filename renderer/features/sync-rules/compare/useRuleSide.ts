import { useMemo } from 'react'
import type { SyncConnector } from '../../../../shared/facts/syncRule.ts'
import { useView, type View } from '../../../host/index.ts'
import { type RuleEntry, ruleEntries } from '../ruleEntries.ts'
import { useAllRules } from '../useAllRules.ts'
import type { SideChoice } from './sides.ts'

export interface RuleSide {
  readonly entries: readonly RuleEntry[]
  /** Of the server that the rule belongs to: they give its connector a name. */
  readonly connectors: readonly SyncConnector[]
}

/** No set has it: what is asked of it is answered with nothing. */
const NO_SET = 0

/** The rules that a side chooses from. `live`: entries of the rule list, which know of what is typed and not yet written. */
export function useRuleSide({ source, key }: SideChoice, live: readonly RuleEntry[]): View<RuleSide> {
  const drafts = useView('syncRules.drafts', {})
  const all = drafts.status === 'ready' ? drafts.view.drafts : undefined
  const rules = useAllRules(source === 'drafts' ? NO_SET : source)
  const ownSet = source === 'drafts' ? (all?.find(({ draftId }) => key === `draft:${draftId}`)?.setId ?? NO_SET) : source
  const connectors = useView('syncRules.connectors', { setId: ownSet })
  const entries = useMemo(() => {
    if (source !== 'drafts') return rules.status === 'ready' ? ruleEntries(rules.view, []) : []
    return ruleEntries([], all ?? []).map((entry) => live.find((one) => one.key === entry.key) ?? entry)
  }, [source, rules, all, live])
  const failed = [drafts, rules, connectors].find(({ status }) => status === 'failed')
  if (failed?.status === 'failed') return failed
  if (drafts.status === 'loading' || rules.status === 'loading' || connectors.status !== 'ready') return { status: 'loading' }
  return { status: 'ready', view: { entries, connectors: connectors.view.connectors } }
}
