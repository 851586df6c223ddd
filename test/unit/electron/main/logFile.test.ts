import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openLogFile } from '../../../../electron/main/logFile.ts'
import { temporaryFolder } from './temporaryFolder.ts'

test('the log is moved aside at its limit, and two files are kept', () => {
  const folder = join(temporaryFolder(), 'logs')
  const log = openLogFile(join(folder, 'joinsight.log'), 200)
  for (let line = 0; line < 50; line++) log('info', `line ${line}`)
  expect(readdirSync(folder).sort()).toEqual(['joinsight.log', 'joinsight.log.1'])
  expect(readFileSync(join(folder, 'joinsight.log'), 'utf8')).toContain('info line 49')
})

test('a text of several lines stays one entry', () => {
  const path = join(temporaryFolder(), 'joinsight.log')
  openLogFile(path)('error', 'first\nsecond\n')
  expect(readFileSync(path, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+Z error first\n {2}second\n$/)
})

test('a log that cannot be written fails nothing, and its lines go to standard error', () => {
  const path = join(temporaryFolder(), 'joinsight.log')
  mkdirSync(path)
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  openLogFile(path)('error', 'the disk is full')
  expect(written.mock.calls.flat().join('')).toMatch(/EISDIR.*error the disk is full/s)
  writeFileSync(join(path, 'no folder'), '')
  expect(() => openLogFile(join(path, 'no folder', 'joinsight.log'))('info', 'x')).not.toThrow()
})
