import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

export interface Toast {
  readonly tone: 'ok' | 'info' | 'error'
  readonly text: string
  /** What can be done about it, as to undo it; the message stands longer and goes when it is used. */
  readonly action?: { readonly label: string; readonly run: () => void }
  /** A later message on the same topic takes its place. */
  readonly topic?: string
}

export interface ShownToast extends Toast {
  readonly id: number
}

interface Toasts {
  readonly shown: readonly ShownToast[]
  readonly show: (toast: Toast) => void
  readonly dismiss: (id: number) => void
}

const ToastContext = createContext<Toasts | undefined>(undefined)

/** How long a message that needs no action stands, in milliseconds. Errors stay until they are closed. */
const SHORT = 4000
const WITH_ACTION = 10_000
let lastId = 0

/** Short messages on what was done or could not be done. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly ShownToast[]>([])
  const dismiss = useCallback((id: number) => setShown((now) => now.filter((toast) => toast.id !== id)), [])
  const show = useCallback(
    (toast: Toast) => {
      lastId += 1
      const id = lastId
      setShown((now) =>
        [
          ...now.filter((other) => other.text !== toast.text && (toast.topic === undefined || other.topic !== toast.topic)),
          { ...toast, id },
        ].slice(-4),
      )
      if (toast.tone !== 'error') setTimeout(() => dismiss(id), toast.action === undefined ? SHORT : WITH_ACTION)
    },
    [dismiss],
  )
  const value = useMemo(() => ({ shown, show, dismiss }), [shown, show, dismiss])
  return <ToastContext value={value}>{children}</ToastContext>
}

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext)
  if (toasts === undefined) throw new Error('useToasts outside of ToastProvider')
  return toasts
}
