import { describe, expect, it } from 'vitest'
import { compilePattern, patternProblems } from '../../../../../shared/syncrules/regex/compilePattern.ts'
import { cpuMs } from '../../../../cpuMs.ts'

function finds(pattern: string, text: string, options = ''): boolean {
  const compiled = compilePattern(pattern, options)
  if ('problem' in compiled) throw new Error(compiled.problem.message.en)
  return compiled.search(text)
}

describe('patterns of .NET', () => {
  it.each([
    ['CN=[{]*c8d9[}]*', 'cn={C8D9}', 'IgnoreCase', true],
    ['CN=[{]*c8d9[}]*', 'CN={d8d9}', 'IgnoreCase', false],
    ['^\\w+$', 'Élodie', '', true],
    ['^\\w+$', 'Élodie', 'ECMAScript', false],
    ['^\\d$', '٣', '', true],
    ['^\\S\\s\\S$', 'a\u00a0b', '', true],
    ['^[\\w-]+$', 'é-1', '', true],
    ['^\\W$', 'é', '', false],
    ['a$', 'a\n', '', true],
    ['a\\Z', 'a\n', '', true],
    ['a\\z', 'a\n', '', false],
    ['(?:a$|b)', 'a\n', '', true],
    ['a$', 'a\nb', '', false],
    ['a$', 'a\nb', 'Multiline', true],
    ['a.b', 'a\nb', '', false],
    ['a.b', 'a\nb', 'Singleline', true],
    ['a b # blanks do not count', 'ab', 'IgnorePatternWhitespace', true],
    ['a b', 'ab', 'IgnoreCase, IgnorePatternWhitespace', true],
    ["(?'name'a)(?<other>b)", 'ab', '', true],
    ['a(?#a comment)b', 'ab', '', true],
    ['(?i)a', 'A', '', true],
    ['(?i-n:a)b', 'Ab', '', true],
    ['(?n)a', 'a', '', true],
    ['[[:alpha:]]', 'a]', '', true],
    ['[[:alpha:]]', 'z]', '', false],
    ['[]a]', ']', '', true],
    ['\\u0041\\x42\\e\\cA', 'AB\x1b\x01', '', true],
    ['a{2}', 'aa', '', true],
    ['a{,2}', 'a{,2}', '', true],
    ['a{b', 'a{b', '', true],
    ['\\bword\\b', 'a word.', '', true],
    ['[\\b]', '\b', '', true],
    ['a+?b', 'aab', '', true],
    ['\\p{Lu}', 'É', '', true],
    ['[^\\D]', '5', '', true],
    ['', 'anything', '', true],
  ])('%s in %j (%s): %s', (pattern, text, options, found) => {
    expect(finds(pattern, text, options)).toBe(found)
  })
})

describe('what is not run', () => {
  it.each([
    ['a(?=b)', '', 'pattern', 1, 4, 'Look-ahead'],
    ['a(?!b)', '', 'pattern', 1, 4, 'Look-ahead'],
    ['(?<=a)b', '', 'pattern', 0, 4, 'Look-behind'],
    ['(?<!a)b', '', 'pattern', 0, 4, 'Look-behind'],
    ['(a)\\1', '', 'pattern', 3, 5, 'back-reference'],
    ['(?<n>a)\\k<n>', '', 'pattern', 7, 12, 'back-reference'],
    ['(?>a+)', '', 'pattern', 0, 3, 'atomic'],
    ['(?(a)b|c)', '', 'pattern', 0, 3, 'condition'],
    ['(?<o>a)(?<c-o>b)', '', 'pattern', 7, 14, 'balancing'],
    ['ab++', '', 'pattern', 3, 4, 'possessive'],
    ['ab{2}*', '', 'pattern', 5, 6, 'possessive'],
    ['\\Ga', '', 'pattern', 0, 2, '\\G'],
    ['[a-z-[aeiou]]', '', 'pattern', 4, 6, 'subtraction'],
    ['\\p{IsGreek}', '', 'pattern', 0, 11, 'block'],
    ['[\\W]', '', 'pattern', 1, 3, 'list'],
    ['(?x) a', '', 'pattern', 0, 4, 'option `x`'],
    ['\\y', '', 'pattern', 0, 2, 'means nothing'],
    ['(a', '', 'pattern', 0, 1, 'not closed'],
    ['a)', '', 'pattern', 1, 2, 'closes nothing'],
    ['b[a', '', 'pattern', 1, 2, 'not closed'],
    ['*a', '', 'pattern', 0, 1, 'nothing to repeat'],
    ['(?P<n>a)', '', 'pattern', 0, 3, 'no group'],
    ['a{5000}', '', 'pattern', 1, 7, '1,000'],
    ['a\\', '', 'pattern', 1, 2, 'backslash'],
    ['a', 'IgnoreCase, Sometimes', 'options', 12, 21, 'Sometimes'],
    ['a', 'ignore case', 'options', 0, 11, 'ignore case'],
  ])('%s with %j has a problem in the %s from %i to %i', (pattern, options, part, from, to, words) => {
    const [problem] = patternProblems(pattern, options)
    expect(problem).toMatchObject({ part, from, to })
    expect(problem?.message.en).toContain(words)
    expect(problem?.message.fr).not.toBe('')
  })

  it('says so for brackets without end, endless repetition and huge patterns', () => {
    expect(patternProblems('('.repeat(9_999), '')).toHaveLength(1)
    expect(patternProblems('a'.repeat(10_001), '')).toHaveLength(1)
    expect(patternProblems('((a{900}){900}){900}', '')).toHaveLength(1)
  })

  it('is not depth: thousands of nested groups are run', () => {
    expect(finds(`${'('.repeat(4_000)}a${')'.repeat(4_000)}`, 'a')).toBe(true)
  })
})

it('takes time in line with the text where a backtracking engine would not end', () => {
  const text = `${'a'.repeat(20_000)}!`
  const start = cpuMs()
  expect(finds('(a+)+$', text)).toBe(false)
  expect(finds('a*a*a*a*a*b', text)).toBe(false)
  expect(cpuMs() - start).toBeLessThan(5_000)
})
