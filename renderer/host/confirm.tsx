import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

/** A question that is answered by doing it or leaving it. */
export interface Question {
  readonly title: string
  readonly text: string
  /** The button that does it, a verb: "Take over". */
  readonly yes: string
}

interface Confirm {
  readonly asked: Question | undefined
  readonly answer: (yes: boolean) => void
  /** True when the person agreed. A question that is asked while another stands answers that one with no. */
  readonly ask: (question: Question) => Promise<boolean>
}

interface Asked {
  readonly question: Question
  readonly resolve: (yes: boolean) => void
}

const ConfirmContext = createContext<Confirm | undefined>(undefined)

/** Lets any part ask before it does something that cannot be undone; the frame shows the question. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const ask = useCallback(
    (question: Question) =>
      new Promise<boolean>((resolve) => {
        setAsked((before) => {
          before?.resolve(false)
          return { question, resolve }
        })
      }),
    [],
  )
  const answer = useCallback(
    (yes: boolean) => {
      asked?.resolve(yes)
      setAsked(undefined)
    },
    [asked],
  )
  const value = useMemo(() => ({ asked: asked?.question, answer, ask }), [asked, answer, ask])
  return <ConfirmContext value={value}>{children}</ConfirmContext>
}

export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext)
  if (confirm === undefined) throw new Error('useConfirm outside of ConfirmProvider')
  return confirm
}
