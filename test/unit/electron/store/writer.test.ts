import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readArtefact } from '../../../../electron/store/artefactReads.ts'
import { readBlob } from '../../../../electron/store/blobReads.ts'
import { caseInfo } from '../../../../electron/store/caseInfo.ts'
import { closeCase, openCaseReadable } from '../../../../electron/store/openCase.ts'
import { openWriter } from '../../../../electron/store/openWriter.ts'
import { storeBytes } from '../../../../electron/store/storeBlob.ts'
import { dsregField, fact, importFile, newCase, temporaryFolder } from './caseFixture.ts'

async function workerCase() {
  const { path, db, folder } = newCase()
  closeCase(db)
  const writer = await openWriter({ path })
  onTestFinished(() => writer.close())
  return { path, folder, writer }
}

describe('a writer in its own thread', () => {
  test('imports a file that a reader on this thread then sees', async () => {
    const { path, writer } = await workerCase()
    const reader = openCaseReadable(path)
    const { artefactId, blobId } = await importFile(writer, {
      content: 'original',
      items: [fact('device.name', 'PC'), dsregField('a', 'b')],
    })
    expect(readArtefact(reader, artefactId)).toMatchObject({ records: 1, facts: 1, status: 'read' })
    expect(Buffer.from(readBlob(reader, blobId)).toString()).toBe('original')
    closeCase(reader)
    await writer.close()
    expect(await writer.ended).toBeUndefined()
  })

  test('does what it is asked in order, without waiting for each answer', async () => {
    const { path, writer } = await workerCase()
    const revisions = await Promise.all(Array.from({ length: 50 }, (_, n) => writer.write('changeRecord', { title: `Title ${n}` })))
    expect(revisions.map(({ revision }) => revision)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    const reader = openCaseReadable(path)
    expect(caseInfo(reader).title).toBe('Title 49')
    closeCase(reader)
  })

  test('stores a part of a larger buffer as that part', async () => {
    const { path, writer } = await workerCase()
    const large = Buffer.alloc(3_000_000, 'x')
    const { blobId, size } = await storeBytes(writer, large.subarray(10, 20))
    const reader = openCaseReadable(path)
    expect([size, readBlob(reader, blobId).byteLength]).toEqual([10, 10])
    closeCase(reader)
  })

  test('goes on after a write that failed', async () => {
    const { writer } = await workerCase()
    await expect(writer.write('moveArtefacts', { artefactIds: [7], deviceId: 1 })).rejects.toThrow('no device 1')
    expect(await writer.write('changeRecord', { title: 'fine' })).toEqual({ revision: 1 })
  })

  test('says why it could not open the case, naming the file', async () => {
    const path = join(temporaryFolder(), 'gone.jcase')
    await expect(openWriter({ path })).rejects.toMatchObject({ code: 'notFound', localized: { fr: expect.stringContaining(path) } })
  })

  test('refuses writes after it was closed', async () => {
    const { writer } = await workerCase()
    await writer.close()
    await expect(writer.write('changeRecord', { title: 'late' })).rejects.toThrow('closed')
    await writer.close()
  })

  test('runs from the place it is told, and tells of its death whoever waits', async () => {
    const { path, db } = newCase()
    closeCase(db)
    const source = `import { parentPort } from 'node:worker_threads'
      parentPort.postMessage({ id: 0, ok: true })
      parentPort.on('message', () => { throw new Error('out of memory') })`
    const writer = await openWriter({ path, workerUrl: new URL(`data:text/javascript,${encodeURIComponent(source)}`) })
    await expect(writer.write('changeRecord', { title: 'x' })).rejects.toThrow('out of memory')
    expect((await writer.ended)?.message).toBe('out of memory')
    await expect(writer.write('changeRecord', { title: 'x' })).rejects.toThrow('out of memory')
  })
})

test('the worker runs in a worker only', async () => {
  const entry = new URL('../../../../electron/store/writerWorker.ts', import.meta.url)
  const { path, db } = newCase()
  closeCase(db)
  const worker = new Worker(entry, { workerData: { path } })
  const first = await new Promise((resolve) => worker.once('message', resolve))
  expect(first).toEqual({ id: 0, ok: true, value: undefined })
  await worker.terminate()
  await expect(import(entry.href)).rejects.toThrow('runs in a worker thread')
})

test('a batch of 2,000 rows is written in two transactions, so that none holds the file for long', async () => {
  const { db, writer } = newCase()
  const { artefactId } = await importFile(writer, { finish: false })
  const items = Array.from({ length: 2000 }, (_, n) => fact('device.name', n))
  const commits: number[] = []
  const insert = db.transaction.bind(db)
  db.transaction = ((work: () => unknown) => {
    const before = Number(db.prepare('SELECT count(*) FROM fact').pluck().get())
    const wrapped = insert(work)
    return {
      ...wrapped,
      immediate: () => {
        const value = wrapped.immediate()
        commits.push(Number(db.prepare('SELECT count(*) FROM fact').pluck().get()) - before)
        return value
      },
    }
  }) as unknown as typeof db.transaction
  await writer.write('addItems', { artefactId, items })
  expect(commits).toEqual([1000, 1000])
})
