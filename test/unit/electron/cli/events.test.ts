import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeEventFiles } from '../../../ui/eventFiles.ts'
import { jsonLines, runCli } from './runCli.ts'

let folder = ''
let casePath = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-events-'))
  casePath = join(folder, 'events.jcase')
  mkdirSync(join(folder, 'evidence'))
  await runCli('import', casePath, ...writeEventFiles(join(folder, 'evidence')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const events = async (...options: string[]) => jsonLines((await runCli('events', casePath, '--json', ...options)).stdout)

describe('joinsight events', () => {
  it('prints every event of all sources in order of time, as decode does', async () => {
    const lines = await events()
    expect(lines).toHaveLength(2173)
    const times = lines.map(({ time }) => String(time))
    expect(times).toEqual(times.toSorted())
    expect(lines[0]).toMatchObject({ type: 'event', source: 'evtx', time: '2026-11-18T02:00:00.0000000Z', level: 2 })
    const log = jsonLines((await runCli('decode', join(folder, 'evidence', 'UDR-Admin.evtx'))).stdout).filter(
      ({ type }) => type === 'event',
    )
    expect(lines.filter(({ channel }) => channel === 'Microsoft-Windows-User Device Registration/Admin')).toEqual(log)
  })

  it.each([
    ['--provider', 'microsoft.aad.runtime', 160],
    ['--provider', '{23B8D46B-67DD-40A3-B636-D43E50552C6D}', 12],
    ['--provider', 'Nobody', 0],
    ['--id', '304', 4],
    ['--level', 'error', 33],
    ['--level', '2', 33],
    ['--text', '0x801c001d', 4],
    ['--from', '2026-11-18T09:45:00Z', 7],
    ['--to', '2026-11-18T02:00:14Z', 2],
  ])('%s %s narrows to %i events', async (option, value, count) => {
    expect(await events(option, value)).toHaveLength(count)
  })

  it('takes several values of an option as any of them, and several options as all of them', async () => {
    expect(await events('--id', '304', '--id', '201')).toHaveLength(8)
    expect(await events('--id', '304', '--level', 'information')).toEqual([])
  })

  it('prints a line an event for people', async () => {
    const { code, stdout } = await runCli('events', casePath, '--id', '304')
    const lines = stdout.trimEnd().split('\n')
    expect([code, lines.length]).toEqual([0, 4])
    expect(lines[0]).toMatch(/^2026-11-18T02:10:00\.2690000Z {2}error {2}Microsoft-Windows-User Device Registration {2}304 {2}/)
    expect(lines[0]).toContain('UDR-Admin.evtx')
  })

  it('exits 5 for a case that is not there, and fails for a device that the case does not have', async () => {
    expect((await runCli('events', join(folder, 'none.jcase'))).code).toBe(5)
    const { code, stdout, stderr } = await runCli('events', casePath, '--device', 'NOBODY')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('NOBODY')
  })
})
