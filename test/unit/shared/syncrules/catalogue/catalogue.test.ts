import { describe, expect, it } from 'vitest'
import type { Localized } from '../../../../../shared/facts/localized.ts'
import { functionDataSchema } from '../../../../../shared/syncrules/catalogue/functionSchema.ts'
import {
  categoryTitles,
  functionCatalogue,
  functionNamed,
  functionNamedAnyCase,
} from '../../../../../shared/syncrules/catalogue/functions.ts'
import { languageEntry, languageHelp } from '../../../../../shared/syncrules/catalogue/languageHelp.ts'
import { catalogueSources } from '../../../../../shared/syncrules/catalogue/sources.ts'

/** Every sentence of the catalogue, with the name it belongs to. */
const sentences: readonly { readonly name: string; readonly text: Localized }[] = [
  ...functionCatalogue.flatMap(({ name, help, notes }) => [help, ...notes].map((text) => ({ name, text }))),
  ...languageHelp.flatMap(({ name, help, notes }) => [help, ...notes].map((text) => ({ name, text }))),
]

/** Without what stands in backticks, which is code and the same in both languages. */
const prose = (text: string): string => text.replaceAll(/`[^`]*`/g, '')

describe('the catalogue of functions', () => {
  it('has the 85 functions of the reference and the 5 that shipped rules and the replacement rule use beside', () => {
    expect(functionCatalogue).toHaveLength(90)
    expect(functionCatalogue.filter(({ documented }) => documented)).toHaveLength(85)
    expect(functionCatalogue.filter(({ documented }) => !documented).map(({ name }) => name)).toEqual([
      'RegexIsMatch',
      'ImportedValue',
      'CBin',
      'Thumbprint',
      'ValueCount',
    ])
    expect(new Set(functionCatalogue.map(({ name }) => name.toLowerCase())).size).toBe(90)
  })

  it('finds a function by its exact name, and whatever its case for a suggestion', () => {
    expect(functionNamed('IIF')?.category).toBe('flow')
    expect(functionNamed('iif')).toBeUndefined()
    expect(functionNamedAnyCase('iif')?.name).toBe('IIF')
  })

  it('keeps documented signatures apart from those concluded from shipped rules', () => {
    for (const { name, documented, signatures } of functionCatalogue) {
      expect(
        signatures.every(({ inferred }) => inferred === true),
        name,
      ).toBe(!documented)
      expect(signatures.findIndex(({ inferred }) => inferred === true) === 0, name).toBe(!documented)
    }
    expect(functionNamed('ConvertToBase64')?.signatures.map(({ parameters, inferred }) => [parameters[0]?.type, inferred])).toEqual([
      ['str', undefined],
      ['bin', true],
    ])
  })

  it('prints the functions whose page shows the signature of another with their own', () => {
    expect(functionNamed('IsCert')?.signatures).toEqual([{ parameters: [{ name: 'certificateRawData', type: 'bin' }], returns: 'bool' }])
    expect(functionNamed('CertPublicKeyOid')?.signatures[0]?.returns).toBe('str')
  })

  it('says in the help of operators that the documents contradict their binding', () => {
    for (const name of ['=', '&&', '||', '&', '>', '*']) {
      expect(languageEntry('operator', name)?.notes.some(({ en }) => en.includes('from left to right'))).toBe(true)
    }
    expect(languageEntry('constant', 'null')).toBeUndefined()
  })

  it('titles every group and links every source that it names', () => {
    expect(functionCatalogue.filter(({ category }) => categoryTitles[category] === undefined)).toEqual([])
    const used = new Set([...functionCatalogue, ...languageHelp].flatMap(({ sources }) => sources))
    expect([...used].sort()).toEqual(Object.keys(catalogueSources).sort())
  })

  it('refuses an entry of another shape', () => {
    expect(functionDataSchema.safeParse([{ ...functionCatalogue[0], sources: ['nowhere'] }]).success).toBe(false)
    expect(functionDataSchema.safeParse([{ ...functionCatalogue[0], signatures: [] }]).success).toBe(false)
  })
})

describe('texts of the catalogue', () => {
  it('are sentences in both languages', () => {
    for (const { name, text } of sentences) {
      expect(text.en, name).toMatch(/^[\p{Lu}\p{N}`].*[.]$|^y, d and w/u)
      expect(text.fr, name).toMatch(/^[\p{Lu}\p{N}`].*[.]$|^y, d et w/u)
    }
  })

  it('have French typography: curly apostrophes, and a no-break space before high signs', () => {
    for (const { name, text } of sentences) {
      expect(prose(text.fr), name).not.toMatch(/'| [:;?!]|[^\u00a0][;?!]|\p{L}:/u)
    }
  })

  it('have the same code in both languages', () => {
    const codeOf = (text: string): readonly string[] => [...text.matchAll(/`[^`]*`/g)].map(([code]) => code.replace('cible', 'target'))
    for (const { name, text } of sentences) expect(codeOf(text.fr).toSorted(), name).toEqual(codeOf(text.en).toSorted())
  })
})
