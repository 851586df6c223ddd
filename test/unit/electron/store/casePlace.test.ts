import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isNetworkPath } from '../../../../electron/store/casePlace.ts'
import { temporaryFolder } from './caseFixture.ts'

test.each([
  ['\\\\server\\share\\a.jcase', true],
  ['//server/share/a.jcase', true],
  ['\\\\?\\UNC\\server\\share\\a.jcase', true],
  ['\\\\?\\C:\\cases\\a.jcase', false],
  ['C:\\cases\\a.jcase', false],
])('on Windows %s is a network path: %s', (path, expected) => {
  expect(isNetworkPath(path, 'win32')).toBe(expected)
})

test('the folder for temporary files is a local disk, also for a file that is not there yet', () => {
  expect(isNetworkPath(join(temporaryFolder(), 'new.jcase'))).toBe(false)
})
