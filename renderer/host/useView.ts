import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Input, Output, RequestName } from '../../shared/contract/requests.ts'
import { failureText } from './failureText.ts'
import { request } from './request.ts'
import { isCancelled, useAskAgain } from './useAskAgain.ts'
import { useText } from './useText.ts'

export type View<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly view: T }

interface ViewOptions {
  readonly enabled?: boolean
  /** While another input is asked for the last answer stays, so that a list does not vanish with every letter that is typed. */
  readonly keepsLast?: boolean
}

/** Something to show, asked again whenever the case changes. While it is asked again the last answer stays. */
export function useView<N extends RequestName>(name: N, input: Input<N>, options: ViewOptions = {}): View<Output<N>> {
  const { pick } = useText()
  const query = useQuery({
    queryKey: [name, input],
    queryFn: () => request(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepsLast === true && { placeholderData: keepPreviousData }),
  })
  useAskAgain(query)
  if (query.data !== undefined) return { status: 'ready', view: query.data }
  if (query.error !== null && !isCancelled(query.error)) return { status: 'failed', message: pick(failureText(query.error)) }
  return { status: 'loading' }
}
