import type { Localized } from '../../shared/facts/localized.ts'
import { RequestFailure } from './requestFailure.ts'

const internal: Localized = { en: 'This could not be done.', fr: 'L’opération n’a pas abouti.' }

/** What went wrong, in both languages; anything that is not an answer of engine or host is told by its own message. */
export function failureText(error: unknown): Localized {
  if (error instanceof RequestFailure) return error.localized
  const detail = error instanceof Error ? error.message : String(error)
  return { en: `${internal.en} ${detail}`, fr: `${internal.fr} ${detail}` }
}
