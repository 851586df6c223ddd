/** One place of a pattern: the characters that fit, and whether it may be left out or repeated. */
interface Atom {
  readonly fits: (unit: number) => boolean
  readonly isOptional: boolean
  readonly repeats: boolean
}

export type Search = (text: string) => boolean

const SPECIAL = new Set('\\^$.|?*+()[]{}')

/**
 * Searches by a pattern that is a row of characters and bracketed lists of characters, each with `*`, `+`, `?` or without; undefined for
 * any other pattern. The pattern of the Computer Join expression holds the objectGUID, so it is another one for each computer: this is
 * ready in a tenth of the time that a general engine takes. All places are followed at once, so time is linear in the text.
 */
export function simplePattern(pattern: string, ignoreCase: boolean): Search | undefined {
  const atoms = readAtoms(ignoreCase ? pattern.toLowerCase() : pattern)
  if (atoms === undefined) return undefined
  // What case folding does beyond ASCII is left to the general engine.
  return isAscii(pattern) ? (text) => search(atoms, ignoreCase ? lowerAscii(text) : text) : undefined
}

const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false
  return true
}

/** Kelvin sign and long s fold to ASCII letters in regular expressions; a text that holds them is as rare as it is harmless here. */
const lowerAscii = (text: string): string => text.replaceAll('\u212a', 'k').replaceAll('\u017f', 's').toLowerCase()

function readAtoms(pattern: string): readonly Atom[] | undefined {
  const atoms: Atom[] = []
  for (let at = 0; at < pattern.length; ) {
    const one = readUnit(pattern, at)
    if (one === undefined) return undefined
    const quantifier = pattern[one.end] ?? ''
    const isQuantified = quantifier === '*' || quantifier === '+' || quantifier === '?'
    at = isQuantified ? one.end + 1 : one.end
    // `*?`, `**` and the like: laziness changes nothing for a search, but reading it is not this engine's.
    if (isQuantified && '*+?{'.includes(pattern[at] ?? '\0')) return undefined
    atoms.push({ fits: one.fits, isOptional: quantifier === '*' || quantifier === '?', repeats: quantifier === '*' || quantifier === '+' })
  }
  return atoms
}

function readUnit(pattern: string, at: number): { readonly fits: Atom['fits']; readonly end: number } | undefined {
  const character = pattern[at] ?? ''
  if (character === '[') return readList(pattern, at)
  if (SPECIAL.has(character)) return undefined
  const unit = pattern.charCodeAt(at)
  return { fits: (other) => other === unit, end: at + 1 }
}

/** A list of plain characters; ranges, negation and escapes are the general engine's. */
function readList(pattern: string, at: number): { readonly fits: Atom['fits']; readonly end: number } | undefined {
  const end = pattern.indexOf(']', at)
  const inside = pattern.slice(at + 1, end)
  if (end < 0 || inside === '' || /[\\^[\]-]|&&/.test(inside)) return undefined
  if (inside.length === 1) {
    const unit = inside.charCodeAt(0)
    return { fits: (other) => other === unit, end: end + 1 }
  }
  const units = new Set(Array.from(inside, (character) => character.charCodeAt(0)))
  return { fits: (other) => units.has(other), end: end + 1 }
}

function search(atoms: readonly Atom[], text: string): boolean {
  const last = atoms.length
  // Place n: the first n atoms are matched. After an atom that may be left out, the next place is reached as well.
  let places: number[] = []
  for (let at = 0; at <= text.length; at++) {
    places = withSkipped(atoms, [...places, 0])
    if (places.includes(last)) return true
    if (at === text.length) return false
    const unit = text.charCodeAt(at)
    const next: number[] = []
    for (const place of places) {
      const atom = atoms[place]
      if (atom?.fits(unit) !== true) continue
      if (!next.includes(place + 1)) next.push(place + 1)
      if (atom.repeats && !next.includes(place)) next.push(place)
    }
    places = next
  }
  return false
}

function withSkipped(atoms: readonly Atom[], places: number[]): number[] {
  for (const place of places) {
    if (atoms[place]?.isOptional === true && !places.includes(place + 1)) places.push(place + 1)
  }
  return places
}
