export type Search = (text: string) => boolean

/** A row of places. `units`: the character that fits, or below 0 the complement of an index into `lists`. */
interface Row {
  readonly units: number[]
  readonly flags: number[]
  readonly lists: ReadonlySet<number>[]
}

const OPTIONAL = 1
const REPEATS = 2
const flagsOf: Readonly<Record<string, number>> = { '*': OPTIONAL | REPEATS, '+': REPEATS, '?': OPTIONAL }

const SPECIAL = /[\\^$.|()]/

/**
 * Searches by a pattern that is a row of characters and bracketed lists of characters, each with `*`, `+`, `?` or without; undefined for
 * any other pattern. The pattern of the Computer Join expression holds the objectGUID, so it is another one for each computer: this is
 * ready in a tenth of the time that a general engine takes. All places are followed at once, so time is linear in the text.
 */
export function simplePattern(pattern: string, ignoreCase: boolean): Search | undefined {
  // What case folding does beyond ASCII is left to the general engine.
  if (SPECIAL.test(pattern) || !isAscii(pattern)) return undefined
  const row = readRow(ignoreCase ? pattern.toLowerCase() : pattern)
  return row && ((text) => search(row, ignoreCase ? lowerAscii(text) : text))
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false
  return true
}

/** Kelvin sign and long s fold to ASCII letters in regular expressions; everything else beyond ASCII fits no pattern of this kind. */
const lowerAscii = (text: string): string => text.replaceAll('\u212a', 'k').replaceAll('\u017f', 's').toLowerCase()

function readRow(pattern: string): Row | undefined {
  const row: Row = { units: [], flags: [], lists: [] }
  let at = 0
  while (at < pattern.length) {
    const character = pattern[at] ?? ''
    if (character === '[') {
      const end = readList(row, pattern, at)
      if (end === undefined) return undefined
      at = end
    } else if ('*+?{}]'.includes(character)) return undefined
    else {
      row.units.push(pattern.charCodeAt(at))
      at++
    }
    const flag = flagsOf[pattern[at] ?? ''] ?? 0
    if (flag !== 0) at++
    row.flags.push(flag)
  }
  return row
}

/** A list of plain characters; ranges, negation and escapes are the general engine's. */
function readList(row: Row, pattern: string, at: number): number | undefined {
  const end = pattern.indexOf(']', at)
  const inside = pattern.slice(at + 1, end)
  if (end < 0 || inside === '' || /[\\^[\]-]|&&/.test(inside)) return undefined
  if (inside.length === 1) row.units.push(inside.charCodeAt(0))
  else {
    row.lists.push(new Set(Array.from(inside, (character) => character.charCodeAt(0))))
    row.units.push(-row.lists.length)
  }
  return end + 1
}

function fits({ units, lists }: Row, place: number, unit: number): boolean {
  const wanted = units[place] ?? 0
  return wanted >= 0 ? wanted === unit : lists[-wanted - 1]?.has(unit) === true
}

/** Place n: the first n characters and lists of the row are matched. */
function search(row: Row, text: string): boolean {
  const last = row.units.length
  let places = reached(row, [0])
  for (let at = 0; ; at++) {
    if (places.includes(last)) return true
    if (at === text.length) return false
    const unit = text.charCodeAt(at)
    const next: number[] = []
    for (const place of places) {
      if (place === last || !fits(row, place, unit)) continue
      if (!next.includes(place + 1)) next.push(place + 1)
      if (((row.flags[place] ?? 0) & REPEATS) !== 0 && !next.includes(place)) next.push(place)
    }
    // A match may begin at the next character as well.
    if (!next.includes(0)) next.push(0)
    places = reached(row, next)
  }
}

/** After what may be left out, the next place is reached as well. */
function reached({ flags }: Row, places: number[]): number[] {
  for (const place of places) {
    if (((flags[place] ?? 0) & OPTIONAL) !== 0 && !places.includes(place + 1)) places.push(place + 1)
  }
  return places
}
