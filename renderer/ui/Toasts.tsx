import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useText, useToasts } from '../host/index.ts'
import { StateIcon } from './state.tsx'

/** Messages at the foot of the window, said aloud by screen readers. */
export function Toasts() {
  const { shown, dismiss } = useToasts()
  const { t } = useText('app')
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.tone}`}>
          <StateIcon state={toast.tone} size={16} />
          <span className="grow">{toast.text}</span>
          {toast.action !== undefined && (
            <button
              type="button"
              className="linklike"
              onClick={() => {
                toast.action?.run()
                dismiss(toast.id)
              }}
            >
              {toast.action.label}
            </button>
          )}
          <ActionIcon size={22} aria-label={t('closeMessage')} onClick={() => dismiss(toast.id)}>
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
    </div>
  )
}
