import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'

/** Text with the place of its first problem between ‹ and ›, the code, and the text after the fix. */
const mistakes: readonly (readonly [marked: string, code: string, fixed?: string])[] = [
  ['IIF‹(›[a], True', 'bracket-open', 'IIF([a], True)'],
  ['IIF‹(›IsNull([a], True, NULL)', 'bracket-open', 'IIF(IsNull([a], True, NULL))'],
  ['‹(›[a] = 1', 'bracket-open', '([a] = 1)'],
  ['Left([a], 2)‹)›', 'bracket-unopened', 'Left([a], 2)'],
  ['‹)› [a]', 'bracket-unopened', ' [a]'],
  ['IIF(IsNull([a]))‹,› True, NULL)', 'comma-outside'],
  ['[a]‹,› [b]', 'comma-outside'],
  ['Left(‹"›John Doe, 3)', 'string-open', 'Left("John Doe, 3)"'],
  ['‹“Windows”›', 'string-quotes', '"Windows"'],
  ['Left(‹«Windows»›, 2)', 'string-quotes', 'Left("Windows", 2)'],
  ['[a] = ‹‘Windows’›', 'string-quotes', '[a] = "Windows"'],
  ["[a] = ‹'Windows'›", 'string-quotes', '[a] = "Windows"'],
  ['[a] = ‹“O’Neil”›', 'string-quotes', '[a] = "O’Neil"'],
  ['[a] = ‹”Windows"›', 'string-quotes', '[a] = "Windows"'],
  ['[a] = ‹“›Windows', 'quote-alone', '[a] = "Windows'],
  ['Trim(‹[mail›)', 'attribute-open', 'Trim([mail])'],
  ['‹[mail› = "x"', 'attribute-open', '[mail] = "x"'],
  ['Trim(‹[]›)', 'attribute-empty'],
  ['Trim(‹[ mail ]›)', 'attribute-blank', 'Trim([mail])'],
  ['[a] & ‹%Domain.FQDN›', 'parameter-open', '[a] & %Domain.FQDN%'],
  ['[a] & ‹%%›', 'parameter-empty'],
  ['Where(‹$›,[a],True)', 'variable-empty'],
  ['IsBitSet(‹&H›,4)', 'hex-digits'],
  ['"a" ‹&HF›', 'hex-after-value', '"a" & &HF'],
  ['Left(‹,›3)', 'argument-empty', 'Left(3)'],
  ['Left([a]‹,›,3)', 'argument-empty', 'Left([a],3)'],
  ['Left([a],3‹,›)', 'argument-empty', 'Left([a],3)'],
  ['Left([a]‹;›3)', 'comma-wrong', 'Left([a],3)'],
  ['[a] = ‹()›', 'brackets-empty'],
  ['([a]‹,› [b])', 'brackets-comma'],
  ['[a] ‹=›', 'operand-missing'],
  ['IIF([a] ‹&&›, 1, 2)', 'operand-missing'],
  ['[a] ‹&&› && [b]', 'operand-missing'],
  ['‹&&› [b]', 'operand-missing'],
  ['IIF(‹+› 3, 1, 2)', 'operand-missing'],
  ['[a] = ‹-›', 'operand-missing'],
  ['‹=›IIF([a],1,2)', 'equals-first', 'IIF([a],1,2)'],
  ['[a] ‹!=› 1', 'operator-unknown', '[a] <> 1'],
  ['[a] ‹==› 1', 'operator-unknown', '[a] = 1'],
  ['[a] ‹=>› 1', 'operator-unknown', '[a] >= 1'],
  ['[a] ‹≤› 1', 'operator-unknown', '[a] <= 1'],
  ['[a] ‹|› [b]', 'operator-unknown', '[a] || [b]'],
  ['[a] ‹OR› [b]', 'operator-unknown', '[a] || [b]'],
  ['[a] ‹and› [b]', 'operator-unknown', '[a] && [b]'],
  ['[a] ‹–› 1', 'operator-unknown', '[a] - 1'],
  ['‹!IsNull([a])›', 'not-unknown', '(IsNull([a]) = False)'],
  ['[a] && ‹!(1 = 2)›', 'not-unknown', '[a] && ((1 = 2) = False)'],
  ['‹Not› [a]', 'not-word'],
  ['2 * ‹-[a]›', 'minus-value', '2 * (0 - [a])'],
  ['DateAdd("d", ‹- 3›, Now())', 'minus-blank', 'DateAdd("d", -3, Now())'],
  ['IIF([a] = 1, ‹null›, 2)', 'constant-case', 'IIF([a] = 1, NULL, 2)'],
  ['[a] = ‹TRUE›', 'constant-case', '[a] = True'],
  ['Left([a] ‹[b]›)', 'operator-missing'],
  ['"a" ‹"b"›', 'operator-missing'],
  ['[a] ‹Mod› 2', 'operator-missing'],
  ['[a] ‹#› 2', 'character-unknown'],
  ['[a] ‹😀›', 'character-unknown'],
  ['[a] ‹]›', 'character-unknown'],
  ['[a] ‹// all computers›', 'comment', '[a] '],
  ['‹/* all */› [a]', 'comment', ' [a]'],
  ['[a]‹\u00a0›=\u00a01', 'blank-wide', '[a] = 1'],
  ['[a]‹\u200b› = 1\ufeff', 'invisible', '[a] = 1'],
  ['IsN‹\u200b›ull([a])', 'invisible', 'IsNull([a])'],
  ['"a‹\u200b›b"', 'invisible-in-string', '"ab"'],
  ['[a] = ‹&quot;›x&quot; &amp;&amp; 1 &lt; 2', 'xml-escaped', '[a] = "x" && 1 < 2'],
  ['[a] ‹&gt;› &#34;x&#x22;', 'xml-escaped', '[a] > "x"'],
]

