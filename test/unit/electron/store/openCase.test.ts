import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { readArtefact } from '../../../../electron/store/artefactReads.ts'
import { caseAccess, type ReadableCase } from '../../../../electron/store/caseConnection.ts'
import { CaseFileError } from '../../../../electron/store/caseFileError.ts'
import { caseInfo } from '../../../../electron/store/caseInfo.ts'
import { CASE_APPLICATION_ID, CASE_SCHEMA_VERSION } from '../../../../electron/store/caseSchema.ts'
import { closeCase, createCase, openCaseReadable, openCaseWritable } from '../../../../electron/store/openCase.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import { dsregField, fact, failureOf, importFile, newCase, registryValue, temporaryFolder } from './caseFixture.ts'

/** Permission bits do not hold the administrator back: there the effective user becomes another one while `work` runs. */
function asOrdinaryUser<T>(folder: string, work: () => T): T {
  if (process.geteuid?.() !== 0) return work()
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
    chmodSync(path, statSync(path).mode | (path === folder ? 0o555 : 0o444))
  }
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

const readAndClose = <T>(db: ReadableCase, read: (db: ReadableCase) => T): T => {
  try {
    return read(db)
  } finally {
    closeCase(db)
  }
}

describe('createCase', () => {
  test('makes a file that says it is a case, with title and versions', () => {
    const { path, db } = newCase()
    closeCase(db)
    const header = readFileSync(path)
    expect(header.readUInt32BE(68)).toBe(CASE_APPLICATION_ID)
    expect(header.readUInt32BE(60)).toBe(CASE_SCHEMA_VERSION)
    expect(readAndClose(openCaseReadable(path), caseInfo)).toMatchObject({
      path,
      title: 'One',
      knowledge: '2026-01',
      appVersion: '0.1.0',
      createdAt: '2026-03-01T12:00:00.000Z',
      revision: 0,
    })
  })

  test('leaves a file that is there alone', () => {
    const path = join(temporaryFolder(), 'notes.jcase')
    writeFileSync(path, 'mine')
    expect(failureOf(() => createCase(path, { title: 'x', knowledge: 'x', appVersion: 'x' }))).toBe('exists')
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})

test('createCase says that the folder is not there', () => {
  const path = join(temporaryFolder(), 'gone', 'a.jcase')
  expect(failureOf(() => createCase(path, { title: 'x', knowledge: 'x', appVersion: 'x' }))).toBe('notFound')
})

describe('a file that is no case', () => {
  test('is not found when it is not there', () => {
    const path = join(temporaryFolder(), 'gone.jcase')
    expect(failureOf(() => openCaseReadable(path))).toBe('notFound')
    expect(failureOf(() => openCaseWritable(path))).toBe('notFound')
    expect(existsSync(path)).toBe(false)
  })

  test.each([
    ['of zero bytes', ''],
    ['of text', 'AzureAdJoined : NO\r\n'.repeat(100)],
    ['of a few bytes', 'PK'],
  ])('is refused: a file %s', (_what, content) => {
    const path = join(temporaryFolder(), 'a.jcase')
    writeFileSync(path, content)
    expect(failureOf(() => openCaseReadable(path))).toBe('notACase')
    expect(failureOf(() => openCaseWritable(path))).toBe('notACase')
    expect(readFileSync(path, 'utf8')).toBe(content)
  })

  test('is refused: a folder', () => {
    expect(failureOf(() => openCaseReadable(temporaryFolder()))).toBe('notACase')
  })

  test('is refused: the database of another program', () => {
    const path = join(temporaryFolder(), 'other.jcase')
    const other = new Database(path)
    other.exec('CREATE TABLE bookmarks (url TEXT)')
    other.close()
    const before = readFileSync(path)
    expect(failureOf(() => openCaseWritable(path))).toBe('notACase')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('is refused: a case that somebody put a trigger in', () => {
    const { path, db } = newCase()
    db.exec('CREATE TRIGGER surprise AFTER INSERT ON device BEGIN DELETE FROM artefact; END')
    closeCase(db)
    expect(failureOf(() => openCaseWritable(path))).toBe('notACase')
  })
})

test('a case of a newer version is refused and not changed', () => {
  const { path, db } = newCase()
  db.pragma(`user_version = ${CASE_SCHEMA_VERSION + 1}`)
  closeCase(db)
  const before = readFileSync(path)
  expect(failureOf(() => openCaseReadable(path))).toBe('newer')
  expect(failureOf(() => openCaseWritable(path))).toBe('newer')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('messages name the file in both languages', () => {
  const error = new CaseFileError('newer', '/cases/a.jcase')
  expect(error.message).toBe(error.localized.en)
  expect(error.localized.en).toContain('/cases/a.jcase')
  expect(error.localized.fr).toContain('/cases/a.jcase')
})

describe('a damaged case', () => {
  async function filledCase() {
    const { path, db, writer, folder } = newCase()
    const { deviceId } = await writer.write('createDevice', { name: 'PC-1' })
    const first = await importFile(writer, { deviceId, items: [fact('device.name', 'PC-1'), dsregField('AzureAdJoined', 'NO')] })
    const items = Array.from({ length: 2000 }, (_, n) => registryValue(`HKEY_LOCAL_MACHINE\\SOFTWARE\\K${n}`, 'Name', `Data ${n}`))
    await importFile(writer, { path: 'big.reg', content: 'big', format: 'reg', items, deviceId })
    closeCase(db)
    return { path, folder, first }
  }

  test('cut off: is not written, and shows what can be saved', async () => {
    const { path, first } = await filledCase()
    truncateSync(path, Math.floor(statSync(path).size * 0.6))
    const before = readFileSync(path)
    expect(failureOf(() => openCaseWritable(path))).toBe('damaged')
    const db = openCaseReadable(path)
    const access = caseAccess(db)
    expect(access).toMatchObject({ path, readOnly: true, damaged: true })
    expect(access.readOnlyBecause?.en).toContain('damaged')
    expect(readArtefact(db, first.artefactId)).toMatchObject({ name: 'dsregcmd.txt', sha256: first.sha256 })
    const { ok, checks } = verifyCase(db)
    expect(ok).toBe(false)
    expect(checks.filter((check) => !check.ok).map((check) => check.name)).toEqual(['file'])
    closeCase(db)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('cut off behind its first page: nothing can be saved, and it says so', async () => {
    const { path } = await filledCase()
    truncateSync(path, 4096)
    expect(failureOf(() => openCaseReadable(path))).toBe('damaged')
  })

  test('cut off within its header', async () => {
    const { path } = await filledCase()
    truncateSync(path, 60)
    expect(failureOf(() => openCaseReadable(path))).toBe('damaged')
  })

  test('a schema page overwritten with zeros', async () => {
    const { path } = await filledCase()
    const bytes = readFileSync(path)
    bytes.fill(0, 100, 4096)
    writeFileSync(path, bytes)
    expect(failureOf(() => openCaseWritable(path))).toBe('damaged')
    expect(failureOf(() => openCaseReadable(path))).toBe('damaged')
  })
})

describe('a read-only place', () => {
  test('a file that may not be written opens to read, and says why', () => {
    const { path, db, folder } = newCase()
    closeCase(db)
    chmodSync(path, 0o444)
    const [code, access] = asOrdinaryUser(folder, () => [
      failureOf(() => openCaseWritable(path)),
      readAndClose(openCaseReadable(path), caseAccess),
    ])
    expect(code).toBe('readOnly')
    expect(access).toMatchObject({ readOnly: true, readOnlyBecause: { en: expect.stringContaining('read-only') } })
  })

  test('a folder that may not be written, with a leftover log: the log is read too', async () => {
    const { path, db, writer, folder } = newCase()
    await importFile(writer)
    const media = join(folder, 'media')
    mkdirSync(media)
    const copy = join(media, 'one.jcase')
    copyFileSync(path, copy)
    copyFileSync(`${path}-wal`, `${copy}-wal`)
    closeCase(db)
    chmodSync(copy, 0o444)
    chmodSync(media, 0o555)
    chmodSync(folder, 0o755)
    const artefacts = asOrdinaryUser(media, () => readAndClose(openCaseReadable(copy), (open) => caseInfo(open).counts.artefacts))
    expect(artefacts).toBe(1)
    expect(readdirSync(media).sort()).toEqual(['one.jcase', 'one.jcase-wal'])
    chmodSync(media, 0o755)
  })
})

describe('logs and locks', () => {
  test('what a crash left in the write-ahead log is there after the next opening', async () => {
    const { path, writer, folder } = newCase()
    await importFile(writer)
    const crashed = join(folder, 'crashed.jcase')
    copyFileSync(path, crashed)
    copyFileSync(`${path}-wal`, `${crashed}-wal`)
    expect(readAndClose(openCaseReadable(crashed), (db) => caseInfo(db).counts.artefacts)).toBe(1)
    expect(readAndClose(openCaseWritable(crashed), (db) => caseInfo(db).counts.artefacts)).toBe(1)
    expect(readdirSync(folder).filter((name) => name.startsWith('crashed'))).toEqual(['crashed.jcase'])
  })

  test('a case that another program holds is locked', () => {
    const { path, db } = newCase()
    closeCase(db)
    const other = new Database(path)
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    expect(failureOf(() => openCaseReadable(path))).toBe('locked')
    other.close()
  })

  test('closing leaves one file without a log', async () => {
    const { path, db, writer, folder } = newCase()
    await importFile(writer)
    expect(readdirSync(folder)).toContain('one.jcase-wal')
    await writer.close()
    expect(db.open).toBe(false)
    expect(readdirSync(folder)).toEqual(['one.jcase'])
    // Offsets 18 and 19 of the header: 1 is a rollback journal, 2 a write-ahead log.
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([1, 1])
  })
})
