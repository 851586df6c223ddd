import { parse } from 'parse5'
import { expect, test } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { type ChangeDocument, exportChangeDocument } from '../../../../../shared/syncrules/export/changeDocument.ts'
import { documentedChange } from '../../../../../shared/syncrules/guide/documentedChange.ts'

const original: SyncRule = {
  name: 'In from AD - Computer Join',
  description: '',
  precedence: 143,
  disabled: false,
  mappings: [
    {
      target: 'cloudFiltered',
      flow: 'Expression',
      source: [],
      expression: 'IIF(IsNullOrEmpty([userCertificate]),True,NULL)',
      merge: 'Update',
    },
  ],
  scope: [],
  join: [],
}
const clone: SyncRule = {
  ...original,
  name: 'Computer Join, 2012 R2',
  precedence: 200,
  mappings: [
    {
      target: 'cloudFiltered',
      flow: 'Expression',
      source: [],
      expression: 'IIF(IsNullOrEmpty([userCertificate]),True,IgnoreThisFlow)',
      merge: 'Update',
    },
  ],
  scope: [[{ attribute: 'cn', operator: 'ISNOTNULL', value: '' }]],
}
const document: ChangeDocument = {
  clone,
  original,
  connectorName: 'corp.contoso.com',
  impact: {
    attribute: 'cloudFiltered',
    computers: 1284,
    counts: { toSynced: 42, toFiltered: 0, changed: 0, unchanged: 1239, error: 3 },
    families: [{ label: { en: 'Windows 8.1', fr: 'Windows 8.1' }, computers: 12, toSynced: 9, toFiltered: 0 }],
  },
  appVersion: '0.1.0',
  date: '2026-11-23',
}

/** Names of all elements of a page, and the text of those that people read. */
function contentOf(html: string): { readonly names: ReadonlySet<string>; readonly text: string } {
  const names = new Set<string>()
  const texts: string[] = []
  const visit = (node: object): void => {
    if ('tagName' in node) names.add(String(node.tagName))
    if ('nodeName' in node && node.nodeName === '#text' && 'value' in node) texts.push(String(node.value))
    if ('childNodes' in node) for (const child of node.childNodes as object[]) visit(child)
  }
  visit(parse(html))
  return { names, text: texts.join('') }
}

test('before and after stand token by token, with counts, steps and the way back', () => {
  const html = exportChangeDocument(document, 'en')
  expect(html).toContain('<del>NULL</del>')
  expect(html).toContain('<ins>IgnoreThisFlow</ins>')
  const { text } = contentOf(html)
  for (const part of [
    'corp.contoso.com',
    '143',
    '200',
    '42 filtered before, synced after',
    '3 could not be evaluated',
    'Scoping filter',
    '-WhatIf',
    'undo script',
  ])
    expect(text).toContain(part)
})

test('the French page is French, and says so', () => {
  const html = exportChangeDocument(document, 'fr')
  expect(html).toContain('<html lang="fr">')
  expect(contentOf(html).text).toContain('Retour arrière')
})

test('fields are named in the reader’s language, and a setting beside the same expression is told', () => {
  const settings = clone.mappings.map((mapping) => ({ ...mapping, merge: 'Merge', once: true }))
  const before = { ...original, linkType: 'Provision', mappings: clone.mappings.map((mapping) => ({ ...mapping, once: false })) }
  const changed = { ...clone, linkType: 'Join', disabled: true, mappings: settings }
  const { text } = contentOf(exportChangeDocument({ ...document, original: before, clone: changed }, 'fr'))
  for (const part of ['Type de lien', 'Désactivéenonoui', 'Merge | appliquer une fois']) expect(text).toContain(part)
  expect(text).not.toMatch(/linkType|disabled/)
})

test('expressions that differ in blanks alone are no difference', () => {
  const spaced = {
    ...original,
    mappings: original.mappings.map((one) => ({ ...one, expression: one.expression?.replaceAll(',', ' , ') ?? '' })),
  }
  expect(contentOf(exportChangeDocument({ ...document, clone: spaced }, 'en')).text).toContain('do not differ')
})

test('no text becomes an element, and nothing may be loaded or run', () => {
  const evil = '</pre><script>alert(1)</script><img src=x onerror=alert(1)>"\'&\u0000'
  const hostile: SyncRule = {
    ...clone,
    name: evil,
    description: evil,
    mappings: [{ target: evil, flow: 'Expression', source: [evil], expression: evil, merge: evil }],
  }
  const html = exportChangeDocument({ ...document, clone: hostile, connectorName: evil, date: evil, appVersion: evil }, 'en')
  const { names, text } = contentOf(html)
  expect([...names].filter((name) => ['script', 'img', 'a', 'link', 'iframe'].includes(name))).toEqual([])
  expect(text).toContain('<img src=x onerror=alert(1)>')
  expect(html).toContain("default-src 'none'")
})

test('the page’s own change says why it is made, what else it does, and where that is from; of another change nothing is claimed', () => {
  const joined = {
    ...original,
    sourceObjectType: 'computer',
    targetObjectType: 'device',
    immutableTag: 'Microsoft.InfromADComputerJoin.006',
  }
  const own = contentOf(exportChangeDocument({ ...document, original: joined, clone: documentedChange(joined, [joined], 'en') }, 'en')).text
  for (const part of ['Why', 'lets version 6.3 pass', 'Windows 8.1 is version 6.3 as well', 'String-FromGuid']) expect(own).toContain(part)
  const other = contentOf(exportChangeDocument({ ...document, original: joined }, 'en')).text
  expect(other).not.toContain('What else changes')
  expect(other).not.toContain('Where this is from')
})

test('without original, side effects and counts those parts are left out', () => {
  const { original: _original, impact: _impact, ...rest } = document
  const { text } = contentOf(exportChangeDocument(rest, 'en'))
  expect(text).toContain('a rule is added')
  expect(text).not.toContain('What differs')
  expect(text).not.toContain('What else changes')
})

test('the same change on the same day gives the same bytes', () => {
  expect(exportChangeDocument(document, 'en')).toBe(exportChangeDocument(structuredClone(document), 'en'))
})
