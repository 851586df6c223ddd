import './guide.css'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconBook2, IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { RuleDraft, StoredRule } from '../../../../shared/contract/syncRuleRequests.ts'
import { useNavigation, useText } from '../../../host/index.ts'
import { entryKey, type RuleEntry } from '../ruleEntries.ts'
import { freePrecedence, precedenceOwner } from '../ruleOperations.ts'
import type { RulePage } from '../ruleProblems.ts'
import type { DraftEditor } from '../useDraftEditor.ts'
import { computerJoinSteps, type GuideStep, replacementExpression } from './computerJoinSteps.ts'

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

const COMPUTER_JOIN = 'Microsoft.InfromADComputerJoin'

/** The change of the Computer Join rule, step by step; each step is checked against the edited rule. */
export function GuideColumn(props: GuideColumnProps) {
  const { editor, rules, drafts, entries, entry } = props
  const { t } = useText('sync-rules')
  const { openTab } = useNavigation()
  const small = useMediaQuery('(max-width: 1299px)', false, { getInitialValueInEffect: false })
  const narrow = small || props.crowded
  const [opened, setOpened] = useState(false)
  const original = rules.find(
    ({ rule }) => rule.immutableTag?.startsWith(COMPUTER_JOIN) === true || rule.name === 'In from AD - Computer Join',
  )
  if (original === undefined) return null
  const draft = drafts.find(({ cloneOf }) => cloneOf === original.ruleId)
  const inHand = editor !== undefined && draft !== undefined && editor.draft.draftId === draft.draftId ? editor : undefined
  const clone = inHand?.rule ?? draft?.rule
  const self = draft === undefined ? undefined : entryKey.draft(draft.draftId)
  const takenBy = clone?.precedence === undefined ? undefined : precedenceOwner(entries, self, clone.precedence)
  const steps = computerJoinSteps({ original, clone, confirmed: inHand?.confirmed ?? draft?.confirmed ?? [], takenBy })
  const done = steps.filter(({ state }) => state === 'done').length
  const now = steps.find(({ state }) => state === 'now')
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
        <Step key={step.id} step={step} number={index + 1}>
          {step.state === 'now' && body(step)}
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
                : t('guideNow', { number: steps.indexOf(now) + 1, of: steps.length, step: t(`step.${now.id}`) })}
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

interface StepProps {
  readonly step: GuideStep
  readonly number: number
  readonly children: React.ReactNode
}

function Step({ step, number, children }: StepProps) {
  const { t } = useText('sync-rules')
  const { found } = step
  return (
    <li className={`guide-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
      <span className="guide-mark num">
        {step.state === 'done' ? <IconCheck size={13} stroke={3} aria-label={t('stepDone')} /> : number}
      </span>
      <div>
        <b>{t(`step.${step.id}`)}</b>
        {found !== undefined && (
          <span className={`small ${step.state === 'done' ? 't2' : 'warn'}`}>{t(`found.${found.key}`, found.values)}</span>
        )}
        {step.byHand && step.state === 'done' && <span className="small t2">{t('youConfirmed')}</span>}
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
  const { t } = useText('sync-rules')
  return (
    <div className="guide-body">
      <p>{t(`todo.${step.id}`)}</p>
      {step.id === 'review' && (
        <ul className="guide-effects">
          <li>{t('effect1')}</li>
          <li>{t('effect2')}</li>
          <li>{t('effect3')}</li>
        </ul>
      )}
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
  const { t } = useText('sync-rules')
  const act = (label: string, run: () => void, main = false) => (
    <Button key={label} variant={main ? 'filled' : 'default'} size="compact-sm" onClick={run}>
      {label}
    </Button>
  )
  const entry = entries.find(({ key }) => key === entryKey.rule(original.ruleId))
  if (step.id === 'clone') return entry === undefined ? null : act(t('clone'), () => onClone(entry), true)
  if (inHand === undefined) return null
  const { rule, edit } = inHand
  switch (step.id) {
    case 'describe':
      return [
        act(t('putDescription'), () => edit({ ...rule, description: described(rule.description, t('suggestedDescription')) }), true),
        act(t('goTo', { page: t('page.description') }), () => onGoTo('description')),
      ]
    case 'precedence':
      return [
        act(t('choosePrecedence'), () => edit({ ...rule, precedence: freePrecedence(entries, original.rule.precedence ?? 0) }), true),
        act(t('goTo', { page: t('page.description') }), () => onGoTo('description')),
      ]
    case 'leave':
      return [
        act(t('restore'), () => edit({ ...rule, scope: original.rule.scope, join: original.rule.join }), true),
        act(t('goTo', { page: t('page.scope') }), () => onGoTo('scope')),
      ]
    case 'replace':
      return [
        act(
          t('pasteIt'),
          () => {
            edit({ ...rule, mappings: withReplacement(rule.mappings) })
            onGoTo('transformations', 'cloudFiltered')
          },
          true,
        ),
        act(t('goTo', { page: t('page.transformations') }), () => onGoTo('transformations', 'cloudFiltered')),
      ]
    case 'review':
      return [act(t('view.impact'), onImpact), act(t('youConfirm'), () => inHand.confirm([...inHand.confirmed, step.id]), true)]
    default:
      return act(t('youConfirm'), () => inHand.confirm([...inHand.confirmed, step.id]), true)
  }
}

const described = (before: string, suggested: string): string => (before.trim() === '' ? suggested : `${before.trim()} ${suggested}`)

function withReplacement(mappings: DraftEditor['rule']['mappings']): DraftEditor['rule']['mappings'] {
  const replaced = {
    target: 'cloudFiltered',
    flow: 'Expression' as const,
    source: ['userCertificate', 'operatingSystem', 'operatingSystemVersion', 'objectGUID'],
    expression: replacementExpression,
    merge: 'Update',
  }
  const at = mappings.findIndex(({ target }) => target === 'cloudFiltered')
  if (at < 0) return [...mappings, replaced]
  return mappings.map((mapping, index) =>
    index === at ? { ...mapping, flow: replaced.flow, source: replaced.source, expression: replaced.expression } : mapping,
  )
}
