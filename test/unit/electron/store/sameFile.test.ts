import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSameFile } from '../../../../electron/store/sameFile.ts'
import { temporaryFolder } from './caseFixture.ts'

test('a file is the same by any of its names, and another with the same content is not', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.jcase')
  writeFileSync(file, 'x')
  writeFileSync(join(folder, 'b.jcase'), 'x')
  symlinkSync(file, join(folder, 'link.jcase'))
  linkSync(file, join(folder, 'second.jcase'))
  mkdirSync(join(folder, 'below'))
  for (const name of ['a.jcase', 'link.jcase', 'second.jcase', 'below/../a.jcase']) expect(isSameFile(file, `${folder}/${name}`)).toBe(true)
  for (const name of ['b.jcase', 'gone.jcase', 'b.jcase/below']) expect(isSameFile(file, join(folder, name))).toBe(false)
  expect(isSameFile(join(folder, 'gone'), join(folder, 'gone'))).toBe(true)
})
