import { describe, expect, test } from 'vitest'
import {
  type ChangeToExport,
  exportChange,
  exportFormats,
  whyNot,
} from '../../../../../renderer/features/sync-rules/export/changeExports.ts'
import { lineAndColumn, readableText, storedText } from '../../../../../renderer/features/sync-rules/expression/expressionText.ts'
import { aRule } from './rules.ts'

const change: ChangeToExport = {
  rule: aRule({ name: 'In from AD - Ordinateurs é/2012', precedence: 200 }),
  original: aRule({ immutableTag: 'Microsoft.InfromADComputerJoin.002' }),
  connectorName: 'corp.example',
  isDraft: true,
  appVersion: '1.0',
  date: '23 Nov 2026',
}

describe('the export of a change', () => {
  test('gives a file for each format, with a name that any file system takes', () => {
    const made = exportFormats.map((format) => exportChange(format, change, 'en'))
    expect(made.map(({ kind }) => kind)).toEqual(['script', 'script', 'script', 'document'])
    expect(made.every(({ text, name }) => text.length > 100 && /^[\p{L}\p{N}.-]+$/u.test(name))).toBe(true)
    expect(made[1]?.text).toContain('corp.example')
  })

  test('asks whoever runs a script for a connector whose name is not known', () => {
    const script = exportChange('change', { ...change, connectorName: undefined }, 'en')
    expect(script.text).toContain('[Parameter(Mandatory = $true)][string]$ConnectorName')
  })

  test('puts what an evaluation counted into the document', () => {
    const counts = { toSynced: 42, toFiltered: 0, changed: 0, unchanged: 7, error: 0 }
    const impact = { attribute: 'cloudFiltered', computers: 49, counts, families: [] }
    expect(exportChange('document', { ...change, impact }, 'en').text).toContain('42 filtered before, synced after')
    expect(exportChange('document', change, 'en').text).not.toContain('filtered before')
  })

  test('makes scripts and documents of drafts only: a rule as it was read is no change', () => {
    expect(whyNot('editor', { ...change, isDraft: false })).toBeUndefined()
    expect(whyNot('undo', { ...change, isDraft: false })).toBe('needsDraft')
    expect(whyNot('document', change)).toBeUndefined()
  })
})

describe('the text of an expression', () => {
  const long = 'IIF(IsNullOrEmpty([userCertificate]) || IsNullOrEmpty([operatingSystem]) || IsNullOrEmpty([cn]),True,NULL)'

  test('is set in lines where a server stored it on a long one, and comes back as it was stored', () => {
    expect(readableText(long)).toContain('\n')
    expect(storedText(readableText(long))).toBe(long)
    expect(readableText('True')).toBe('True')
  })

  test('stays as it is where it has errors', () => {
    expect(readableText(`${long}(`)).toBe(`${long}(`)
    expect(storedText('IIF(\n')).toBe('IIF(\n')
  })

  test('has lines and columns from 1', () => {
    expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 })
    expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
  })
})
