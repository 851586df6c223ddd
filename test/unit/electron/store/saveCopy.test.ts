import { linkSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { caseInfo } from '../../../../electron/store/caseInfo.ts'
import { claimCase } from '../../../../electron/store/caseOwner.ts'
import { closeCase, openCaseReadable } from '../../../../electron/store/openCase.ts'
import { saveCopy } from '../../../../electron/store/saveCopy.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import { fact, importFile, newCase } from './caseFixture.ts'

async function filledCase() {
  const fixture = newCase()
  await importFile(fixture.writer, { items: [fact('device.name', 'PC-1')] })
  return fixture
}

test('a copy holds what the open case holds, in one file', async () => {
  const { db, folder } = await filledCase()
  const target = join(folder, 'copy.jcase')
  expect(await saveCopy(db, target)).toEqual({ bytes: statSync(target).size })
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.jcase'])
  const copy = openCaseReadable(target)
  expect(caseInfo(copy).counts).toEqual(caseInfo(db).counts)
  expect(verifyCase(copy).ok).toBe(true)
  closeCase(copy)
})

test('a copy replaces the file that is there, only once it is complete', async () => {
  const { db, folder } = await filledCase()
  const target = join(folder, 'copy.jcase')
  writeFileSync(target, 'before')
  db.backup = () => Promise.reject(new Error('disk full'))
  await expect(saveCopy(db, target)).rejects.toThrow('disk full')
  expect(readFileSync(target, 'utf8')).toBe('before')
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
})

test('a case is not copied onto itself, by whatever name', async () => {
  const { db, path, folder } = await filledCase()
  await expect(saveCopy(db, path)).rejects.toMatchObject({ code: 'exists' })
  const otherName = join(folder, 'other.jcase')
  linkSync(path, otherName)
  await expect(saveCopy(db, otherName)).rejects.toMatchObject({ code: 'exists' })
})

test('a case that somebody has open is not replaced', async () => {
  const { db, folder } = await filledCase()
  const target = join(folder, 'theirs.jcase')
  writeFileSync(target, 'theirs')
  claimCase(target, { host: 'lab-2', user: 'bob', pid: 1 })
  await expect(saveCopy(db, target)).rejects.toMatchObject({ code: 'locked' })
  expect(readFileSync(target, 'utf8')).toBe('theirs')
})
