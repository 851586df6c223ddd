import { expect, it } from 'vitest'
import { nearFirstHit, patternOf } from '../../../../../renderer/features/events/Marked.tsx'

const marks = (text: string, words: string): readonly string[] => {
  const pattern = patternOf(words)
  return pattern === undefined ? [] : text.split(pattern).filter((_, index) => index % 2 === 1)
}

it.each([
  ['Enrolment attempt started', 'enrol*', ['Enrolment']],
  ['GET https://enterpriseregistration.windows.net/x', 'enterpriseregistration OR enrol*', ['enterpriseregistration']],
  ['join failed; joined again', 'join', ['join']],
  ['the join failed', '"join failed"', ['join failed']],
  ['join failed', 'join -failed', ['join']],
  ['a (b) [c]', '"(b) [c"', ['(b) [c']],
  ['Événement échoué', 'échoué', ['échoué']],
  ['anything', '', []],
  ['anything', '- * "', []],
])('in “%s” the search for %s marks %j', (text, words, marked) => {
  expect(marks(text, words)).toEqual(marked)
})

it('a line begins shortly before a hit that would be out of sight, and stays whole before one in sight', () => {
  const line = `${'a '.repeat(100)}then mimikatz ran`
  expect(nearFirstHit(line, 'mimikatz')).toBe(`…${'a '.repeat(5)}then mimikatz ran`)
  expect(nearFirstHit(`then mimikatz ran ${line}`, 'mimikatz')).toBe(`then mimikatz ran ${line}`)
  expect(nearFirstHit(line, 'absent')).toBe(line)
  expect(nearFirstHit(line, '')).toBe(line)
})
