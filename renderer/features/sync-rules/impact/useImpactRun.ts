import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Input, Output } from '../../../../shared/contract/requests.ts'
import { useAction, useEvent, useView, type View } from '../../../host/index.ts'

export type ImpactInput = Input<'impact.start'>

/** A run that was started, with what it was started with. */
export interface KeptRun {
  readonly runId: number
  readonly input: ImpactInput
}

export interface ImpactRunHandle {
  readonly runId: number | undefined
  /** What the run was started with. */
  readonly input: ImpactInput | undefined
  readonly summary: View<Output<'impact.summary'>>
  readonly start: (input: ImpactInput) => Promise<void>
  readonly cancel: () => Promise<void>
}

/** How often figures are asked for while a run goes on, in milliseconds. */
const REFRESH = 250

/** One evaluation over the directory: started, watched, let go. Its id is kept by the caller, so that a return to the tab finds it again. */
export function useImpactRun(kept: KeptRun | undefined, keep: (run: KeptRun | undefined) => void): ImpactRunHandle {
  const client = useQueryClient()
  const startAction = useAction('impact.start')
  const cancelAction = useAction('impact.cancel')
  const summary = useView('impact.summary', { runId: kept?.runId ?? 0 }, { enabled: kept !== undefined })
  const [waiting, setWaiting] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = () => {
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'impact.summary' || queryKey[0] === 'impact.rows' })
  }
  useEvent('impact.progress', ({ runId, running }) => {
    if (runId !== kept?.runId) return
    if (!running) {
      clearTimeout(timer.current)
      setWaiting(false)
      refresh()
    } else if (!waiting) {
      setWaiting(true)
      timer.current = setTimeout(() => {
        setWaiting(false)
        refresh()
      }, REFRESH)
    }
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    runId: kept?.runId,
    input: kept?.input,
    summary,
    async start(input) {
      const started = await startAction.run(input)
      if (started !== undefined) keep({ runId: started.runId, input })
    },
    async cancel() {
      if (kept !== undefined) await cancelAction.run({ runId: kept.runId })
    },
  }
}
