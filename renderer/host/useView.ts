import { useQuery } from '@tanstack/react-query'
import type { Input, Output, RequestName } from '../../shared/contract/requests.ts'
import type { Localized } from '../../shared/facts/localized.ts'
import { request } from './request.ts'
import { RequestFailure } from './requestFailure.ts'
import { useText } from './useText.ts'

export type View<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly view: T }

const internal: Localized = { en: 'The view could not be loaded.', fr: 'La vue n’a pas pu être chargée.' }

/** What went wrong, in both languages; anything that is not an answer of the engine is named as internal with its text. */
export function failureText(error: unknown): Localized {
  if (error instanceof RequestFailure) return error.localized
  const detail = error instanceof Error ? error.message : String(error)
  return { en: `${internal.en} ${detail}`, fr: `${internal.fr} ${detail}` }
}

/** Something to show, asked again whenever the case changes. While it is asked again the last answer stays. */
export function useView<N extends RequestName>(name: N, input: Input<N>, options: { readonly enabled?: boolean } = {}): View<Output<N>> {
  const { pick } = useText()
  const query = useQuery({ queryKey: [name, input], queryFn: () => request(name, input), enabled: options.enabled ?? true })
  if (query.data !== undefined) return { status: 'ready', view: query.data }
  if (query.error !== null) return { status: 'failed', message: pick(failureText(query.error)) }
  return { status: 'loading' }
}
