import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { expressionTokens } from '../../../../../shared/syncrules/expression/expressionTokens.ts'
import { compactExpression, formatExpression } from '../../../../../shared/syncrules/expression/formatExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { unescapeXml } from '../../../../../shared/syncrules/expression/unescapeXml.ts'
import { corpusFiles, corpusPath, describeWithCorpus } from '../../../../corpus.ts'

/** Every expression of the rule files and of the Rules Editor's script, each once. */
function expressions(): readonly string[] {
  const found = corpusFiles('F').flatMap((name) => {
    const text = readFileSync(corpusPath(name), 'utf8')
    if (name.endsWith('.xml')) return [...text.matchAll(/<expression>([^<]*)<\/expression>/g)].map((match) => unescapeXml(match[1] ?? ''))
    return [...text.matchAll(/^-Expression '((?:[^']|'')*)'/gm)].map((match) => (match[1] ?? '').replaceAll("''", "'"))
  })
  return [...new Set(found)]
}

const tokens = (text: string): readonly string[] => expressionTokens(text).map(({ kind, text: part }) => `${kind} ${part}`)

describeWithCorpus('the expressions of corpus F', () => {
  const all = expressions()

  it('are many', () => expect(all.length).toBeGreaterThan(75))

  it.each(all.map((text) => [text]))('%s is read without a problem and prints back to the same tokens', (text) => {
    const parsed = parseExpression(text)
    expect(parsed.problems).toEqual([])
    for (const print of [formatExpression, compactExpression]) {
      const printed = print(parsed)
      expect(tokens(printed)).toEqual(tokens(text))
      expect(print(parseExpression(printed))).toBe(printed)
    }
  })
})
