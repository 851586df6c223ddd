import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/caseFixture.ts'
import { writeCase } from '../store/library/libraryFixture.ts'
import { runCli } from './runCli.ts'

const sick = { name: 'PC-1', verdict: 'scp-tenant-mismatch', severity: 'error' } as const

async function twoCases(): Promise<string> {
  const folder = temporaryFolder()
  await writeCase(folder, 'a.jcase', { title: 'Alpha\u001b[2J', customer: 'Contoso', status: 'waiting', tags: ['proxy'], devices: [sick] })
  await writeCase(folder, 'b.jcase', { title: 'Beta', notes: ['tls broken'] })
  return folder
}

test('prints the cases of a folder and leaves nothing in it', async () => {
  const folder = await twoCases()
  const before = readdirSync(folder)
  const { code, stdout, stderr } = await runCli('library', folder)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Alpha [2J  ·  Contoso  ·  waiting')
  expect(stdout).toContain('1 device  ·  title of scp-tenant-mismatch  ·  #proxy')
  expect(stdout).toContain(join(folder, 'b.jcase'))
  expect(stdout).not.toContain('\u001b')
  expect(readdirSync(folder)).toEqual(before)
})

test('prints JSON, in the language that is asked for, of those that fit', async () => {
  const folder = await twoCases()
  const { code, stdout } = await runCli(
    'library',
    folder,
    '--json',
    '--lang',
    'fr',
    '--tag',
    'proxy',
    '--status',
    'waiting',
    '--status',
    'open',
  )
  expect(code).toBe(0)
  const rows = JSON.parse(stdout)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ state: 'read', customer: 'Contoso', status: 'waiting', devices: 1, deviceNames: ['PC-1'] })
  expect(rows[0].verdicts).toEqual([
    { rule: 'scp-tenant-mismatch', severity: 'error', devices: 1, title: 'title of scp-tenant-mismatch (fr)' },
  ])
  expect(JSON.parse((await runCli('library', folder, '--json', '--text', 'TLS')).stdout)).toMatchObject([{ title: 'Beta' }])
  expect(JSON.parse((await runCli('library', folder, '--json', '--verdict', 'healthy')).stdout)).toEqual([])
})

test('ends with 3 where a case is damaged, with 4 where there is none, with 2 for a status that is none', async () => {
  const folder = await twoCases()
  writeFileSync(join(folder, 'c.jcase'), 'a letter')
  const damaged = await runCli('library', folder, '--text', 'beta')
  expect(damaged.code).toBe(3)
  expect(damaged.stderr).toContain(`${join(folder, 'c.jcase')}: not a case file`)
  expect(damaged.stdout).toContain('Beta')
  const empty = temporaryFolder()
  expect(await runCli('library', empty)).toMatchObject({ code: 4, stdout: '' })
  expect(await runCli('library', join(empty, 'gone'))).toMatchObject({ code: 4, stdout: '' })
  expect(await runCli('library', folder, '--status', 'closed')).toMatchObject({ code: 2, stdout: '' })
})

test('keeps an index where it is told to', async () => {
  const folder = await twoCases()
  const other = temporaryFolder()
  mkdirSync(join(other, 'kept'))
  const index = join(other, 'kept', 'index.sqlite')
  for (let run = 0; run < 2; run++) expect(JSON.parse((await runCli('library', folder, '--json', '--index', index)).stdout)).toHaveLength(2)
  expect(readdirSync(join(other, 'kept'))).toEqual(['index.sqlite'])
})
