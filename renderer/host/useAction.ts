import { useCallback, useState } from 'react'
import type { Input, Output, RequestName } from '../../shared/contract/requests.ts'
import { failureText } from './failureText.ts'
import { request } from './request.ts'
import { useToasts } from './toasts.tsx'
import { useText } from './useText.ts'

export interface ActionHandle<N extends RequestName> {
  /** Undefined when it failed; the person has then been told. */
  readonly run: (input: Input<N>) => Promise<Output<N> | undefined>
  readonly pending: boolean
}

/** A request that does something. A failure is shown to the person, never thrown at the view. */
export function useAction<N extends RequestName>(name: N): ActionHandle<N> {
  const { pick } = useText()
  const { show } = useToasts()
  const [running, setRunning] = useState(0)
  const run = useCallback(
    async (input: Input<N>) => {
      setRunning((count) => count + 1)
      try {
        return await request(name, input)
      } catch (error) {
        show({ tone: 'error', text: pick(failureText(error)) })
        return undefined
      } finally {
        setRunning((count) => count - 1)
      }
    },
    [name, pick, show],
  )
  return { run, pending: running > 0 }
}
