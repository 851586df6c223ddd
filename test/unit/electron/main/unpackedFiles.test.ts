import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changedFiles, unpackedFolder } from '../../../../electron/main/unpackedFiles.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** SHA-256 of "engine", by sha256sum. */
const OF_ENGINE = 'ed9f6f25068608efd412958da4dfc19328ca3511251fa6d5f9c42baf230e32f8'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test('files as they were built are no change', () => {
  expect(changedFiles(folderWith({ 'out/engine.js': 'engine' }), [{ path: 'out/engine.js', sha256: OF_ENGINE }])).toEqual([])
})

test('a changed file and a missing one are named', () => {
  const list = ['out/engine.js', 'out/gone.js'].map((path) => ({ path, sha256: OF_ENGINE }))
  expect(changedFiles(folderWith({ 'out/engine.js': 'engine, changed' }), list)).toEqual(['out/engine.js', 'out/gone.js'])
})

test('the native libraries of other platforms may be missing, but the one that is there must be right', () => {
  const list = ['a/linux-x64.node', 'a/win32-x64.node'].map((path) => ({ path, sha256: OF_ENGINE }))
  expect(changedFiles(folderWith({ 'a/linux-x64.node': 'changed' }), list)).toEqual(['a/linux-x64.node'])
})

test('the unpacked part lies beside the asar', () => {
  expect(unpackedFolder('/opt/Joinsight/resources/app.asar')).toBe('/opt/Joinsight/resources/app.asar.unpacked')
})
