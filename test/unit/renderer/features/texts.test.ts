import { describe, expect, test } from 'vitest'
import { texts as collect } from '../../../../renderer/features/collect/texts.ts'
import { texts as evidence } from '../../../../renderer/features/evidence/texts.ts'
import { texts as guidance } from '../../../../renderer/features/guidance/texts.ts'
import { texts as joinFlow } from '../../../../renderer/features/join-flow/texts.ts'
import { texts as overview } from '../../../../renderer/features/overview/texts.ts'
import { texts as registry } from '../../../../renderer/features/registry/texts.ts'

const features = { collect, evidence, guidance, joinFlow, overview, registry }
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).toSorted()

describe.each(Object.entries(features))('texts of %s', (_, { en, fr }) => {
  const pairs = Object.entries(en).map(([key, text]) => [key, text, (fr as Readonly<Record<string, string>>)[key] ?? ''] as const)

  test('exist in both languages under the same keys', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted())
    expect(pairs.filter(([, english, french]) => english === '' || french === '')).toEqual([])
  })

  test('take the same values in both languages', () => {
    expect(pairs.filter(([, english, french]) => placeholders(english).join() !== placeholders(french).join())).toEqual([])
  })

  test('have a no-break space before French double punctuation, and the typographic apostrophe in both languages', () => {
    expect(pairs.filter(([, , french]) => /[^\u00a0\u202f][;?!»](?!\/)| :/.test(french)).map(([key]) => key)).toEqual([])
    expect(pairs.filter(([, english, french]) => `${english}${french}`.includes("'")).map(([key]) => key)).toEqual([])
  })
})
