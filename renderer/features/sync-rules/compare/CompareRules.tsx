import { IconArrowsDiff } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { RuleSet } from '../../../../shared/contract/syncRuleRequests.ts'
import { diffRules } from '../../../../shared/syncrules/diff/diffRules.ts'
import { useTabState, useText, type View } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading } from '../../../ui/index.ts'
import type { RuleEntry } from '../ruleEntries.ts'
import { Chooser, SwapButton } from './ChooseSides.tsx'
import { RuleDiffView } from './RuleDiffView.tsx'
import { counterpart, type SideChoice, sidesAtFirst } from './sides.ts'
import { type RuleSide, useRuleSide } from './useRuleSide.ts'

interface CompareRulesProps {
  readonly sets: readonly RuleSet[]
  readonly setId: number | null
  readonly entries: readonly RuleEntry[]
  readonly selected: string | undefined
  readonly onlyDifferences: boolean
}

/** Any two rules, of one server or of two, drafts included. */
export function CompareRules({ sets, setId, entries, selected, onlyDifferences }: CompareRulesProps) {
  const { t } = useText('sync-rules')
  const start = useMemo(
    () =>
      sidesAtFirst(
        entries.find(({ key }) => key === selected),
        setId,
        sets.find((set) => set.setId !== setId)?.setId,
      ),
    [entries, selected, setId, sets],
  )
  const [chosen, choose] = useTabState<Sides | undefined>('compare.sides', undefined)
  const sides = chosen ?? start
  const first = useRuleSide(sides.first, entries)
  const second = useRuleSide(sides.second, entries)
  const [before, after] = pickRules(sides, first, second)
  const diff = useMemo(
    () =>
      before !== undefined && after !== undefined && first.status === 'ready' && second.status === 'ready'
        ? diffRules(before.rule, after.rule, { beforeConnectors: first.view.connectors, afterConnectors: second.view.connectors })
        : undefined,
    [before, after, first, second],
  )
  const failed = first.status === 'failed' ? first : second.status === 'failed' ? second : undefined
  return (
    <>
      <div className="compare-sides">
        <Side
          name="first"
          sets={sets}
          choice={sides.first}
          side={first}
          shown={before}
          onChange={(next) => choose({ ...sides, first: next })}
        />
        <SwapButton onSwap={() => choose({ first: settled(sides.second, after), second: settled(sides.first, before) })} />
        <Side
          name="second"
          sets={sets}
          choice={sides.second}
          side={second}
          shown={after}
          onChange={(next) => choose({ ...sides, second: next })}
        />
      </div>
      <div className="compare-scroll">
        {failed !== undefined && <TabFailure message={failed.message} />}
        {failed === undefined && (first.status === 'loading' || second.status === 'loading') && <TabLoading />}
        {diff !== undefined && <RuleDiffView diff={diff} onlyDifferences={onlyDifferences} />}
        {first.status === 'ready' && second.status === 'ready' && diff === undefined && (
          <EmptyState icon={<IconArrowsDiff size={28} stroke={1.5} />} title={t('compare.choose.title')} why={t('compare.choose.why')} />
        )}
      </div>
    </>
  )
}

interface Sides {
  readonly first: SideChoice
  readonly second: SideChoice
}

/** A side that names no rule shows the counterpart of the other one. */
function pickRules(sides: Sides, first: View<RuleSide>, second: View<RuleSide>): readonly [RuleEntry | undefined, RuleEntry | undefined] {
  const [left, right] = [first.status === 'ready' ? first.view.entries : [], second.status === 'ready' ? second.view.entries : []]
  const before = left.find(({ key }) => key === sides.first.key)
  const after = right.find(({ key }) => key === sides.second.key)
  return [before ?? (after && counterpart(after.rule, left)), after ?? (before && counterpart(before.rule, right))]
}

const settled = ({ source, key }: SideChoice, shown: RuleEntry | undefined): SideChoice => ({ source, key: key ?? shown?.key })

interface SideProps {
  readonly name: 'first' | 'second'
  readonly sets: readonly RuleSet[]
  readonly choice: SideChoice
  readonly side: View<RuleSide>
  readonly shown: RuleEntry | undefined
  readonly onChange: (choice: SideChoice) => void
}

/** The server or the drafts, and the rule. */
function Side({ name, sets, choice, side, shown, onChange }: SideProps) {
  const { t } = useText('sync-rules')
  const sources = [...sets.map((set) => ({ value: String(set.setId), label: set.name })), { value: 'drafts', label: t('compare.drafts') }]
  const entries = side.status === 'ready' ? side.view.entries : []
  return (
    <div className="compare-side">
      <Chooser
        label={t(`compare.${name}Rules`)}
        value={String(choice.source)}
        choices={sources}
        onChange={(value) => onChange({ source: value === 'drafts' ? 'drafts' : Number(value), key: undefined })}
      />
      <Chooser
        wide
        label={t(`compare.${name}Rule`)}
        placeholder={t('compare.chooseRule')}
        value={shown?.key}
        choices={entries.map(({ key, rule }) => ({
          value: key,
          label: [rule.precedence, rule.name].filter((part) => part !== undefined).join('  '),
        }))}
        onChange={(key) => onChange({ ...choice, key })}
      />
    </div>
  )
}
