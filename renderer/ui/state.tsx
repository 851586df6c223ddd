import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
  IconHelpCircle,
  IconInfoCircle,
} from '@tabler/icons-react'
import type { StepState } from '../../shared/contract/diagnosis.ts'
import { useText } from '../host/index.ts'

/** Severity and step state are always shape, word and colour together: without the colour each is still told apart. */
const looks = {
  error: { icon: IconAlertOctagonFilled, tone: 'error' },
  warning: { icon: IconAlertTriangleFilled, tone: 'warn' },
  info: { icon: IconInfoCircle, tone: 'info' },
  ok: { icon: IconCircleCheckFilled, tone: 'ok' },
  failed: { icon: IconAlertOctagonFilled, tone: 'error' },
  notReached: { icon: IconCircleDashed, tone: 'mute' },
  notNeeded: { icon: IconCircleMinus, tone: 'mute' },
  unknown: { icon: IconHelpCircle, tone: 'mute' },
} as const

export type StateName = keyof typeof looks

/** In the order of a legend. */
export const stepStates = ['ok', 'failed', 'notReached', 'notNeeded', 'unknown'] as const satisfies readonly StepState[]

export const stateTone = (state: StateName): string => looks[state].tone

export function StateIcon({ state, size = 15 }: { readonly state: StateName; readonly size?: number }) {
  const { icon: Icon, tone } = looks[state]
  return <Icon size={size} stroke={2} className={`state-icon tone-${tone}`} aria-hidden />
}

interface StateBadgeProps {
  readonly state: StateName
  readonly word?: string
  /** For headlines; plain in tables. */
  readonly filled?: boolean
}

export function StateBadge({ state, word, filled = false }: StateBadgeProps) {
  const { t } = useText('app')
  return (
    <span className={`state-badge tone-${looks[state].tone}${filled ? ' filled' : ''}`}>
      <StateIcon state={state} size={14} />
      {word ?? t(`state.${state}`)}
    </span>
  )
}
