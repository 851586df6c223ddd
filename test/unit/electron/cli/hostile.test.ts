import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { runCli } from './runCli.ts'

let folder = ''
let casePath = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-hostile-'))
  casePath = join(folder, 'sample.jcase')
  await runCli('import', casePath, write('result.zip', scenarioZip(sampleScenario)))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** More than any process id that Linux gives. */
const NOBODY = 0x7fff_ffff
const claimBy = (host: string): void => {
  const owner = { host, user: 'ann', pid: NOBODY, at: '2026-01-01T00:00:00.000Z', token: '00000000-0000-4000-8000-000000000000' }
  write('sample.jcase.owner', JSON.stringify(owner))
}

describe('a case that a killed program left claimed', () => {
  it.each([['triage'], ['verify'], ['info']])('is taken over by %s', async (command) => {
    claimBy(hostname())
    const { code, stderr } = await runCli(command, casePath)
    expect([code, stderr.includes('Error')]).toEqual([0, false])
    expect(existsSync(`${casePath}.owner`)).toBe(false)
  })

  it('is taken over by import, and that is told', async () => {
    claimBy(hostname())
    const { code, stderr } = await runCli('import', casePath, join(folder, 'result.zip'))
    expect([code, stderr]).toEqual([0, expect.stringContaining('taken over')])
  })

  it('on another computer stays locked, for nobody here can know whether it runs', async () => {
    claimBy('another-computer')
    const { code, stderr } = await runCli('triage', casePath)
    expect([code, stderr]).toEqual([5, expect.stringContaining('another-computer')])
    rmSync(`${casePath}.owner`)
  })
})

describe('an import of hostile text', () => {
  it('says why a file was read in part only, even where that is as slight as a line of junk', async () => {
    const file = write('junk.reg', 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\njunk\r\n"n"="v"\r\n')
    const { code, stderr } = await runCli('import', join(folder, 'junk.jcase'), file)
    expect([code, stderr]).toEqual([3, expect.stringContaining('junk')])
  })

  it('tells some problems of a file with thousands, and how many more there are', async () => {
    const header = '+---+\r\n| Device State |\r\n+---+\r\n\r\n'
    const file = write('again.txt', header + '             AzureAdJoined : YES\r\n'.repeat(5000))
    const { stderr } = await runCli('import', join(folder, 'again.jcase'), file)
    expect(stderr.split('\n').length).toBeLessThan(30)
    expect(stderr).toMatch(/\d+ more problems/)
  })
})

describe('an import that the disk has no room for', () => {
  it('says so in words, loses nothing, and leaves the case openable', async () => {
    const small = join(folder, 'small.jcase')
    await runCli('import', small, join(folder, 'result.zip'))
    const large = write('large.bin', randomBytes(6_000_000))
    // Files may grow to 2 MiB only: the write fails as on a full disk.
    const command = `trap '' XFSZ; ulimit -f 2048; exec "$0" "$@"`
    const args = ['-c', command, process.execPath, 'electron/cli/joinsight.ts', 'import', small, large]
    const root = resolve(import.meta.dirname, '../../../..')
    const { status, stderr } = spawnSync('bash', args, { cwd: root, encoding: 'utf8', env: { ...process.env, LANG: 'C', LC_ALL: 'C' } })
    expect([status, stderr]).toEqual([1, expect.stringContaining('The disk that holds the case is full')])
    expect(stderr).not.toContain('    at ')
    expect((await runCli('verify', small)).code).toBe(0)
    expect((await runCli('triage', small)).stdout).toContain(sampleScenario.device.name)
  })
})

describe('the text of triage', () => {
  it.each([
    ['en', 'Join state: ', 'Pre-check (OK), '],
    ['fr', 'État de jonction\u00a0: ', 'Pré-vérification (OK), '],
  ])('names states and steps in words (%s), not by their ids', async (language, join, steps) => {
    const { stdout } = await runCli('triage', casePath, '--lang', language)
    expect(stdout).toContain(join)
    expect(stdout).toContain(steps)
    expect(stdout).not.toMatch(/domainOnly|haadj|notNeeded|notReached|=ok/)
  })
})
