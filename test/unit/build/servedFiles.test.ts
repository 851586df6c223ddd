import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listServedFiles } from '../../../build/servedFiles.ts'
import { temporaryFolder } from '../electron/main/temporaryFolder.ts'

test('lists the files of a build by their address, with media types', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'assets'))
  for (const name of ['index.html', 'assets/a.js', 'assets/inter.woff2']) writeFileSync(join(folder, name), '')
  expect(listServedFiles(folder)).toEqual([
    { path: '/assets/a.js', type: 'text/javascript' },
    { path: '/assets/inter.woff2', type: 'font/woff2' },
    { path: '/index.html', type: 'text/html' },
  ])
})

test('refuses a build with a file whose media type nobody has decided', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'strange.exe'), '')
  expect(() => listServedFiles(folder)).toThrow('no media type for /strange.exe')
})
