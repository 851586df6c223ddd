import { readFileSync } from 'node:fs'
import { buildParserFile } from '@lezer/generator'
import { inProject } from './project.ts'

const inFolder = (name: string): string => inProject('shared/syncrules/expression', name)

/** The parser's files, as `npm run grammar` writes them: absolute path to text. */
export function generateGrammar(): ReadonlyMap<string, string> {
  const fileName = inFolder('expression.grammar')
  const output = buildParserFile(readFileSync(fileName, 'utf8'), { fileName, typeScript: true, exportName: 'expressionLanguageParser' })
  return new Map([
    [inFolder('expressionParser.generated.ts'), output.parser],
    [inFolder('expressionParser.generated.terms.ts'), output.terms],
  ])
}
