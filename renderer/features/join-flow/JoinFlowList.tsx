import { IconChevronRight } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Join, JoinState, Step } from '../../../shared/contract/diagnosis.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { useText } from '../../host/index.ts'
import { StateBadge, StateIcon } from '../../ui/index.ts'
import { checkWords, STEP_NUMBERS } from './flowLayout.ts'
import type { FlowStepsProps } from './JoinFlowDiagram.tsx'
import { stepNeeds } from './stepNeeds.ts'

/** The flow as an ordered list: the same steps, for reading aloud, keyboard and narrow windows. */
export function JoinFlowList({ diagnosis, selected, onSelect }: FlowStepsProps) {
  const { t } = useText('join-flow')
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const at = diagnosis.steps.findIndex((candidate) => candidate.id === selected)
    const next = diagnosis.steps[at + step]
    event.preventDefault()
    if (next === undefined) return
    onSelect(next.id)
    event.currentTarget.querySelectorAll<HTMLElement>('.flow-item')[at + step]?.focus()
  }
  return (
    <>
      <States join={diagnosis.join} />
      <ol className="flow-list" aria-label={t('laneSteps')} onKeyDown={onKeyDown}>
        {diagnosis.steps.map((step) => (
          <StepItem key={step.id} step={step} selected={step.id === selected} onSelect={() => onSelect(step.id)} />
        ))}
      </ol>
    </>
  )
}

function States({ join }: { readonly join: Join }) {
  const { t, pick } = useText('join-flow')
  const name = (state: JoinState | undefined) => {
    const known = joinStates.find((candidate) => candidate.id === state)
    return known === undefined ? t('notKnown') : pick(known.title)
  }
  const rows = [
    [t('before'), name(join.initial)],
    [t('expected'), name(join.expected)],
    [t('observed'), name(join.observed)],
  ] as const
  return (
    <div className="flow-states">
      {rows.map(([label, value]) => (
        <div key={label}>
          <span className="t2 small">{label}</span>
          <b>{value}</b>
        </div>
      ))}
      {join.transition !== undefined && <p className="t2 small">{pick(join.transition)}</p>}
    </div>
  )
}

function StepItem({ step, selected, onSelect }: { readonly step: Step; readonly selected: boolean; readonly onSelect: () => void }) {
  const { t, pick } = useText('join-flow')
  const needs = stepNeeds(step)
  return (
    <li>
      <button
        type="button"
        aria-current={selected ? 'step' : undefined}
        className={`flow-item flow-item-${step.state}${selected ? ' selected' : ''}`}
        onClick={onSelect}
      >
        <span className="flow-item-mark">
          <StateIcon state={step.state} size={20} />
        </span>
        <span>
          <span className="flow-item-head">
            <span className="t2 num">{STEP_NUMBERS[step.id]}</span>
            <b>{pick(step.title)}</b>
            <StateBadge state={step.state} word={t(`word.${step.state}`)} />
            <span className="t2 small">{pick(step.because)}</span>
          </span>
          {step.checks.length > 0 && (
            <span className="flow-checks">
              {step.checks.map((check) => (
                <span key={check.title.en}>
                  <StateIcon state={check.state} size={13} />
                  {pick(checkWords(check))}
                </span>
              ))}
            </span>
          )}
          {step.codes.length > 0 && (
            <span className="flow-item-codes">
              {step.codes.map((code) => (
                <span key={code.hex} className="mono small">
                  {code.hex} {code.name}
                </span>
              ))}
            </span>
          )}
        </span>
        <span className="flow-item-needs">
          {needs.length > 0 && <span className="t2">{t('needs')}</span>}
          {needs.map((need) => (
            <span key={need.id}>
              <StateIcon state={need.state} size={13} />
              {pick(need.title)}
            </span>
          ))}
        </span>
        <IconChevronRight size={16} className="t3" aria-hidden />
      </button>
    </li>
  )
}
