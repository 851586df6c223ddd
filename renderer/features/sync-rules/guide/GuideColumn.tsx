import './guide.css'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconBook2, IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { RuleDraft, StoredRule } from '../../../../shared/contract/syncRuleRequests.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import { computerJoinRules } from '../../../../shared/syncrules/guide/computerJoin.ts'
import type { GuideStep } from '../../../../shared/syncrules/guide/guideStep.ts'
import { guideSteps } from '../../../../shared/syncrules/guide/guideSteps.ts'
import { guideTexts } from '../../../../shared/syncrules/guide/guideTexts.ts'
import { replacementExpression } from '../../../../shared/syncrules/guide/replacementExpression.ts'
import { FILTER_ATTRIBUTE } from '../../../../shared/syncrules/impact/classifyChange.ts'
import { freePrecedence } from '../../../../shared/syncrules/rules/precedence.ts'
import { useNavigation, useText } from '../../../host/index.ts'
import { StateIcon } from '../../../ui/index.ts'
import { entryKey, type RuleEntry } from '../ruleEntries.ts'
import type { RulePage } from '../ruleProblems.ts'
import type { DraftEditor } from '../useDraftEditor.ts'

interface GuideColumnProps {
  readonly entry: RuleEntry | undefined
  readonly entries: readonly RuleEntry[]
  /** Of the draft in hand. */
  readonly editor: DraftEditor | undefined
  readonly rules: readonly StoredRule[]
  readonly drafts: readonly RuleDraft[]
  readonly onSelect: (key: string) => void
  readonly onClone: (entry: RuleEntry) => void
  readonly onGoTo: (page: RulePage, target?: string) => void
  readonly onImpact: () => void
  /** Other panes need the room: the guide is a strip. */
  readonly crowded: boolean
}

/** The change of the Computer Join rule, step by step; each step is checked against the edited rule. */
export function GuideColumn(props: GuideColumnProps) {
  const { editor, rules, drafts, entries, entry } = props
  const { t, pick } = useText('sync-rules')
  const { openTab } = useNavigation()
  const small = useMediaQuery('(max-width: 1299px)', false, { getInitialValueInEffect: false })
  const narrow = small || props.crowded
  const [opened, setOpened] = useState(false)
  const original = useOriginal(rules, entry)
  const draft = original && drafts.find(({ cloneOf }) => cloneOf === original.ruleId)
  const inHand = editor !== undefined && draft !== undefined && editor.draft.draftId === draft.draftId ? editor : undefined
  const self = draft === undefined ? undefined : entryKey.draft(draft.draftId)
  const steps = useSteps(original?.rule, inHand?.rule ?? draft?.rule, entries, self, inHand?.confirmed ?? draft?.confirmed ?? none)
  if (original === undefined) return null
  const done = steps.filter(({ state }) => state === 'done').length
  const now = steps.find(({ state }) => state !== 'done')
  const elsewhere = entry?.key !== self && entry?.key !== entryKey.rule(original.ruleId)
  const focus = self ?? entryKey.rule(original.ruleId)
  const body = (step: GuideStep) => (
    <StepBody
      {...props}
      step={step}
      original={original}
      inHand={inHand}
      onOpen={elsewhere || inHand === undefined ? () => props.onSelect(focus) : undefined}
    />
  )
  const progress = (
    <div
      className="guide-progress"
      role="progressbar"
      aria-label={t('guideSubtitle')}
      aria-valuemin={0}
      aria-valuemax={steps.length}
      aria-valuenow={done}
    >
      <i style={{ width: `${(done / steps.length) * 100}%` }} />
    </div>
  )
  const list = (
    <ol>
      {steps.map((step, index) => (
        <Step key={step.id} step={step} number={index + 1} isNow={step === now}>
          {step === now && body(step)}
        </Step>
      ))}
    </ol>
  )
  const link = (
    <button type="button" className="linklike" onClick={() => openTab('guidance', { procedure: 'connectRule' })}>
      <IconBook2 size={14} aria-hidden />
      {t('guideProcedure')}
    </button>
  )
  if (narrow) {
    const Fold = opened ? IconChevronDown : IconChevronRight
    return (
      <aside className="guide strip" aria-label={t('guideTitle')} data-region tabIndex={-1}>
        <header>
          <button type="button" className="guide-toggle" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <Fold size={15} aria-hidden />
            <b>{t('guideTitle')}</b>
            <span className="t2 ellipsis">
              {now === undefined
                ? t('guideDone')
                : t('guideNow', { number: steps.indexOf(now) + 1, of: steps.length, step: pick(now.title) })}
            </span>
          </button>
          {progress}
        </header>
        {opened && (
          <div className="guide-opened">
            {list}
            <footer>{link}</footer>
          </div>
        )}
      </aside>
    )
  }
  return (
    <aside className="guide" aria-label={t('guideTitle')} data-region tabIndex={-1}>
      <header>
        <h2>{t('guideTitle')}</h2>
        <p className="small t2">{t('guideSubtitle')}</p>
        {progress}
      </header>
      {list}
      <footer>{link}</footer>
    </aside>
  )
}

