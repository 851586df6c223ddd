import { expect, test } from 'vitest'
import { logEntryWords } from '../../../../shared/facts/caseLogWords.ts'

test('tells one file of an import as one, and more of them as more', () => {
  const said = (files: number) => logEntryWords({ action: 'imported', detail: { path: 'a.zip', files } })
  expect(said(1)).toEqual({ en: 'Imported a.zip: 1 file', fr: 'Importé a.zip\u00a0: 1 fichier' })
  expect(said(7)).toEqual({ en: 'Imported a.zip: 7 files', fr: 'Importé a.zip\u00a0: 7 fichiers' })
})

test('says of what was undone what it was', () => {
  const entry = { action: 'undone', detail: { edit: 'evidenceMoved', files: 1, device: 'SRV-01' } } as const
  expect(logEntryWords(entry).en).toBe('Undone: 1 piece of evidence moved to SRV-01')
})
