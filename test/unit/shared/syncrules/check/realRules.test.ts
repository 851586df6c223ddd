import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { metaverseAttributeNamed } from '../../../../../shared/syncrules/catalogue/metaverse.ts'
import { checkExpression } from '../../../../../shared/syncrules/expression/checkExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { corpusFiles, corpusPath, describeWithCorpus } from '../../../../corpus.ts'

interface RealExpression {
  readonly file: string
  readonly inbound: boolean
  readonly target: string
  readonly text: string
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')

function realExpressions(): readonly RealExpression[] {
  return corpusFiles('F/contoso-pilot/SynchronizationRules').flatMap((file) => {
    const rule = readFileSync(corpusPath(file), 'utf8')
    const inbound = rule.includes('<direction>Inbound</direction>')
    return Array.from(
      rule.matchAll(/<mapping>\s*<dest>([^<]*)<\/dest>(?:(?!<\/mapping>).)*?<expression>([^<]*)</gs),
      ([, target = '', text = '']) => ({
        file,
        inbound,
        target,
        text: unescaped(text),
      }),
    )
  })
}

describeWithCorpus('the expressions that a server came with', () => {
  const expressions = realExpressions()

  it('are all found', () => {
    expect(expressions).toHaveLength(168)
  })

  it('have no error, and no warning but of one attribute of Entra ID', () => {
    const found = expressions.flatMap(({ file, inbound, target, text }) => {
      const attribute = inbound ? metaverseAttributeNamed(target) : undefined
      const { problems } = checkExpression(parseExpression(text), attribute === undefined ? {} : { target: attribute })
      return problems
        .filter(({ severity }) => severity !== 'info')
        .map(({ code, severity, from, to }) => ({ file, said: `${severity} ${code} ${text.slice(from, to)}` }))
    })
    // The connector to Entra ID has attributes of its own, which no table here lists.
    expect(found.filter(({ said }) => said !== 'warning attribute-unknown [searchableDeviceKey]')).toEqual([])
  })
})
