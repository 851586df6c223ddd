import { globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appTexts } from '../../../../renderer/app/appTexts.ts'
import { texts as caseTexts } from '../../../../renderer/features/case/texts.ts'
import { texts as collect } from '../../../../renderer/features/collect/texts.ts'
import { texts as compare } from '../../../../renderer/features/compare/texts.ts'
import { texts as devices } from '../../../../renderer/features/devices/texts.ts'
import { texts as events } from '../../../../renderer/features/events/texts.ts'
import { texts as evidence } from '../../../../renderer/features/evidence/texts.ts'
import { texts as guidance } from '../../../../renderer/features/guidance/texts.ts'
import { texts as importing } from '../../../../renderer/features/import/texts.ts'
import { texts as joinFlow } from '../../../../renderer/features/join-flow/texts.ts'
import { texts as merge } from '../../../../renderer/features/merge/texts.ts'
import { texts as overview } from '../../../../renderer/features/overview/texts.ts'
import { texts as palette } from '../../../../renderer/features/palette/texts.ts'
import { texts as registry } from '../../../../renderer/features/registry/texts.ts'
import { texts as safety } from '../../../../renderer/features/safety/texts.ts'
import { texts as settings } from '../../../../renderer/features/settings/texts.ts'
import { texts as share } from '../../../../renderer/features/share/texts.ts'
import { texts as start } from '../../../../renderer/features/start/texts.ts'
import { texts as syncRules } from '../../../../renderer/features/sync-rules/texts.ts'

type Table = Readonly<Record<string, string>>

const tables: Readonly<Record<string, { readonly en: Table; readonly fr: Table }>> = {
  app: appTexts,
  case: caseTexts,
  collect,
  compare,
  merge,
  safety,
  share,
  devices,
  events,
  evidence,
  guidance,
  import: importing,
  'join-flow': joinFlow,
  overview,
  palette,
  registry,
  settings,
  start,
  'sync-rules': syncRules,
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).toSorted()

describe.each(Object.entries(tables))('texts of %s', (_, { en, fr }) => {
  const pairs = Object.entries(en).map(([key, english]) => [key, english, fr[key] ?? ''] as const)

  test('exist in both languages and take the same values', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted())
    expect(pairs.filter(([, english, french]) => english === '' || french === '')).toEqual([])
    expect(pairs.filter(([, english, french]) => placeholders(english).join() !== placeholders(french).join())).toEqual([])
  })

  test('that count have a form for one and a form for others', () => {
    const stems = Object.keys(en).flatMap((key) => /^(.+)_(?:one|other)$/.exec(key)?.[1] ?? [])
    expect(stems.filter((stem) => en[`${stem}_one`] === undefined || en[`${stem}_other`] === undefined)).toEqual([])
  })

  test('are set as French wants: no-break spaces before : ; ? ! and », after «, curly apostrophes', () => {
    const bad = /[^\u00a0\u202f][;?!»]|[^\u00a0\u202f\d]:(?![\\/])| :|«[^\u00a0\u202f]|'/
    expect(pairs.filter(([, , french]) => bad.test(french.replaceAll(/\{\{\w+\}\}/g, 'x'))).map(([key]) => key)).toEqual([])
  })

  test('have curly apostrophes in English too', () => {
    expect(pairs.filter(([, english]) => english.includes("'")).map(([key]) => key)).toEqual([])
  })
})

const root = resolve(import.meta.dirname, '../../../..')

/** The features whose texts a part of a source may ask for: that of the last `useText`, or of its folder where `t` was handed in. */
function featuresAt(file: string, source: string, at: number): readonly string[] {
  const asked = [...source.slice(0, at).matchAll(/\bt\b[^=]*\} = useText\((?:'([^']*)')?\)/g)].at(-1)
  if (asked !== undefined) return [asked[1] ?? 'app']
  const folder = /features\/([^/]+)/.exec(dirname(file))?.[1]
  return folder === undefined ? ['app'] : [folder, 'app']
}

/** Keys in the first argument of every `t(…)`: literals, both ends of a choice, and the fixed start of templates (ending in `*`). */
function keysIn(source: string): readonly { readonly key: string; readonly at: number }[] {
  return [...source.matchAll(/(?<![\w.])t\(\s*([^()]*?)[,)]/g)].flatMap((call) => {
    const argument = call[1] ?? ''
    const literals = [...argument.matchAll(/(?:^|[?:]\s*)'([^']+)'/g)].map((match) => match[1] ?? '')
    const template = /^`([^$`]+)\$\{/.exec(argument)?.[1]
    return [...literals, ...(template === undefined ? [] : [`${template}*`])].map((key) => ({ key, at: call.index }))
  })
}

function isKnown(table: Table, key: string): boolean {
  if (key.endsWith('*')) return Object.keys(table).some((known) => known.startsWith(key.slice(0, -1)))
  return table[key] !== undefined || table[`${key}_other`] !== undefined
}

test('every text that a view asks for by its key exists', () => {
  const files = globSync('renderer/**/*.{ts,tsx}', { cwd: root })
  let asked = 0
  const missing = files.flatMap((file) => {
    const source = readFileSync(resolve(root, file), 'utf8')
    const keys = keysIn(source)
    asked += keys.length
    return keys
      .filter(({ key, at }) => !featuresAt(file, source, at).some((feature) => isKnown(tables[feature]?.en ?? {}, key)))
      .map(({ key }) => `${file}: ${key}`)
  })
  expect(missing).toEqual([])
  expect(asked).toBeGreaterThan(200)
})
