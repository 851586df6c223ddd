import './sync-rules.css'
import type { RuleDraft, RuleSet, StoredRule } from '../../../shared/contract/syncRuleRequests.ts'
import type { SchemaAttribute, SyncConnector } from '../../../shared/facts/syncRule.ts'
import { useNavigation, useTabState, useView } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { askedOf } from './asked.ts'
import { SyncRulesEmpty } from './SyncRulesEmpty.tsx'
import { useAllRules } from './useAllRules.ts'
import { Workspace } from './Workspace.tsx'

/** The sync rules of a Connect server: read, changed as drafts, tried on the directory, and handed over as a script. */
export function SyncRulesTab() {
  const sets = useView('syncRules.sets', {})
  const drafts = useView('syncRules.drafts', {})
  const asked = askedOf(useNavigation().params)
  const [setId, setSetId] = useTabState<number | undefined>('set', asked.setId)
  if (sets.status === 'failed') return <TabFailure message={sets.message} />
  if (drafts.status === 'failed') return <TabFailure message={drafts.message} />
  if (sets.status === 'loading' || drafts.status === 'loading') return <TabLoading />
  const shared = { sets: sets.view.sets, drafts: drafts.view.drafts, onSet: setSetId }
  const chosen = shared.sets.find((set) => set.setId === setId) ?? shared.sets[0]
  if (chosen !== undefined) return <ServerRules key={chosen.setId} {...shared} set={chosen} />
  if (shared.drafts.length === 0) return <SyncRulesEmpty />
  return <Workspace {...shared} set={undefined} rules={noRules} connectors={noConnectors} metaverse={noAttributes} />
}

const noRules: readonly StoredRule[] = []
const noConnectors: readonly SyncConnector[] = []
const noAttributes: readonly SchemaAttribute[] = []

interface ServerRulesProps {
  readonly sets: readonly RuleSet[]
  readonly set: RuleSet
  readonly drafts: readonly RuleDraft[]
  readonly onSet: (setId: number) => void
}

function ServerRules(props: ServerRulesProps) {
  const { setId } = props.set
  const rules = useAllRules(setId)
  const connectors = useView('syncRules.connectors', { setId })
  if (rules.status === 'failed') return <TabFailure message={rules.message} />
  if (connectors.status === 'failed') return <TabFailure message={connectors.message} />
  if (rules.status === 'loading' || connectors.status === 'loading') return <TabLoading />
  return <Workspace {...props} rules={rules.view} connectors={connectors.view.connectors} metaverse={connectors.view.metaverse} />
}
