import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openRecentCases } from '../../../../electron/main/recentCases.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const silent = (): void => undefined
const noon = (): Date => new Date('2026-11-22T12:00:00Z')
const open = (folder: string) => openRecentCases(join(folder, 'recentCases.json'), silent, { now: noon })

describe('recent cases', () => {
  test('are listed latest first, each once, also after a restart', () => {
    const folder = temporaryFolder()
    const recent = open(folder)
    for (const name of ['/a.jcase', '/b.jcase', '/a.jcase']) recent.remember(name, name)
    expect(
      open(folder)
        .list()
        .map(({ path }) => path),
    ).toEqual(['/a.jcase', '/b.jcase'])
  })

  test('say which of them are no longer there', async () => {
    const folder = temporaryFolder()
    const present = join(folder, 'present.jcase')
    writeFileSync(present, '')
    const recent = open(folder)
    recent.remember(present, 'Present')
    recent.remember(join(folder, 'gone.jcase'), 'Gone')
    await recent.look()
    expect(recent.list().map(({ title, exists }) => [title, exists])).toEqual([
      ['Gone', false],
      ['Present', true],
    ])
  })

  test('wait for no share that does not answer, and ask each of them one at a time', async () => {
    const asked: string[] = []
    const isThere = (path: string): Promise<boolean> => {
      asked.push(path)
      return path === '/dead/a.jcase' ? new Promise(() => undefined) : Promise.resolve(false)
    }
    const recent = openRecentCases(join(temporaryFolder(), 'recentCases.json'), silent, { isThere, lookMs: 20 })
    for (const path of ['/b.jcase', '/dead/a.jcase', '/c.jcase']) recent.remember(path, path)
    const seen = [
      ['/c.jcase', false],
      ['/dead/a.jcase', false],
      ['/b.jcase', true],
    ]
    for (let look = 0; look < 3; look++) expect((await recent.look()).map(({ path, exists }) => [path, exists])).toEqual(seen)
    expect(asked).toEqual(['/c.jcase', '/dead/a.jcase'])
  })

  test('that cannot be written are kept for this run, and the log says so', () => {
    const folder = temporaryFolder()
    const lines: string[] = []
    const recent = openRecentCases(join(folder, 'recentCases.json'), (_level, text) => lines.push(text))
    mkdirSync(join(folder, 'recentCases.json.new'))
    recent.remember('/a.jcase', 'a')
    expect(recent.list().map(({ title }) => title)).toEqual(['a'])
    expect(lines.join()).toMatch(/recentCases\.json could not be written/)
  })

  test('keep fifteen and forget the oldest', () => {
    const recent = open(temporaryFolder())
    for (let index = 0; index < 20; index++) recent.remember(`/${index}.jcase`, `${index}`)
    expect(recent.list()).toHaveLength(15)
    expect(recent.list().at(-1)?.title).toBe('5')
  })

  test('forget one when told', () => {
    const recent = open(temporaryFolder())
    recent.remember('/a.jcase', 'a')
    recent.remember('/b.jcase', 'b')
    recent.forget('/b.jcase')
    expect(recent.list().map(({ title }) => title)).toEqual(['a'])
  })

  test('start anew over a damaged file', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'recentCases.json'), '[{"path": 3}]')
    expect(open(folder).list()).toEqual([])
  })
})
