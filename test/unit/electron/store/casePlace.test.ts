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

const refuse = (code: string): never => {
  throw Object.assign(new Error(`${code}: refused`), { code })
}

test.each([
  ['a mapped drive', () => '\\\\server\\share\\a.jcase', true],
  ['a drive of memory, which Windows cannot resolve', () => refuse('EISDIR'), false],
  ['a local drive', () => 'D:\\a.jcase', false],
] as readonly (readonly [string, () => string, boolean])[])('on Windows %s is told apart', (_name, resolve, expected) => {
  expect(isNetworkPath('R:\\a.jcase', 'win32', resolve)).toBe(expected)
})
