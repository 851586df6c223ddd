import { readFileSync } from 'node:fs'
import { classHighlighter, highlightTree } from '@lezer/highlight'
import { describe, expect, it } from 'vitest'
import { generateGrammar } from '../../../../../build/scripts/generateGrammar.ts'
import { expressionLanguageParser } from '../../../../../shared/syncrules/expression/expressionParser.generated.ts'

describe('the grammar of expressions', () => {
  it('has been compiled since its last change (else: npm run grammar)', () => {
    const files = generateGrammar()
    expect(files.size).toBe(2)
    for (const [path, text] of files) expect(readFileSync(path, 'utf8'), path).toBe(text)
  })

  it('says which part of the text a highlighter shows as what', () => {
    const text = 'IIF([mail] = "x" && 1 < &HF, True, %Domain.FQDN%)'
    const shown: string[] = []
    highlightTree(expressionLanguageParser.parse(text), classHighlighter, (from, to, style) =>
      shown.push(`${text.slice(from, to)} ${style}`),
    )
    expect(shown).toContain('[mail] tok-propertyName')
    expect(shown).toContain('"x" tok-string')
    expect(shown).toContain('&HF tok-number')
    expect(shown).toContain('True tok-atom')
    expect(shown).toContain('&& tok-operator')
    expect(shown).toContain('( tok-punctuation')
  })
})
