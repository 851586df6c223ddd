import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LogLevel } from '../../../../electron/main/logFile.ts'
import { defaultSettings, openSettingsFile } from '../../../../electron/main/settingsFile.ts'
import { temporaryFolder } from './temporaryFolder.ts'

function settingsIn(folder: string) {
  const lines: [LogLevel, string][] = []
  const path = join(folder, 'settings.json')
  return { path, lines, open: () => openSettingsFile(path, (level, text) => lines.push([level, text])) }
}

describe('settings', () => {
  test('are the defaults on the first start, without a word in the log', () => {
    const { open, lines } = settingsIn(temporaryFolder())
    expect(open().current()).toEqual(defaultSettings)
    expect(lines).toEqual([])
  })

  test('are the same after a restart', () => {
    const { open } = settingsIn(temporaryFolder())
    open().save({ theme: 'dark', language: 'fr' })
    expect(open().current()).toEqual({ ...defaultSettings, theme: 'dark', language: 'fr' })
  })

  test('keep the panes that a change does not name', () => {
    const { open } = settingsIn(temporaryFolder())
    const settings = open()
    settings.save({ panes: { tree: 266 } })
    settings.save({ panes: { details: 380 } })
    expect(open().current().panes).toEqual({ tree: 266, details: 380 })
  })

  test.each([
    ['cut off', '{"theme": "da'],
    ['of another shape', '{"theme": "purple"}'],
    ['empty', ''],
    ['not text', '\u0000\u0001\u0002'],
  ])('fall back to the defaults where the file is %s, and the file is kept aside', (_damage, text) => {
    const { path, open, lines } = settingsIn(temporaryFolder())
    writeFileSync(path, text)
    expect(open().current()).toEqual(defaultSettings)
    expect(readFileSync(`${path}.broken`, 'utf8')).toBe(text)
    expect(existsSync(path)).toBe(false)
    expect(lines[0]?.[0]).toBe('warning')
  })

  test('of an older version get the defaults of what it did not know', () => {
    const { path, open } = settingsIn(temporaryFolder())
    writeFileSync(path, '{"theme": "light"}')
    expect(open().current()).toEqual({ ...defaultSettings, theme: 'light' })
  })

  test('leave no half-written file behind', () => {
    const folder = temporaryFolder()
    settingsIn(folder).open().save({ lastTab: 'evidence' })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })
})
