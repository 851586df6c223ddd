import { describe, expect, it } from 'vitest'
import { functionCatalogue } from '../../../../../shared/syncrules/catalogue/functions.ts'
import { type ExpressionHelp, helpAt } from '../../../../../shared/syncrules/expression/helpAt.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'

/** Help where the text has a `|`. */
function help(marked: string): ExpressionHelp | undefined {
  const offset = marked.indexOf('|')
  return helpAt(parseExpression(marked.replace('|', '')), offset)
}

describe('help at a place', () => {
  it('shows a function with its signatures, what is inferred of them, and where it is documented', () => {
    const found = help('Cou|nt([userCertificate])')
    expect(found).toMatchObject({ kind: 'function', title: 'Count', from: 0, to: 5 })
    expect(found?.signatures).toEqual([
      { text: 'num Count(mvstr attribute)', inferred: false },
      { text: 'num Count(mvattr attribute)', inferred: true },
    ])
    expect(found?.sources.some(({ url }) => url?.includes('functions-reference'))).toBe(true)
  })

  it('prints optional and repeated parameters as such', () => {
    expect(help('In|Str("a","b")')?.signatures[0]?.text).toBe('num InStr(str stringcheck, str stringmatch[, num start[, enum compare]])')
    expect(help('Swi|tch(True,1)')?.signatures[0]?.text).toBe('var Switch(exp expr, var value, …)')
  })

  it.each([
    ['Left([c|n],2)', 'attribute', '[cn]'],
    ['1 |= 2', 'operator', '='],
    ['IsPresent([cn]) &|& True', 'operator', '&&'],
    ['IIF(True,NU|LL,1)', 'constant', 'NULL'],
    ['%Forest|.FQDN%', 'parameter', '%Forest.FQDN%'],
    ['ConvertFromBase64("x",UT|F8)', 'enum', 'UTF8'],
    ['Where($c,[userCertificate],IsCert($|c))', 'variable', '$c'],
  ])('tells of %s what it is', (marked, kind, title) => {
    expect(help(marked)).toMatchObject({ kind, title })
  })

  it('says what a variable stands for, and how many values an attribute has', () => {
    expect(help('Where($c,[userCertificate],IsCert($|c))')?.help?.en).toBe('Stands for one value of `[userCertificate]` after the other.')
    expect(help('With($n,Len([cn]),$|n)')?.help?.en).toBe('Stands for the value of `Len([cn])`.')
    expect(help('[userCert|ificate]')?.help?.fr).toBe('Un attribut\u00a0: plusieurs valeurs d’octets.')
  })

  it('has nothing on texts, unknown names and empty places', () => {
    for (const marked of ['"a|b"', 'Foo|o(1)', '|', '[nonsen|se]', '$|x', 'Left([cn]   ,|   2)'])
      expect(help(marked), marked).toBeUndefined()
  })

  it('has help on every function', () => {
    for (const { name } of functionCatalogue) expect(help(`|${name}()`)?.title, name).toBe(name)
  })
})
