import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listAttachments, readAttachment } from '../../../../electron/store/attachments.ts'
import { readBlob } from '../../../../electron/store/blobReads.ts'
import { listChecklist } from '../../../../electron/store/checklist.ts'
import { listNotes, readNote } from '../../../../electron/store/notes.ts'
import { closeCase, openCaseSalvaged, openCaseWritable } from '../../../../electron/store/openCase.ts'
import { storeStream } from '../../../../electron/store/storeBlob.ts'
import type { Writer } from '../../../../electron/store/writer.ts'
import { importFile, newCase } from './caseFixture.ts'

const at = '2026-03-01T12:00:00.000Z'
const PAGE_SIZE = 4096

async function attach(writer: Writer, name: string, bytes: Uint8Array) {
  const { blobId, sha256, size } = await storeStream(writer, [bytes])
  await writer.write('addAttachments', { files: [{ name, blobId, sha256, size }], by: 'Ada', at })
  return blobId
}

test('notes and items of a device that goes stay with the case, and never belong to the next device', async () => {
  const { path, db, writer } = newCase()
  const { deviceId } = await writer.write('createDevice', { name: 'PC-1' })
  const { artefactId } = await importFile(writer, { deviceId })
  await writer.write('saveNote', { deviceId, text: 'said', author: 'Ada', at })
  await writer.write('addChecklistItems', { texts: ['ask'], deviceId, rule: 'r' })
  expect(listNotes(db, deviceId)).toMatchObject([{ text: 'said', device: 'PC-1' }])
  await writer.write('moveArtefacts', { artefactIds: [artefactId], newDevice: 'PC-2' })
  closeCase(db)

  const again = openCaseWritable(path)
  expect(again.prepare('SELECT name FROM device').pluck().all()).toEqual(['PC-2'])
  expect(listNotes(again).map(({ text, deviceId: of }) => [text, of])).toEqual([['said', undefined]])
  expect(listChecklist(again).map(({ text, deviceId: of }) => [text, of])).toEqual([['ask', undefined]])
  closeCase(again)
})

test('bytes that are attached twice are stored once, and go with the opening after the last is removed', async () => {
  const { path, db, writer } = newCase()
  const bytes = new Uint8Array(2_500_000).map((_, n) => n % 251)
  const blobId = await attach(writer, 'a.bin', bytes)
  expect(await attach(writer, 'b.bin', bytes)).toBe(blobId)
  const [second, first] = listAttachments(db)
  expect([first?.name, second?.name, second?.bytes]).toEqual(['a.bin', 'b.bin', 2_500_000])
  await writer.write('removeAttachment', { attachmentId: first?.attachmentId ?? 0 })
  expect(readBlob(db, blobId)).toEqual(bytes)
  closeCase(db)

  const again = openCaseWritable(path)
  expect(readBlob(again, blobId)).toEqual(bytes)
  again.prepare('DELETE FROM attachment').run()
  closeCase(again)
  const last = openCaseWritable(path)
  expect(last.prepare('SELECT count(*) FROM blob').pluck().get()).toBe(0)
  closeCase(last)
})

test('a note that is changed keeps its author, its device and its place among copies', async () => {
  const { db, writer } = newCase()
  const { noteId } = await writer.write('saveNote', { text: 'one', author: 'Ada', at })
  const before = readNote(db, noteId)
  await writer.write('saveNote', { noteId, text: 'two', author: 'Bob', at: '2026-03-02T12:00:00.000Z' })
  expect(readNote(db, noteId)).toEqual({ ...before, text: 'two', changedAt: '2026-03-02T12:00:00.000Z' })
})

test('what people wrote outlives damage elsewhere in the file; an attachment whose bytes are lost says so', async () => {
  const { path, db, writer } = newCase()
  await writer.write('saveNote', { text: '# said', author: 'Ada', at })
  await writer.write('addChecklistItems', { texts: ['ask', 'look'] })
  // Not to be packed: each chunk has pages of its own.
  const bytes = new Uint8Array(3_000_000)
  for (let n = 0, seed = 1; n < bytes.length; n++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    bytes[n] = seed >>> 16
  }
  await attach(writer, 'a.bin', bytes)
  const pages = db.prepare("SELECT pageno FROM dbstat WHERE name = 'blob' AND pagetype = 'leaf'").pluck().all() as number[]
  closeCase(db)
  const file = readFileSync(path)
  for (const page of pages) file.fill(0xa5, (page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  writeFileSync(path, file)

  const saved = openCaseSalvaged(path)
  expect(listNotes(saved)).toMatchObject([{ text: '# said', author: 'Ada' }])
  expect(listChecklist(saved).map(({ text }) => text)).toEqual(['ask', 'look'])
  expect(listAttachments(saved)).toMatchObject([{ name: 'a.bin', kept: false, bytes: 3_000_000 }])
  expect(readAttachment(saved, listAttachments(saved)[0]?.attachmentId ?? 0)?.blobId).toBeUndefined()
  closeCase(saved)
})
