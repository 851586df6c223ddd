import { describe, expect, test } from 'vitest'
import { fitsWords, mayBeCode, readPaletteText } from '../../../../../renderer/features/palette/paletteText.ts'

describe('what is typed into the palette', () => {
  test.each([
    ['>theme', { only: 'commands', words: 'theme' }],
    ['> theme ', { only: 'commands', words: 'theme' }],
    ['  @SRV', { only: 'devices', words: 'SRV' }],
    ['0x29', { only: undefined, words: '0x29' }],
    ['a > b', { only: undefined, words: 'a > b' }],
    ['', { only: undefined, words: '' }],
  ])('%j is read as %j', (text, expected) => {
    expect(readPaletteText(text)).toEqual(expected)
  })

  test('finds names without case, accents or order of words', () => {
    expect(fitsWords('Aperçu', 'APERCU')).toBe(true)
    expect(fitsWords('Fermer le dossier', 'dossier fermer')).toBe(true)
    expect(fitsWords('Overview', 'overviews')).toBe(false)
  })

  test('finds everything while nothing is typed', () => {
    expect(fitsWords('Overview', '')).toBe(true)
  })

  test('takes a text with a figure for a code', () => {
    expect(['41', '801c0021', 'AADSTS50034', '-2145648607'].every(mayBeCode)).toBe(true)
    expect(['', 'Import', '>'].some(mayBeCode)).toBe(false)
  })
})
