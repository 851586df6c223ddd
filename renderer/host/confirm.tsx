import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

/** A question that is answered by doing it or leaving it. */
export interface Question {
  readonly title: string
  readonly text: string
  /** The button that does it, a verb: "Take over". */
  readonly yes: string
  /** Another way on, a verb too: "Open read-only". */
  readonly instead?: string
}

export type Choice = 'yes' | 'instead' | 'no'

interface Confirm {
  readonly asked: Question | undefined
  readonly answer: (choice: Choice) => void
  /** True when the person agreed. A question that is asked while another stands answers that one with no. */
  readonly ask: (question: Question) => Promise<boolean>
  /** The same where there is another way on. */
  readonly choose: (question: Question) => Promise<Choice>
}

interface Asked {
  readonly question: Question
  readonly resolve: (choice: Choice) => void
}

const ConfirmContext = createContext<Confirm | undefined>(undefined)

/** Lets any part ask before it does something that cannot be undone; the frame shows the question. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const choose = useCallback(
    (question: Question) =>
      new Promise<Choice>((resolve) => {
        setAsked((before) => {
          before?.resolve('no')
          return { question, resolve }
        })
      }),
    [],
  )
  const ask = useCallback(async (question: Question) => (await choose(question)) === 'yes', [choose])
  const answer = useCallback(
    (choice: Choice) => {
      asked?.resolve(choice)
      setAsked(undefined)
    },
    [asked],
  )
  const value = useMemo(() => ({ asked: asked?.question, answer, ask, choose }), [asked, answer, ask, choose])
  return <ConfirmContext value={value}>{children}</ConfirmContext>
}

export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext)
  if (confirm === undefined) throw new Error('useConfirm outside of ConfirmProvider')
  return confirm
}
