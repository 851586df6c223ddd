import { productNames } from './namedTexts.ts'

/**
 * A search text and the same text with other names of the products in it, lower case, so that `Azure AD joined` finds
 * what is now called Microsoft Entra joined, and the other way round.
 */
export function searchTerms(query: string): string[] {
  const text = query.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '') return []
  const terms = new Set([text])
  for (const { current, alsoKnownAs } of productNames) {
    const short = current.replace(/^Microsoft /, '')
    const names = [current, short, ...alsoKnownAs].map((name) => name.toLowerCase())
    const named = names.filter((name) => holdsWord(text, name)).sort((a, b) => b.length - a.length)[0]
    if (named !== undefined) for (const other of names) terms.add(text.replace(named, other))
  }
  return [...terms]
}

/** Whole words only: MEM stands in many other words. */
const holdsWord = (text: string, word: string): boolean => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word} `)
