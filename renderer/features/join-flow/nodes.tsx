import { IconFileText } from '@tabler/icons-react'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { useText } from '../../host/index.ts'
import { StateIcon, stateTone } from '../../ui/index.ts'
import { BreakAtDots } from './BreakAtDots.tsx'
import {
  checkWords,
  hiddenChecks,
  type LaneNode as LaneData,
  LINE_AT,
  type NeedNode as NeedData,
  needWord,
  STEP_NUMBERS,
  type StateNode as StateData,
  type StepNode as StepData,
  shownChecks,
} from './flowLayout.ts'
import { placesOf } from './stepEvidence.ts'

/** xyflow wants indexable data; the layout's own node rides in one field. */
export type FlowNodeOf<T> = Node<{ readonly at: T; readonly selected: boolean }>

const HANDLES = (
  <>
    <Handle type="target" position={Position.Left} id="left" style={{ top: LINE_AT }} />
    <Handle type="source" position={Position.Right} id="right" style={{ top: LINE_AT }} />
    <Handle type="target" position={Position.Top} id="top" />
    <Handle type="source" position={Position.Bottom} id="bottom" />
    <Handle type="source" position={Position.Top} id="up" />
    <Handle type="target" position={Position.Bottom} id="fromBelow" />
  </>
)

/** A step: number and title, state in icon and word, its checks, the count of its places. Keyboard and clicks are the diagram's. */
export function StepNode({ data }: NodeProps<FlowNodeOf<StepData>>) {
  const { t, pick } = useText('join-flow')
  const { step } = data.at
  const places = placesOf(step).length
  const hidden = hiddenChecks(step)
  return (
    <div className={`flow-step flow-step-${step.state}${data.selected ? ' selected' : ''}`}>
      {HANDLES}
      <div className="flow-step-head">
        <span className="flow-number">{STEP_NUMBERS[step.id]}</span>
        <b>{pick(step.title)}</b>
        <span className={`flow-word tone-${stateTone(step.state)}`}>
          <StateIcon state={step.state} size={14} />
          {t(`word.${step.state}`)}
        </span>
      </div>
      {shownChecks(step).length > 0 && (
        <div className="flow-step-checks">
          {shownChecks(step).map((check) => (
            <span key={check.id} className={`flow-check-${check.state}`}>
              <StateIcon state={check.state} size={13} />
              <span>
                <BreakAtDots text={pick(checkWords(check))} />
              </span>
            </span>
          ))}
        </div>
      )}
      {(places > 0 || hidden > 0) && (
        <div className="flow-step-foot">
          {hidden > 0 && <span>{t(shownChecks(step).length === 0 ? 'checkCount' : 'moreChecks', { count: hidden })}</span>}
          {places > 0 && (
            <span className="flow-step-evidence" title={t('places', { count: places })}>
              <IconFileText size={12} aria-hidden />
              {places}
            </span>
          )}
        </div>
      )}
    </div>
  )
}

/** A state the device was in, is in, or should come to. */
export function StateNode({ data }: NodeProps<FlowNodeOf<StateData>>) {
  const { t, pick } = useText('join-flow')
  const { state, role } = data.at
  const known = joinStates.find((candidate) => candidate.id === state)
  return (
    <div className={`flow-state flow-state-${role}`}>
      {HANDLES}
      <span>{t(`role.${role}`)}</span>
      <b>{known === undefined ? t('enrolled') : pick(known.title)}</b>
    </div>
  )
}

/** A system or host that a step needs, and whether it answered. */
export function NeedNode({ data }: NodeProps<FlowNodeOf<NeedData>>) {
  const { t, pick } = useText('join-flow')
  const { need } = data.at
  const word = needWord(need)
  const silent = need.state === 'unknown' ? t('noSourceSays') : t(`word.${need.state}`)
  return (
    <div className={`flow-need flow-need-${need.state}`}>
      {HANDLES}
      <b>
        <BreakAtDots text={pick(need.title)} />
      </b>
      <span>
        <StateIcon state={need.state} size={14} />
        <span>
          <BreakAtDots text={word === undefined ? silent : pick(word)} />
        </span>
      </span>
    </div>
  )
}

const LANE_TEXT = {
  state: ['laneState', 'laneStateHint'],
  steps: ['laneSteps', 'laneStepsHint'],
  needs: ['laneNeeds', 'laneNeedsHint'],
} as const

export function LaneNode({ data }: NodeProps<FlowNodeOf<LaneData>>) {
  const { t } = useText('join-flow')
  const [title, hint] = LANE_TEXT[data.at.lane]
  return (
    <div className="flow-lane">
      <b>{t(title)}</b>
      <span>{t(hint)}</span>
    </div>
  )
}
