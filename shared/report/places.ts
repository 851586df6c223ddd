import type { EvidenceRef } from '../contract/evidenceRef.ts'
import type { Block, Inline } from '../contract/reportDocument.ts'
import { formatLocator } from '../facts/locator.ts'
import { code, type Saying, text } from './saying.ts'
import { shownText } from './shownText.ts'

/** Places that are quoted for one statement; the case has all. */
const MOST_PLACES = 12

/** The file, and where in it. */
export const placeOf = ({ file, path, locator }: Pick<EvidenceRef, 'file' | 'path' | 'locator'>, s: Saying): Inline[] => [
  code(path === '' ? file : path),
  text(', '),
  code(formatLocator(locator, s.language)),
]

/** The evidence's own words with their places, the same place once. */
export function quotes(refs: readonly EvidenceRef[], s: Saying, against = false): Block[] {
  const once = [...new Map(refs.map((ref) => [JSON.stringify([ref.artefactId, ref.locator, ref.quote]), ref])).values()]
  const left = once.length - MOST_PLACES
  return [
    ...once
      .slice(0, MOST_PLACES)
      .map((ref): Block => ({ kind: 'quote', place: placeOf(ref, s), text: shownText(ref.quote), ...(against && { against }) })),
    ...(left <= 0 ? [] : [{ kind: 'paragraph', inlines: [text(s.counted('places', left))], small: true } as const]),
  ]
}

/** Names of files that say something, each once. */
export const filesOf = (refs: readonly EvidenceRef[]): string =>
  [...new Set(refs.map(({ file, path }) => (path === '' ? file : path)))].join(', ')
