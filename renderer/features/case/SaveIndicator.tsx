import { IconAlertTriangle, IconCheck, IconDots } from '@tabler/icons-react'
import { useText } from '../../host/index.ts'
import type { SaveState } from './autosave.ts'

const icons = { saved: IconCheck, waiting: IconDots, failed: IconAlertTriangle } as const

/** Whether what is shown is in the case. */
export function SaveIndicator({ state }: { readonly state: SaveState }) {
  const { t } = useText('case')
  const Icon = icons[state]
  return (
    <span className={`case-saved small ${state === 'failed' ? 'error' : 't2'}`} role="status" data-state={state}>
      <Icon size={14} aria-hidden />
      {t(`save.${state}`)}
    </span>
  )
}
