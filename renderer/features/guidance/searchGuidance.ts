import type { Explanation } from '../../../shared/knowledge/explainCode.ts'
import { findCodes } from '../../../shared/knowledge/findCodes.ts'
import { productNames } from '../../../shared/knowledge/namedTexts.ts'
import { type GuidanceEntry, guidanceEntries } from './guidanceEntries.ts'

export interface GuidanceHits {
  readonly entries: readonly GuidanceEntry[]
  /** Codes of the text that no source explains: they are said to be unknown instead of left out. */
  readonly unknown: readonly Explanation[]
}

/**
 * What a search finds: the codes of the text where it holds any (a number in any form, or a pasted log line),
 * else the entries that hold every word. A product's old and new names find the same entries.
 */
export function searchGuidance(entries: readonly GuidanceEntry[], text: string): GuidanceHits {
  const query = text.trim()
  if (query === '') return { entries, unknown: [] }
  const explanations = findCodes(query).flatMap((found) => found.explanations)
  const byCode = entries.filter((entry) => explanations.some((explanation) => explains(explanation, entry)))
  const byWords = explanations.length > 0 && byCode.length > 0 ? [] : entriesWithWords(entries, query)
  const unknown = explanations.filter((explanation) => !explanation.documented && !byCode.some((entry) => explains(explanation, entry)))
  return { entries: byCode.length > 0 ? byCode : byWords, unknown: byWords.length > 0 ? [] : unknown }
}

/** The entry that an explanation speaks of; undefined where no source explains the code. */
export const entryOfExplanation = (explanation: Explanation): GuidanceEntry | undefined =>
  guidanceEntries.find((entry) => explains(explanation, entry))

function explains(explanation: Explanation, entry: GuidanceEntry): boolean {
  switch (entry.section) {
    case 'status':
      return explanation.kind === 'enrollmentStatus' && explanation.code === entry.known.code
    case 'results':
      return explanation.kind === 'analyzerResult' && String(explanation.code) === entry.known.id
    case 'events':
      return explanation.kind === 'eventId' && explanation.code === entry.known.id && explanation.provider === entry.known.provider
    case 'errors':
      return explainsError(explanation, entry.code, entry.known.win32)
    case 'procedures':
      return false
  }
}

function explainsError(explanation: Explanation, code: string, win32: number | undefined): boolean {
  if (explanation.kind === 'win32') return win32 !== undefined && win32 === explanation.code
  if (explanation.kind === 'aadsts') return code.toLowerCase() === `aadsts${explanation.code}`
  return (explanation.kind === 'hresult' || explanation.kind === 'ntstatus') && code.toLowerCase() === explanation.hex.toLowerCase()
}

function entriesWithWords(entries: readonly GuidanceEntry[], query: string): readonly GuidanceEntry[] {
  const readings = otherNames(query.toLowerCase()).map((reading) => reading.split(/\s+/))
  return entries.filter((entry) => readings.some((words) => words.every((word) => entry.searched.includes(word))))
}

/** The query itself, and the query with each product's name replaced by its other names. */
function otherNames(query: string): readonly string[] {
  const readings = new Set([query])
  for (const { current, alsoKnownAs } of productNames) {
    const names = [current, current.replace(/^Microsoft /, ''), ...alsoKnownAs].map((name) => name.toLowerCase())
    for (const reading of [...readings]) {
      const name = names.filter((candidate) => hasWord(reading, candidate)).toSorted((a, b) => b.length - a.length)[0]
      if (name === undefined) continue
      for (const other of names) readings.add(reading.replace(name, other))
    }
  }
  return [...readings]
}

const hasWord = (text: string, word: string): boolean => ` ${text} `.includes(` ${word} `)
