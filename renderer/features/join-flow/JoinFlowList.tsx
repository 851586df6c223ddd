import { VisuallyHidden } from '@mantine/core'
import { IconChevronRight, IconFileText } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Join, Step } from '../../../shared/contract/diagnosis.ts'
import { useText } from '../../host/index.ts'
import { StateBadge, StateIcon } from '../../ui/index.ts'
import { checkWords, STEP_NUMBERS } from './flowLayout.ts'
import type { FlowStepsProps } from './JoinFlowDiagram.tsx'
import { stateRows } from './stateRows.ts'
import { placesOf } from './stepEvidence.ts'
import { stepNeeds } from './stepNeeds.ts'

const KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** The flow as an ordered list: the same steps, for reading aloud, keyboard and narrow windows. */
export function JoinFlowList({ diagnosis, selected, onSelect }: FlowStepsProps) {
  const { t } = useText('join-flow')
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('.flow-item-open')]
    const at = heads.findIndex((head) => head.matches(':focus'))
    const to = at < 0 ? undefined : KEYS[event.key]?.(at, heads.length - 1)
    if (to === undefined) return
    event.preventDefault()
    const next = diagnosis.steps[to]
    if (next === undefined) return
    onSelect(next.id)
    heads[to]?.focus()
  }
  return (
    <div className="flow-list">
      <h2 className="flow-list-head">{t('laneState')}</h2>
      <States join={diagnosis.join} />
      <h2 className="flow-list-head">{t('laneSteps')}</h2>
      <ol aria-label={t('laneSteps')} onKeyDown={onKeyDown}>
        {diagnosis.steps.map((step) => (
          <StepItem key={step.id} step={step} selected={step.id === selected} onSelect={() => onSelect(step.id)} />
        ))}
      </ol>
    </div>
  )
}

function States({ join }: { readonly join: Join }) {
  const { t, pick } = useText('join-flow')
  return (
    <>
      <dl className="flow-states">
        {stateRows(join).map(({ label, title }) => (
          <div key={label}>
            <dt className="t2 small">{t(label)}</dt>
            <dd>{title === undefined ? t('notKnown') : pick(title)}</dd>
          </div>
        ))}
      </dl>
      {join.transition !== undefined && <p className="t2 small flow-transition">{pick(join.transition)}</p>}
    </>
  )
}

/** A step. Its heading is the button, and takes clicks anywhere on the row; the rest is read as plain text. */
function StepItem({ step, selected, onSelect }: { readonly step: Step; readonly selected: boolean; readonly onSelect: () => void }) {
  const { t, pick } = useText('join-flow')
  const places = placesOf(step).length
  return (
    <li className={`flow-item flow-item-${step.state}${selected ? ' selected' : ''}`}>
      <span className="flow-item-mark">
        <StateIcon state={step.state} size={20} />
      </span>
      <div>
        <div className="flow-item-head">
          <span className="t2 num">{STEP_NUMBERS[step.id]}</span>
          <h3>
            <button type="button" className="flow-item-open" aria-current={selected ? 'step' : undefined} onClick={onSelect}>
              {pick(step.title)}
              <VisuallyHidden>, {t(`word.${step.state}`)}</VisuallyHidden>
            </button>
          </h3>
          <span aria-hidden>
            <StateBadge state={step.state} word={t(`word.${step.state}`)} />
          </span>
          {places > 0 && (
            <span className="t2 small num flow-item-count">
              <IconFileText size={13} aria-hidden />
              {t('places', { count: places })}
            </span>
          )}
        </div>
        <p className="t2">{pick(step.because)}</p>
        <Checks step={step} />
        {step.codes.length > 0 && (
          <ul className="flow-item-codes">
            {step.codes.map((code) => (
              <li key={code.hex} className="mono small">
                {code.hex} {code.name}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Needs step={step} />
      <IconChevronRight size={16} className="t3" aria-hidden />
    </li>
  )
}

function Checks({ step }: { readonly step: Step }) {
  const { t, pick } = useText('join-flow')
  if (step.checks.length === 0) return null
  return (
    <ul className="flow-checks" aria-label={t('checks')}>
      {step.checks.map((check) => (
        <li key={check.id}>
          <StateIcon state={check.state} size={13} />
          <VisuallyHidden>{t(`word.${check.state}`)}: </VisuallyHidden>
          {pick(checkWords(check))}
        </li>
      ))}
    </ul>
  )
}

function Needs({ step }: { readonly step: Step }) {
  const { t, pick } = useText('join-flow')
  const needs = stepNeeds(step)
  return (
    <div className="flow-item-needs">
      {needs.length > 0 && <span className="t2">{t('needs')}</span>}
      <ul>
        {needs.map((need) => (
          <li key={need.id}>
            <StateIcon state={need.state} size={13} />
            <VisuallyHidden>{t(`word.${need.state}`)}: </VisuallyHidden>
            {pick(need.title)}
          </li>
        ))}
      </ul>
    </div>
  )
}
