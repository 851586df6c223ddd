import type { Language, Localized } from '../../../shared/facts/localized.ts'
import type { Procedure } from '../../../shared/knowledge/knowledgeSchemas.ts'
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
    case 'procedures':
      return undefined
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
    case 'procedures':
      return []
  }
}

/** Pages to read on, with a title in each language where the knowledge has one. */
export function linksOf(entry: GuidanceEntry): readonly { readonly title: Localized; readonly url: string }[] {
  if (entry.section === 'status' || entry.section === 'procedures') return entry.known.links
  if (entry.section === 'results') return entry.known.links.map((url) => ({ title: { en: url, fr: url }, url }))
  return []
}

/** The documents that a statement comes from. */
export const sourcesOf = (entry: GuidanceEntry) => entry.known.sources.flatMap((key) => knownSources.filter((source) => source.key === key))

/** Pages of the app that tell how to mend what the entry means. */
export const proceduresOf = (entry: GuidanceEntry): readonly string[] => {
  if (entry.section === 'procedures') return entry.known.related
  return entry.section === 'events' ? [] : (entry.known.procedures ?? [])
}

/** Headings of the copied text, in the reader's language. */
export interface GuidanceHeadings {
  readonly editions: string
  readonly doThis: string
  readonly sources: string
  readonly fits: string
  readonly when: string
  readonly check: string
  readonly mend: string
  readonly verify: string
  readonly know: string
}

/** An entry as plain text for a ticket: code, meaning, readings by edition, actions, sources. */
export function guidanceText(entry: GuidanceEntry, language: Language, headings: GuidanceHeadings, fitting?: string): string {
  const symbol = symbolOf(entry)
  const codes = entry.section === 'procedures' ? [] : [entry.code, entry.other]
  const code = codes.filter((part) => part !== '').join(' / ')
  const lines = [...(code === '' ? [] : [code + (symbol === undefined ? '' : ` ${symbol}`)]), entry.title[language]]
  if (entry.section === 'status') {
    if (entry.known.meaning[language] !== entry.title[language]) lines.push(entry.known.meaning[language])
    lines.push('', headings.editions)
    for (const reading of readingsOf(entry.known, fitting)) {
      const names = reading.editions.map((edition) => edition.title[language]).join('; ')
      lines.push(`- ${reading.title[language]} (${names})${reading.fits ? ` - ${headings.fits}` : ''}`)
    }
  }
  if (entry.section === 'procedures') lines.push(...pageLines(entry.known, language, headings))
  const actions = actionsOf(entry)
  if (actions.length > 0) lines.push('', headings.doThis, ...actions.map((action, index) => `${index + 1}. ${action[language]}`))
  lines.push('', headings.sources, ...sourcesOf(entry).map((source) => `- ${source.what[language]}`))
  for (const link of linksOf(entry)) lines.push(`- ${link.url}`)
  return lines.join('\n')
}

/** A page as lines: what stands in it in its order, each command on lines of its own. */
function pageLines(page: Procedure, language: Language, headings: GuidanceHeadings): string[] {
  const steps = page.steps.flatMap((step, index) => [`${index + 1}. ${step.text[language]}`, ...commandLines(step.command)])
  const sections = page.sections.flatMap(({ kind, items }) => [
    '',
    headings[kind],
    ...items.flatMap((item) => [`- ${item.text[language]}`, ...commandLines(item.command)]),
  ])
  return [page.why[language], ...steps, ...(page.block === undefined ? [] : [page.block[language]]), ...sections]
}

const commandLines = (command: string | undefined): string[] =>
  command === undefined ? [] : command.split('\n').map((line) => `    ${line}`)
