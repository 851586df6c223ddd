import { describe, expect, it } from 'vitest'
import { expressionTokens } from '../../../../../shared/syncrules/expression/expressionTokens.ts'
import { compactExpression, formatExpression } from '../../../../../shared/syncrules/expression/formatExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { printTree } from './printTree.ts'
import { randomExpression, randomSource } from './randomExpression.ts'

const format = (text: string): string => formatExpression(parseExpression(text))
const compact = (text: string): string => compactExpression(parseExpression(text))
const tokens = (text: string): readonly string[] => expressionTokens(text).map(({ kind, text: part }) => `${kind} ${part}`)

describe('laying out an expression', () => {
  it('keeps what fits on one line', () => {
    expect(format('IIF( [a]=1,True ,NULL)')).toBe('IIF([a] = 1, True, NULL)')
    expect(format('Now( )')).toBe('Now()')
  })

  it('gives each argument, && and || a line where it is too long, and indents what is in brackets', () => {
    const long = 'InStr(UCase([operatingSystem]),"WINDOWS")>0'
    expect(format(`IIF(IsNullOrEmpty([userCertificate])||(${long}&&${long}&&[a]="b"),True,NULL)`).split('\n')).toEqual([
      'IIF(',
      '  IsNullOrEmpty([userCertificate])',
      '  ||',
      '  (',
      '    InStr(UCase([operatingSystem]), "WINDOWS") > 0',
      '    &&',
      '    InStr(UCase([operatingSystem]), "WINDOWS") > 0',
      '    &&',
      '    [a] = "b"',
      '  ),',
      '  True,',
      '  NULL',
      ')',
    ])
  })

  it('starts the lines of a long sum with the operator, and goes on behind a call with a comparison', () => {
    const name = `"${'x'.repeat(60)}"`
    expect(format(`${name}&${name}&[b]`).split('\n')).toEqual([name, `& ${name}`, '& [b]'])
    expect(format(`InStr(${name},${name})>0`).split('\n')).toEqual(['InStr(', `  ${name},`, `  ${name}`, ') > 0'])
  })

  it('writes the compact form with the blanks of shipped rules', () => {
    expect(compact('IIF(\n  [a]  =1 ,\n  True, "x:"&[b]\n)')).toBe('IIF([a] = 1,True,"x:" & [b])')
    expect(compact('"a" & &HF')).toBe('"a" & &HF')
    expect(compact('(( [a] ))-\n-1')).toBe('(([a])) - -1')
  })

  it('takes a blank out of a negative number, and special spaces', () => {
    expect(compact('F(- 3)')).toBe('F(-3)')
    expect(compact('[a]\u00a0=\u00a01')).toBe('[a] = 1')
  })

  it('leaves a string as it is, line breaks included', () => {
    expect(format('"a\n  b"&[c]')).toBe('"a\n  b" & [c]')
    expect(compact('"a\n  b"&[c]')).toBe('"a\n  b" & [c]')
  })

  it.each(['IIF([a], ', '[a] != 1', '“x”', 'F(,)', '', '  '])('leaves %j unchanged', (text) => {
    expect(format(text)).toBe(text)
    expect(compact(text)).toBe(text)
  })

  it('keeps tree and tokens of any expression, and changes nothing the second time', () => {
    const random = randomSource(7)
    for (let round = 0; round < 500; round++) {
      const { text, tree } = randomExpression(random)
      const parsed = parseExpression(text)
      expect(parsed.problems, text).toEqual([])
      expect(printTree(parsed.root), text).toBe(tree)
      for (const print of [format, compact]) {
        const printed = print(text)
        expect(tokens(printed)).toEqual(tokens(text))
        expect(printTree(parseExpression(printed).root)).toBe(tree)
        expect(print(printed)).toBe(printed)
      }
    }
  })
})