const none: readonly string[] = []

/** A server has one such rule for each forest: the one in hand, or whose copy is in hand, else the first. */
function useOriginal(rules: readonly StoredRule[], entry: RuleEntry | undefined): StoredRule | undefined {
  const all = useMemo(() => {
    const found = computerJoinRules(rules.map(({ rule }) => rule))
    return rules.filter(({ rule }) => found.includes(rule))
  }, [rules])
  const inHand = entry?.stored?.ruleId ?? entry?.draft?.cloneOf
  return all.find(({ ruleId }) => ruleId === inHand) ?? all[0]
}

/** The steps as the edited rule has them; read behind the typing. */
function useSteps(
  original: SyncRule | undefined,
  clone: SyncRule | undefined,
  entries: readonly RuleEntry[],
  self: string | undefined,
  confirmed: readonly string[],
): readonly GuideStep[] {
  const draft = useDeferredValue(clone)
  const all = useDeferredValue(entries)
  return useMemo(() => {
    if (original === undefined) return []
    const rules = all.filter(({ key }) => key !== self).map(({ rule }) => rule)
    return guideSteps({ original, draft, rules, confirmed })
  }, [original, draft, all, self, confirmed])
}

interface StepProps {
  readonly step: GuideStep
  readonly number: number
  readonly isNow: boolean
  readonly children: React.ReactNode
}

function Step({ step, number, isNow, children }: StepProps) {
  const { t, pick } = useText('sync-rules')
  const { state, detail, needsPerson } = step
  const look = state === 'done' ? 'done' : isNow ? 'now' : 'later'
  return (
    <li className={`guide-${look}`} aria-current={isNow ? 'step' : undefined}>
      <span className="guide-mark num">{state === 'done' ? <IconCheck size={13} stroke={3} aria-label={t('stepDone')} /> : number}</span>
      <div>
        <b>{pick(step.title)}</b>
        {detail !== undefined && (
          <span className={`guide-detail small ${state === 'problem' ? 'warn' : 't2'}`}>
            {state === 'problem' && <StateIcon state="warning" size={13} />} {pick(detail)}
          </span>
        )}
        {needsPerson && <span className="guide-detail small t2">{t(state === 'done' ? 'youConfirmed' : 'youConfirmIt')}</span>}
        {children}
      </div>
    </li>
  )
}

interface StepBodyProps extends GuideColumnProps {
  readonly step: GuideStep
  readonly original: StoredRule
  /** The clone, where it is the rule in hand. */
  readonly inHand: DraftEditor | undefined
  readonly onOpen: (() => void) | undefined
}

