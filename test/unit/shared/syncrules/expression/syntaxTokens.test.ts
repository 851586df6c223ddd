import { describe, expect, it } from 'vitest'
import { expressionTokens } from '../../../../../shared/syncrules/expression/expressionTokens.ts'

const tokens = (text: string): readonly string[] => expressionTokens(text).map(({ kind, text: part }) => `${kind} ${part}`)

describe('the tokens of an expression', () => {
  it('have their kinds, blanks left out', () => {
    expect(tokens('IIF( [a] <>"x y",UTF8 , -1) & %P% || $c = True')).toEqual([
      'function IIF',
      'bracket (',
      'attribute [a]',
      'operator <>',
      'string "x y"',
      'comma ,',
      'enum UTF8',
      'comma ,',
      'operator -',
      'number 1',
      'bracket )',
      'operator &',
      'parameter %P%',
      'operator ||',
      'variable $c',
      'operator =',
      'constant True',
    ])
  })

  it('lose no sign of a text with mistakes', () => {
    for (const text of ['IIF([a])), True, "x', '[a] # [b] “x” {', ') foo 3 (2)', 'a b c', '&quot;x&quot;']) {
      expect(
        tokens(text)
          .map((token) => token.slice(token.indexOf(' ') + 1))
          .join(''),
      ).toBe(text.replaceAll(/ /g, ''))
    }
  })

  it('are none for a blank text', () => expect(tokens(' \n')).toEqual([]))
})
