import type { Tree } from '@lezer/common'
import type { ExpressionProblem } from './problem.ts'
import { type Place, syntaxProblem } from './syntaxProblems.ts'
import { unescapeXml } from './unescapeXml.ts'

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const wide = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g

/** `U+200B` and the like. */
const codePoint = (sign: string): string => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** What the grammar reads over: comments, XML escapes, special and invisible characters. */
export function explainSkipped(tree: Tree, text: string): ExpressionProblem[] {
  const skipped = collectSkipped(tree)
  const entity = skipped.entities[0]
  if (entity !== undefined) return [explainEntity(text, entity)]
  const problems = skipped.comments.map((place) => syntaxProblem('comment', place, {}, { ...place, insert: '' }))
  const { wideSpaces } = skipped
  const blanks = over(text, wideSpaces, (part) => part.replaceAll(wide, ' '))
  if (blanks !== undefined && wideSpaces[0] !== undefined) problems.push(syntaxProblem('blank-wide', wideSpaces[0], {}, blanks))
  return [...problems, ...explainInvisible(text, skipped.strings)]
}

function explainEntity(text: string, place: Place): ExpressionProblem {
  const whole = { from: 0, to: text.length, insert: unescapeXml(text) }
  return syntaxProblem('xml-escaped', place, { text: text.slice(place.from, place.to) }, whole)
}

interface Skipped {
  readonly entities: Place[]
  readonly comments: Place[]
  readonly wideSpaces: Place[]
  readonly strings: Place[]
}

function collectSkipped(tree: Tree): Skipped {
  const found: Skipped = { entities: [], comments: [], wideSpaces: [], strings: [] }
  const lists: Readonly<Record<string, Place[]>> = {
    Entity: found.entities,
    Comment: found.comments,
    WideSpace: found.wideSpaces,
    String: found.strings,
    OpenString: found.strings,
    WrongString: found.strings,
  }
  const cursor = tree.cursor()
  do lists[cursor.name]?.push({ from: cursor.from, to: cursor.to })
  while (cursor.next())
  return found
}

/** One replacement from the first place to the last; the strings in between are kept as they are by `change` itself. */
function over(text: string, places: readonly Place[], change: (part: string) => string) {
  const first = places[0]
  const last = places.at(-1)
  if (first === undefined || last === undefined) return undefined
  let insert = ''
  let from = first.from
  for (const place of places) {
    insert += text.slice(from, place.from) + change(text.slice(place.from, place.to))
    from = place.to
  }
  return { from: first.from, to: last.to, insert }
}

function explainInvisible(text: string, strings: readonly Place[]): ExpressionProblem[] {
  const problems: ExpressionProblem[] = []
  const outside: Place[] = []
  let next = 0
  for (const { index, 0: sign } of text.matchAll(invisible)) {
    while ((strings[next]?.to ?? Number.POSITIVE_INFINITY) <= index) next++
    const place = { from: index, to: index + 1 }
    if ((strings[next]?.from ?? Number.POSITIVE_INFINITY) > index) outside.push(place)
    else problems.push(syntaxProblem('invisible-in-string', place, { sign: codePoint(sign) }, { ...place, insert: '' }))
  }
  const fix = over(text, outside, () => '')
  const first = outside[0]
  if (fix === undefined || first === undefined) return problems
  return [...problems, syntaxProblem('invisible', first, { sign: codePoint(text.charAt(first.from)) }, fix)]
}
