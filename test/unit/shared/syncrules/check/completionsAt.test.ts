import { describe, expect, it } from 'vitest'
import type { SchemaAttribute } from '../../../../../shared/facts/syncRule.ts'
import { type Completions, completionsAt } from '../../../../../shared/syncrules/expression/completionsAt.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'

const schema: readonly SchemaAttribute[] = [
  { name: 'cn', type: 'str', multi: false },
  { name: 'userCertificate', type: 'bin', multi: true },
]

/** Completions where the text has a `|`. */
function at(marked: string): Completions | undefined {
  const offset = marked.indexOf('|')
  return completionsAt(parseExpression(marked.replace('|', '')), offset, { schema })
}

const labels = (marked: string): readonly string[] => at(marked)?.options.map(({ label }) => label) ?? []

/** The text after taking a completion. */
function taking(marked: string, label: string): string {
  const text = marked.replace('|', '')
  const found = at(marked)
  const option = found?.options.find((candidate) => candidate.label === label)
  if (found === undefined || option === undefined) return `no ${label}`
  const { from, to } = found
  const before = text.slice(0, from) + option.insert.slice(0, option.cursor)
  return `${before}|${option.insert.slice(option.cursor)}${text.slice(to)}`
}

describe('completion', () => {
  it('offers functions, constants, attributes and parameters where a value is due', () => {
    for (const marked of ['|', 'Left(|', 'Left([cn],|', '[cn] = |', '[cn] & Le|', 'IIF(True, |, 1)']) {
      expect(labels(marked), marked).toEqual(expect.arrayContaining(['IIF', 'NULL', '[cn]', '%Forest.FQDN%']))
    }
  })

  it('offers nothing behind a value, in a number, or in a text that can be anything', () => {
    for (const marked of ['[cn] |', 'Left([cn],12|)', '"ab|c"', '"abc"|', '[cn]|', 'Now() |']) expect(at(marked), marked).toBeUndefined()
  })

  it.each([
    ['Le|', 'Left', 'Left(|)'],
    ['No|', 'Now', 'Now()|'],
    ['Le|([cn],2)', 'Left', 'Left|([cn],2)'],
    ['[us|', '[userCertificate]', '[userCertificate]|'],
    ['Left([c|n],2)', '[cn]', 'Left([cn]|,2)'],
    ['%For| & "a"', '%Forest.FQDN%', '%Forest.FQDN%| & "a"'],
    ['ConvertFromBase64("a",U|)', 'UTF8', 'ConvertFromBase64("a",UTF8|)'],
    ['DateAdd("|",1,Now())', 'yyyy', 'DateAdd("yyyy|",1,Now())'],
    ['ImportedValue("u|")', 'userCertificate', 'ImportedValue("userCertificate|")'],
    ['Where(|)', '$item', 'Where($item|)'],
    ['With($certs,[userCertificate],Count($|', '$certs', 'With($certs,[userCertificate],Count($certs|'],
  ])('in %s takes %s: %s', (marked, label, result) => {
    expect(taking(marked, label)).toBe(result)
  })

  it('offers only the names that a function takes where it asks for one', () => {
    expect(labels('ConvertFromBase64("a",|)')).toEqual(['Unicode', 'ASCII', 'UTF8'])
    expect(labels('InStr("a","b",1,|)')).toEqual(['vbTextCompare', 'vbBinaryCompare'])
    expect(labels('DNComponentRev(CRef([dn]),1,"|")')).toEqual(['DC'])
  })

  it('offers variables only where they hold, the innermost first', () => {
    expect(labels('With($a,1,Where($b,[userCertificate],$|))')).toEqual(['$b', '$a'])
    expect(labels('With($a,$|')).toEqual([])
    expect(labels('With($a,1,2) & |')).not.toContain('$a')
  })

  it('tells the signature of a function and the type of an attribute', () => {
    const options = at('|')?.options ?? []
    expect(options.find(({ label }) => label === 'Left')?.detail).toBe('str Left(str string, num NumChars)')
    expect(options.find(({ label }) => label === '[userCertificate]')?.help?.en).toBe('An attribute: several values of bytes.')
  })

  it('comes at every offset of broken texts without failing', () => {
    for (const text of ['IIF([cn = , "a', 'Where($x,,', '((%Fo', 'Left("a', '&& ||', '[', '%', '$', '"']) {
      for (let offset = 0; offset <= text.length; offset += 1) {
        const found = completionsAt(parseExpression(text), offset)
        if (found !== undefined) expect(found.from <= found.to && found.to <= text.length, `${text} ${offset}`).toBe(true)
      }
    }
  })
})
