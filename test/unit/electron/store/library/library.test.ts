import { mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLibraryIndex } from '../../../../../electron/store/library/libraryIndex.ts'
import { countLibrary } from '../../../../../electron/store/library/listLibrary.ts'
import { refreshLibrary } from '../../../../../electron/store/library/refreshLibrary.ts'
import { temporaryFolder } from '../caseFixture.ts'
import { casesOf, memoryIndex, titlesOf, writeCase } from './libraryFixture.ts'

const sick = { name: 'PC-0042', verdict: 'scp-tenant-mismatch', severity: 'error' } as const
const healthy = { name: 'SRV-Zürich', verdict: 'healthy', severity: 'ok' } as const

async function threeCases(): Promise<string> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'deep/er'), { recursive: true })
  await writeCase(folder, 'a.jcase', {
    title: 'Société Générale',
    customer: 'Contoso',
    ticket: 'INC-77',
    engineer: 'Ann',
    status: 'waiting',
    tags: ['proxy', 'urgent'],
    devices: [healthy, sick],
    notes: ['The *proxy* breaks TLS'],
  })
  await writeCase(join(folder, 'deep'), 'b.jcase', { title: 'Beta', status: 'solved', tags: ['urgent'], devices: [healthy] })
  await writeCase(join(folder, 'deep/er'), 'c.JCASE', { title: 'Gamma' })
  return folder
}

test('lists every case of a folder and those below with what it says of itself', async () => {
  const index = memoryIndex()
  await refreshLibrary(index, await threeCases())
  const [beta, gamma, societe] = casesOf(index)
  expect(societe).toMatchObject({
    state: 'read',
    title: 'Société Générale',
    customer: 'Contoso',
    ticket: 'INC-77',
    engineer: 'Ann',
    status: 'waiting',
    tags: ['proxy', 'urgent'],
    devices: 2,
    deviceNames: ['PC-0042', 'SRV-Zürich'],
    severity: 'error',
    redacted: false,
  })
  expect(societe?.verdicts.map(({ rule, devices }) => [rule, devices])).toEqual([
    ['scp-tenant-mismatch', 1],
    ['healthy', 1],
  ])
  expect(beta).toMatchObject({ title: 'Beta', status: 'solved', severity: 'ok' })
  expect(gamma).toMatchObject({ title: 'Gamma', devices: 0, verdicts: [] })
  expect(gamma).not.toHaveProperty('severity')
})

test('finds cases by the beginnings of words in any field, whatever their case and accents', async () => {
  const index = memoryIndex()
  await refreshLibrary(index, await threeCases())
  const found = (text: string) => titlesOf(index, { text })
  expect(found('societe GENER')).toEqual(['Société Générale'])
  expect(found('inc-77')).toEqual(['Société Générale'])
  expect(found('pc-00')).toEqual(['Société Générale'])
  expect(found('0042-pc')).toEqual([])
  expect(found('zurich')).toEqual(['Beta', 'Société Générale'])
  expect(found('breaks tls')).toEqual(['Société Générale'])
  expect(found('urgent beta')).toEqual(['Beta'])
  expect(found('nothing')).toEqual([])
  expect(found('" OR * NEAR(')).toEqual([])
  expect(found('***')).toHaveLength(3)
})

test('filters by status, tag, severity and verdict together, and counts each over the whole folder', async () => {
  const index = memoryIndex()
  await refreshLibrary(index, await threeCases())
  expect(titlesOf(index, { statuses: ['solved', 'waiting'] })).toEqual(['Beta', 'Société Générale'])
  expect(titlesOf(index, { tags: ['urgent'], verdicts: ['scp-tenant-mismatch'] })).toEqual(['Société Générale'])
  expect(titlesOf(index, { verdicts: ['healthy'] })).toEqual(['Beta', 'Société Générale'])
  expect(titlesOf(index, { severities: ['ok'] })).toEqual(['Beta'])
  expect(titlesOf(index, { statuses: [] })).toHaveLength(3)
  const counts = countLibrary(index)
  expect(counts).toMatchObject({ cases: 3, statuses: { open: 1, waiting: 1, solved: 1 }, severities: { error: 1, ok: 1, warning: 0 } })
  expect(counts.tags).toEqual([
    { tag: 'urgent', cases: 2 },
    { tag: 'proxy', cases: 1 },
  ])
  expect(counts.verdicts.map(({ rule, cases }) => [rule, cases])).toEqual([
    ['healthy', 2],
    ['scp-tenant-mismatch', 1],
  ])
})

test('puts pinned cases first and knows them by their uid after they were moved', async () => {
  const index = memoryIndex()
  const folder = await threeCases()
  await refreshLibrary(index, folder)
  const pinned = [casesOf(index).find(({ title }) => title === 'Gamma')?.uid ?? '']
  const order = () => casesOf(index, {}, { by: 'title', descending: false }, pinned).map(({ title }) => title)
  expect(order()).toEqual(['Gamma', 'Beta', 'Société Générale'])
  renameSync(join(folder, 'deep/er/c.JCASE'), join(folder, 'moved.jcase'))
  await refreshLibrary(index, folder)
  expect(order()).toEqual(['Gamma', 'Beta', 'Société Générale'])
  expect(casesOf(index).map(({ path }) => path)).toContain(join(folder, 'moved.jcase'))
})

test('reads only what changed since, and forgets what went', async () => {
  const index = memoryIndex()
  const folder = await threeCases()
  await refreshLibrary(index, folder)
  index.exec("UPDATE libraryCase SET card = json_set(card, '$.title', 'from the index')")
  rmSync(join(folder, 'deep/b.jcase'))
  rmSync(join(folder, 'deep/er/c.JCASE'))
  await writeCase(join(folder, 'deep/er'), 'c.JCASE', { title: 'Gamma anew', devices: [sick] })
  await refreshLibrary(index, folder)
  expect(titlesOf(index).toSorted()).toEqual(['Gamma anew', 'from the index'])
})

test('leaves no file beside a case and no trace in it', async () => {
  const folder = await threeCases()
  const seen = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return `${path} ${entry.isFile() ? statSync(path).mtimeMs : ''}`
    })
  const before = seen()
  await refreshLibrary(memoryIndex(), folder)
  expect(seen()).toEqual(before)
})

test('makes the index anew where it is damaged, of another version or no index', async () => {
  const folder = await threeCases()
  for (const content of ['no database at all, but long enough to be looked at as one'.repeat(40), 'SQLite format 3\0cut off', '']) {
    const path = join(temporaryFolder(), 'index.sqlite')
    writeFileSync(path, content)
    const index = openLibraryIndex(path)
    await refreshLibrary(index, folder)
    expect(titlesOf(index)).toHaveLength(3)
    index.pragma('user_version = 99')
    index.close()
    const other = openLibraryIndex(path)
    expect(titlesOf(other)).toEqual([])
    await refreshLibrary(other, folder)
    expect(titlesOf(other)).toHaveLength(3)
    other.close()
  }
})

test('follows no link, so that a folder that holds itself ends', async () => {
  const folder = await threeCases()
  symlinkSync(folder, join(folder, 'deep/loop'))
  symlinkSync(join(folder, 'a.jcase'), join(folder, 'link.jcase'))
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  expect(titlesOf(index)).toHaveLength(3)
})
