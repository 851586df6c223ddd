import type { ProblemCode } from '../../facts/problemTexts.ts'

/** Real pages are 20 deep; HTML in results may leave some elements open. */
const DEEPEST = 2000
const LONGEST_TAG = 64 << 10
const VOID = /^(?:br|hr|img|input|meta|link|wbr|col|area|base|embed|param|source|track)\b/i

interface LimitExceeded {
  readonly code: Extract<ProblemCode, 'nestedTooDeep' | 'attributesTooLong'>
  readonly limit: number
  /** Index in the text of the tag that is too much. */
  readonly at: number
}

/** A look at a page before it is parsed: a tree parser's time grows with the square of nesting and of attributes in one tag. */
export function exceedsLimits(html: string): LimitExceeded | undefined {
  let depth = 0
  let end = -1
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    if (html[at + 1] === '/') depth = Math.max(0, depth - 1)
    else if (/[A-Za-z]/.test(html.charAt(at + 1))) {
      if (end < at) end = orLength(html, html.indexOf('>', at))
      if (end - at > LONGEST_TAG) return { code: 'attributesTooLong', limit: LONGEST_TAG, at }
      const isOpen = html[end - 1] !== '/' && !VOID.test(html.slice(at + 1, at + 12))
      if (isOpen && ++depth > DEEPEST) return { code: 'nestedTooDeep', limit: DEEPEST, at }
    }
  }
  return undefined
}

const orLength = (html: string, index: number): number => (index === -1 ? html.length : index)