const rows = mistakes.map(([marked, code, fixed]) => ({ marked, code, fixed }))

describe('a mistake in an expression', () => {
  it.each(rows)('in $marked is $code at its place', ({ marked, code, fixed }) => {
    const text = marked.replace(/[‹›]/g, '')
    const from = marked.indexOf('‹')
    const { problems } = parseExpression(text)
    expect(problems[0]).toMatchObject({ code, from, to: marked.indexOf('›') - 1 })
    const fix = problems[0]?.fix
    expect(fix === undefined ? undefined : text.slice(0, fix.from) + fix.insert + text.slice(fix.to)).toBe(fixed)
  })

  it.each(rows.filter(({ fixed }) => fixed !== undefined))(
    'in $marked is gone or further on once fixed',
    ({ marked, code, fixed = '' }) => {
      const before = parseExpression(marked.replace(/[‹›]/g, '')).problems.filter((problem) => problem.code === code)
      const after = parseExpression(fixed).problems.filter((problem) => problem.code === code)
      expect(after.length).toBeLessThan(before.length)
    },
  )

  it('is told in English and French, with nothing left to fill in', () => {
    for (const [marked] of mistakes) {
      for (const { message, fix } of parseExpression(marked.replace(/[‹›]/g, '')).problems) {
        for (const text of [message.en, message.fr, fix?.label.en, fix?.label.fr]) expect(text ?? '').not.toMatch(/\{\w+\}/)
        expect(message.fr).not.toBe(message.en)
        expect(message.fr).not.toMatch(/ [:;?!»](?=\s|$)|« /)
      }
    }
  })

  it('names the bracket that is never closed', () => {
    const { problems } = parseExpression('IIF([a] = 1,\n  Left([b], 2,\n  3)')
    expect(problems.map(({ message }) => message.en)).toEqual(['The bracket that IIF( opens at line 1, column 4 is never closed.'])
  })

  it('is told once, without what only follows from it', () => {
    expect(parseExpression('IIF([a], "x, Left([b], 2), 3)').problems.map(({ code }) => code)).toEqual(['string-open'])
    expect(parseExpression('IIF([a])), True, Left([b], 3))').problems).toHaveLength(1)
    expect(parseExpression('&quot;a &amp;&amp; ((').problems).toHaveLength(1)
  })

  it('does not hide the next one', () => {
    const { problems } = parseExpression('IIF([a] != “x” AND [b, null, 1)')
    expect(problems.map(({ code }) => code)).toEqual([
      'operator-unknown',
      'string-quotes',
      'operator-unknown',
      'attribute-open',
      'constant-case',
    ])
  })
})