/** What to do at the step in hand, and the buttons that do it. */
function StepBody(props: StepBodyProps) {
  const { step, inHand, onOpen } = props
  const { t, pick } = useText('sync-rules')
  return (
    <div className="guide-body">
      <p>{pick(step.text)}</p>
      <div className="row wrap">
        {inHand === undefined && step.id !== 'clone' && onOpen !== undefined ? (
          <Button variant="default" size="compact-sm" onClick={onOpen}>
            {t('openClone')}
          </Button>
        ) : (
          <StepActions {...props} />
        )}
      </div>
    </div>
  )
}

function StepActions({ step, original, inHand, entries, onClone, onGoTo, onImpact }: StepBodyProps) {
  const { t, pick } = useText('sync-rules')
  const act = (label: string, run: () => void, main = false) => (
    <Button key={label} variant={main ? 'filled' : 'default'} size="compact-sm" onClick={run}>
      {label}
    </Button>
  )
  const entry = entries.find(({ key }) => key === entryKey.rule(original.ruleId))
  if (step.id === 'clone') return entry === undefined ? null : act(t('clone'), () => onClone(entry), true)
  if (inHand === undefined) return null
  const { rule, edit, confirmed, confirm } = inHand
  const { page } = step
  const open =
    page === undefined
      ? null
      : act(t('goTo', { page: t(`page.${page}`) }), () => onGoTo(page, step.id === 'cloudFiltered' ? FILTER_ATTRIBUTE : undefined))
  const isConfirmed = () => confirm([...confirmed, step.id])
  switch (step.id) {
    case 'describe':
      return [
        act(
          t('putDescription'),
          () => edit({ ...rule, description: described(rule.description, pick(guideTexts.suggestedDescription)) }),
          true,
        ),
        open,
      ]
    case 'precedence':
      return [
        act(
          t('choosePrecedence'),
          () =>
            edit({
              ...rule,
              precedence: freePrecedence(
                entries.map((one) => one.rule),
                original.rule.precedence ?? 0,
              ),
            }),
          true,
        ),
        open,
      ]
    case 'untouched':
      return [act(t('restore'), () => edit(restored(rule, original.rule)), true), open]
    case 'cloudFiltered':
      return [
        act(
          t('pasteIt'),
          () => {
            edit({ ...rule, mappings: withReplacement(rule.mappings) })
            onGoTo('transformations', FILTER_ATTRIBUTE)
          },
          true,
        ),
        open,
      ]
    case 'sideEffects':
      return [act(t('view.impact'), onImpact), act(t('accept'), isConfirmed, true)]
    case 'everyServer':
    case 'fullSync':
      return act(t('youConfirm'), isConfirmed, true)
    default:
      return open
  }
}

/** All that the page leaves alone, as the original has it. */
function restored(rule: SyncRule, original: SyncRule): SyncRule {
  const own = rule.mappings.find(({ target }) => target === FILTER_ATTRIBUTE)
  const { name, description, precedence, disabled, id } = rule
  const { immutableTag: _tag, id: _id, ...rest } = original
  const mappings = original.mappings.map((mapping) => (mapping.target === FILTER_ATTRIBUTE ? (own ?? mapping) : mapping))
  return {
    ...rest,
    ...(id === undefined ? {} : { id }),
    name,
    description,
    disabled,
    mappings,
    ...(precedence === undefined ? {} : { precedence }),
  }
}

const described = (before: string, suggested: string): string => (before.trim() === '' ? suggested : `${before.trim()} ${suggested}`)

function withReplacement(mappings: DraftEditor['rule']['mappings']): DraftEditor['rule']['mappings'] {
  const replaced = {
    target: FILTER_ATTRIBUTE,
    flow: 'Expression' as const,
    source: ['userCertificate', 'operatingSystem', 'operatingSystemVersion', 'objectGUID'],
    expression: replacementExpression,
    merge: 'Update',
  }
  const at = mappings.findIndex(({ target }) => target === FILTER_ATTRIBUTE)
  if (at < 0) return [...mappings, replaced]
  return mappings.map((mapping, index) =>
    index === at ? { ...mapping, flow: replaced.flow, source: replaced.source, expression: replaced.expression } : mapping,
  )
}
