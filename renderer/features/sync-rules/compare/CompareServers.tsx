import { Button } from '@mantine/core'
import { IconArrowsDiff, IconFileImport } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { RuleSet } from '../../../../shared/contract/syncRuleRequests.ts'
import { diffRuleSets, type RulePair, type RuleSetSide } from '../../../../shared/syncrules/diff/diffRuleSets.ts'
import type { RuleDiff } from '../../../../shared/syncrules/diff/diffRules.ts'
import { ruleAlone } from '../../../../shared/syncrules/diff/ruleAlone.ts'
import { useImport, useTabState, useText, useView, type View } from '../../../host/index.ts'
import { EmptyState, SidePane, TabFailure, TabLoading } from '../../../ui/index.ts'
import { useAllRules } from '../useAllRules.ts'
import { Chooser, SwapButton } from './ChooseSides.tsx'
import { KindBadge } from './KindBadge.tsx'
import { PairList } from './PairList.tsx'
import { fittingPairs, type PairFilter, pairKey, pairName } from './pairs.ts'
import { RuleDiffView } from './RuleDiffView.tsx'

interface CompareServersProps {
  readonly sets: readonly RuleSet[]
  readonly setId: number | null
  readonly onlyDifferences: boolean
}

/** Two servers rule by rule. */
export function CompareServers({ sets, setId, onlyDifferences }: CompareServersProps) {
  const { t } = useText('sync-rules')
  const { chooseFiles } = useImport()
  const [chosen, choose] = useTabState<{ readonly first: number; readonly second: number } | undefined>('compare.servers', undefined)
  const own = sets.find((set) => set.setId === setId) ?? sets[0]
  const other = sets.find((set) => set !== own)
  if (own === undefined || other === undefined) {
    return (
      <EmptyState icon={<IconArrowsDiff size={28} stroke={1.5} />} title={t('compare.oneServer.title')} why={t('compare.oneServer.why')}>
        <Button leftSection={<IconFileImport size={15} />} onClick={() => chooseFiles()}>
          {t('compare.oneServer.import')}
        </Button>
      </EmptyState>
    )
  }
  const known = (id: number): boolean => sets.some((set) => set.setId === id)
  const ids = chosen !== undefined && known(chosen.first) && known(chosen.second) ? chosen : { first: own.setId, second: other.setId }
  const choices = sets.map((set) => ({ value: String(set.setId), label: set.name }))
  return (
    <>
      <div className="compare-sides">
        <Chooser
          wide
          label={t('compare.firstServer')}
          value={String(ids.first)}
          choices={choices}
          onChange={(value) => choose({ ...ids, first: Number(value) })}
        />
        <SwapButton onSwap={() => choose({ first: ids.second, second: ids.first })} />
        <Chooser
          wide
          label={t('compare.secondServer')}
          value={String(ids.second)}
          choices={choices}
          onChange={(value) => choose({ ...ids, second: Number(value) })}
        />
      </div>
      <Servers key={`${ids.first} ${ids.second}`} {...ids} onlyDifferences={onlyDifferences} />
    </>
  )
}

/** The rules and connectors of a server; made anew only when one of them is. */
function useServer(setId: number): View<RuleSetSide> {
  const rules = useAllRules(setId)
  const connectors = useView('syncRules.connectors', { setId })
  const own = rules.status === 'ready' ? rules.view : undefined
  const its = connectors.status === 'ready' ? connectors.view.connectors : undefined
  const side = useMemo(
    () => (own === undefined || its === undefined ? undefined : { rules: own.map(({ rule }) => rule), connectors: its }),
    [own, its],
  )
  if (rules.status === 'failed') return rules
  if (connectors.status === 'failed') return connectors
  return side === undefined ? { status: 'loading' } : { status: 'ready', view: side }
}

interface ServersProps {
  readonly first: number
  readonly second: number
  readonly onlyDifferences: boolean
}

function Servers({ first, second, onlyDifferences }: ServersProps) {
  const one = useServer(first)
  const other = useServer(second)
  if (one.status === 'failed') return <TabFailure message={one.message} />
  if (other.status === 'failed') return <TabFailure message={other.message} />
  if (one.status === 'loading' || other.status === 'loading') return <TabLoading />
  return <Pairs before={one.view} after={other.view} onlyDifferences={onlyDifferences} />
}

interface PairsProps {
  readonly before: RuleSetSide
  readonly after: RuleSetSide
  readonly onlyDifferences: boolean
}

/** The rules of both at the left, what differs in the one that is chosen at the right. */
function Pairs({ before, after, onlyDifferences }: PairsProps) {
  const { t } = useText('sync-rules')
  const [filter, setFilter] = useTabState<PairFilter>('compare.filter', { text: '', kind: undefined })
  const [selected, select] = useTabState<string | undefined>('compare.pair', undefined)
  const diff = useMemo(() => diffRuleSets(before, after), [before, after])
  const keyed = useMemo(() => diff.pairs.map((pair, at) => ({ key: pairKey(pair, at), pair })), [diff])
  const shown = useMemo(() => fittingPairs(keyed, filter, onlyDifferences), [keyed, filter, onlyDifferences])
  const chosen = (shown.find(({ key }) => key === selected) ?? shown[0])?.pair
  const detail = useMemo(() => chosen && detailOf(chosen, before, after), [chosen, before, after])
  return (
    <div className="compare-servers">
      <SidePane name="sync-rules-compare" label={t('compare.mode.servers')} width={340}>
        <PairList
          counts={diff.counts}
          shown={shown}
          filter={filter}
          onFilter={setFilter}
          selected={shown.some(({ key }) => key === selected) ? selected : shown[0]?.key}
          onSelect={select}
        />
      </SidePane>
      <div className="compare-scroll">
        {chosen === undefined || detail === undefined ? (
          <p className="compare-none t2">
            {t(onlyDifferences && filter.text === '' && filter.kind === undefined ? 'compare.allSame' : 'compare.noneFits')}
          </p>
        ) : (
          <>
            <header className="compare-head">
              <div className="row wrap">
                <h2>{pairName(chosen)}</h2>
                <KindBadge kind={chosen.kind} />
              </div>
              {chosen.moved && <p className="small t2">{t('compare.movedWhy')}</p>}
            </header>
            <RuleDiffView diff={detail} onlyDifferences={onlyDifferences} />
          </>
        )}
      </div>
    </div>
  )
}

/** Of a rule that only one side has, all that it says. */
function detailOf({ before, after, diff }: RulePair, one: RuleSetSide, other: RuleSetSide): RuleDiff | undefined {
  if (diff !== undefined) return diff
  if (after !== undefined) return ruleAlone(after, 'added', other.connectors)
  return before && ruleAlone(before, 'removed', one.connectors)
}
