import { describe, expect, it } from 'vitest'
import { type DiffPart, diffTokens, diffWords } from '../../../../../shared/syncrules/diff/diffTokens.ts'

const marks = { same: '', removed: '-', added: '+' }
const shown = (parts: readonly DiffPart[]): readonly string[] => parts.map(({ kind, text }) => marks[kind] + text)
const textOf = (parts: readonly DiffPart[], without: DiffPart['kind']): string =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

describe('the difference of two expressions', () => {
  it('is told token by token', () => {
    expect(shown(diffTokens('IIF([a] = 1, True, NULL)', 'IIF([a] = 2, True, False)'))).toEqual([
      'IIF([a] =',
      '- 1',
      '+ 2',
      ', True,',
      '- NULL',
      '+ False',
      ')',
    ])
  })

  it('is none where only blanks differ, and shows those of the text after', () => {
    expect(diffTokens('IIF( [a]=1,True,NULL)', 'IIF(\n  [a] = 1,\n  True,\n  NULL\n)')).toEqual([
      { kind: 'same', text: 'IIF(\n  [a] = 1,\n  True,\n  NULL\n)' },
    ])
  })

  it('takes an attribute or a text as one', () => {
    expect(shown(diffTokens('[displayName]', '[displayNameOld]'))).toEqual(['-[displayName]', '+[displayNameOld]'])
    expect(shown(diffTokens('"a b"', '"a c"'))).toEqual(['-"a b"', '+"a c"'])
  })

  it('gives the text after again when what went is left out', () => {
    const before = 'IIF(IsNullOrEmpty([userCertificate]), True, NULL)'
    const after = ' IIF(IsNullOrEmpty([userCertificate]) || [a] <> "6.3",\n True, NULL) '
    expect(textOf(diffTokens(before, after), 'removed')).toBe(after)
  })

  it('is whole for empty and broken texts', () => {
    expect(diffTokens('', '')).toEqual([])
    expect(shown(diffTokens('', '[a]'))).toEqual(['+[a]'])
    expect(shown(diffTokens('[a]', ''))).toEqual(['-[a]'])
    expect(shown(diffTokens('IIF([a] # 1', 'IIF([a] # 2'))).toEqual(['IIF([a] #', '- 1', '+ 2'])
  })
})

describe('the difference of two plain texts', () => {
  it('is told word by word', () => {
    expect(shown(diffWords('Règle pour 2016.', 'Nouvelle règle pour 2012 R2.'))).toEqual([
      '-Règle',
      '+Nouvelle règle',
      ' pour',
      '- 2016',
      '+ 2012 R2',
      '.',
    ])
  })
})
