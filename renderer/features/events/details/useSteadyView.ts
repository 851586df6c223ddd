import { useState } from 'react'
import type { Input, Output, RequestName } from '../../../../shared/contract/requests.ts'
import { useView, type View } from '../../../host/index.ts'

/** As `useView`, but what was shown for the last input stays until the new answer is there: nothing flickers, and the focus stays where it is. */
export function useSteadyView<N extends RequestName>(name: N, input: Input<N>): View<Output<N>> {
  const asked = useView(name, input)
  const [last, keep] = useState<{ readonly view: Output<N> } | undefined>(undefined)
  if (asked.status === 'ready' && asked.view !== last?.view) keep({ view: asked.view })
  return asked.status === 'loading' && last !== undefined ? { status: 'ready', view: last.view } : asked
}
