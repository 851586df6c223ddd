import type { Language, Localized } from '../../../shared/facts/localized.ts'
import { sources as knownSources } from '../../../shared/knowledge/sources.ts'
import { readingsOf } from './editionsByFit.ts'
import type { GuidanceEntry } from './guidanceEntries.ts'

/** The symbolic name of an entry's code, where it has one. */
export function symbolOf(entry: GuidanceEntry): string | undefined {
  switch (entry.section) {
    case 'status':
      return entry.known.symbolicName
    case 'errors':
      return entry.known.name
    case 'results':
      return entry.known.test
    case 'events':
      return entry.known.provider
  }
}

/** What to do, in order; empty where no source advises anything. */
export function actionsOf(entry: GuidanceEntry): readonly Localized[] {
  switch (entry.section) {
    case 'status':
      return entry.known.actions
    case 'errors':
      return [entry.known.action, ...(entry.known.note === undefined ? [] : [entry.known.note])]
    case 'results':
      return entry.known.action === undefined ? [] : [entry.known.action]
    case 'events':
      return []
  }
}

/** Pages to read on, with a title in each language where the knowledge has one. */
export function linksOf(entry: GuidanceEntry): readonly { readonly title: Localized; readonly url: string }[] {
  if (entry.section === 'status') return entry.known.links
  if (entry.section === 'results') return entry.known.links.map((url) => ({ title: { en: url, fr: url }, url }))
  return []
}

/** The documents that a statement comes from. */
export const sourcesOf = (entry: GuidanceEntry) => entry.known.sources.flatMap((key) => knownSources.filter((source) => source.key === key))

/** Headings of the copied text, in the reader's language. */
export interface GuidanceHeadings {
  readonly editions: string
  readonly doThis: string
  readonly sources: string
  readonly fits: string
}

/** An entry as plain text for a ticket: code, meaning, readings by edition, actions, sources. */
export function guidanceText(entry: GuidanceEntry, language: Language, headings: GuidanceHeadings, fitting?: string): string {
  const symbol = symbolOf(entry)
  const lines = [
    [entry.code, entry.other].filter((part) => part !== '').join(' / ') + (symbol === undefined ? '' : ` ${symbol}`),
    entry.title[language],
  ]
  if (entry.section === 'status') {
    if (entry.known.meaning[language] !== entry.title[language]) lines.push(entry.known.meaning[language])
    lines.push('', headings.editions)
    for (const reading of readingsOf(entry.known, fitting)) {
      const names = reading.editions.map((edition) => edition.title[language]).join('; ')
      lines.push(`- ${reading.title[language]} (${names})${reading.fits ? ` - ${headings.fits}` : ''}`)
    }
  }
  const actions = actionsOf(entry)
  if (actions.length > 0) lines.push('', headings.doThis, ...actions.map((action, index) => `${index + 1}. ${action[language]}`))
  lines.push('', headings.sources, ...sourcesOf(entry).map((source) => `- ${source.what[language]}`))
  for (const link of linksOf(entry)) lines.push(`- ${link.url}`)
  return lines.join('\n')
}
