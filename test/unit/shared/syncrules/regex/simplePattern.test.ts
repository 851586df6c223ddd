import { RE2JS } from 're2js'
import { expect, it } from 'vitest'
import { simplePattern } from '../../../../../shared/syncrules/regex/simplePattern.ts'

/** A repeatable stream of numbers below a limit (Numerical Recipes' constants). */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

it('answers as the general engine does, on 4,000 patterns and texts made at random', () => {
  const next = numbersFrom(42)
  const pick = (choices: string): string => choices.charAt(next(choices.length))
  const atom = (): string => (next(4) === 0 ? `[${pick('ab{K')}${pick('}sB,')}]` : pick('abABkKsS={-'))
  const wrong: string[] = []
  let simple = 0
  for (let round = 0; round < 4_000; round++) {
    const pattern = Array.from(
      { length: 1 + next(7) },
      () => atom().replace('{', '[{]').replace('[[{]', '[{') + pick('   *+?').trim(),
    ).join('')
    const text = Array.from({ length: next(12) }, () => pick('abABkKsS={}-,\u212a\u017fé')).join('')
    const ignoreCase = next(2) === 0
    const search = simplePattern(pattern, ignoreCase)
    if (search === undefined) continue
    simple++
    const expected = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
      .matcher(text)
      .find()
    if (search(text) !== expected) wrong.push(`${pattern} in ${text}, ${ignoreCase}: ${expected}`)
  }
  expect(wrong).toEqual([])
  expect(simple).toBeGreaterThan(3_000)
})

it.each(['a|b', '(a)', 'a.', '^a', 'a$', '\\d', '[a-z]', '[^a]', 'a{2}', 'a**', 'a*?', 'é', '[]a]', '[[]'])(
  'leaves %s to the general engine',
  (pattern) => {
    expect(simplePattern(pattern, true)).toBeUndefined()
  },
)
