import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { jsonLines, runCli } from './runCli.ts'

let folder = ''
let zip = ''
let casePath = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-cli-'))
  zip = join(folder, 'result.zip')
  casePath = join(folder, 'sample.jcase')
  writeFileSync(zip, scenarioZip(sampleScenario))
  await runCli('import', casePath, zip)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('joinsight decode', () => {
  it('prints a registry value with exactly the documented keys, and a summary last', async () => {
    const file = write(
      'a.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\r\n"n"=dword:00000025\r\n"gone"=-\r\n',
    )
    const { code, stdout } = await runCli('decode', file)
    const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A'
    expect(jsonLines(stdout)).toEqual([
      { type: 'registryValue', hive: 'HKEY_LOCAL_MACHINE', key, name: 'n', valueType: 'REG_DWORD', data: 37 },
      { type: 'registryDeletion', key, name: 'gone' },
      { type: 'summary', format: 'reg', records: 2, decoded: 2, problems: 0, complete: true },
    ])
    expect(code).toBe(0)
  })

  it('reads a member of a zip, options anywhere', async () => {
    const { code, stdout } = await runCli('decode', '--member', 'SystemInfoLogs\\dsregcmd.txt', zip)
    expect(code).toBe(0)
    expect(jsonLines(stdout)[0]).toMatchObject({ type: 'dsregField', section: 'Device State', field: 'AzureAdJoined' })
  })

  it('of a zip without a member exits 2 and lists the members', async () => {
    const { code, stderr, stdout } = await runCli('decode', zip)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('SystemInfoLogs/dsregcmd.txt')
  })

  it('exits 2 for a folder, and for a member of what is no zip', async () => {
    expect((await runCli('decode', folder)).stderr).toContain('is a folder')
    const { code, stderr } = await runCli('decode', write('plain.txt', 'words'), '--member', 'x')
    expect([code, stderr]).toEqual([2, expect.stringContaining('is no zip')])
  })

  it('prints analyzer results without markup and without the keys that only the case needs', async () => {
    const results = jsonLines((await runCli('decode', zip, '--member', 'MDEClientAnalyzer.htm')).stdout).filter(
      ({ type }) => type === 'analyzerResult',
    )
    expect(Object.keys(results[0] ?? {})).toEqual(['type', 'id', 'severity', 'category', 'test', 'result', 'guidance'])
  })

  it('prints a line of the registry info with its name and value', async () => {
    const { stdout } = await runCli('decode', zip, '--member', 'MdeConfigMgrLogs/MdeConfigMgrRegInfo.txt')
    expect(jsonLines(stdout)).toContainEqual({ type: 'regInfoField', name: 'EnrollmentStatus', value: expect.any(String) })
  })

  it('exits 3 with a problem line and an incomplete summary for a file that is damaged in part', async () => {
    const file = write(
      'cut.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n"n"=dword:00000001\r\n"m"=dword:zz\r\n',
    )
    const { code, stdout } = await runCli('decode', file)
    const lines = jsonLines(stdout)
    expect(lines.some(({ type, offset }) => type === 'problem' && typeof offset === 'number')).toBe(true)
    expect([code, lines.at(-1)?.complete]).toEqual([3, false])
  })

  it.each([
    ['unknown', () => write('notes.txt', 'just words')],
    ['missing', () => join(folder, 'not there')],
    ['empty', () => write('empty', '')],
  ])('exits 4 for a file that is %s, and says so on standard error', async (_name, make) => {
    const { code, stderr } = await runCli('decode', make())
    expect(code).toBe(4)
    expect(stderr).not.toBe('')
  })

  it('ends quietly when the reader of its output goes away', () => {
    const big = write('big.reg', `Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n${'"x"="y"\r\n'.repeat(50_000)}`)
    const root = resolve(import.meta.dirname, '../../../..')
    const piped = spawnSync('sh', ['-c', `"${process.execPath}" electron/cli/joinsight.ts decode "${big}" | head -n 1`], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(piped.stderr).toBe('')
    expect(jsonLines(piped.stdout)).toHaveLength(1)
  })
})

describe('joinsight import', () => {
  it('makes the case and lists every member with state, format and device', async () => {
    const { code, stdout } = await runCli('import', '--json', join(folder, 'new.jcase'), zip)
    const { evidence, ...rest } = JSON.parse(stdout)
    expect(rest).toEqual({ case: join(folder, 'new.jcase') })
    expect(evidence.map(({ path }: { path: string }) => path).sort()).toEqual([
      'EventLogs/UserDeviceRegistration-Admin.evtx',
      'MDEClientAnalyzer.htm',
      'MdeConfigMgrLogs/MdeConfigMgrRegInfo.txt',
      'Registry/enrollment.reg',
      'SystemInfoLogs/MDEClientAnalyzer.xml',
      'SystemInfoLogs/dsregcmd.txt',
      'result.zip',
    ])
    expect(evidence).toContainEqual({
      path: 'SystemInfoLogs/dsregcmd.txt',
      container: 'result.zip',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: expect.any(Number),
      format: 'dsregcmd',
      status: 'read',
      records: expect.any(Number),
      problems: [],
      device: sampleScenario.device.name,
    })
    expect(code).toBe(0)
  })

  it('of the same zip again says duplicate and exits 0', async () => {
    const { code, stdout } = await runCli('import', casePath, zip, '--json')
    expect(code).toBe(0)
    expect(new Set(JSON.parse(stdout).evidence.map(({ status }: { status: string }) => status))).toEqual(new Set(['duplicate']))
  })

  it('exits 3 when something beside good evidence is not recognised, and names it', async () => {
    const { code, stderr } = await runCli('import', join(folder, 'mixed.jcase'), zip, write('strange.bin', 'what is this'))
    expect(code).toBe(3)
    expect(stderr).toContain('strange.bin')
  })

  it('exits 4 when nothing is recognised, and makes no case for paths that are not there', async () => {
    expect((await runCli('import', join(folder, 'none.jcase'), write('words.txt', 'just words'))).code).toBe(4)
    expect((await runCli('import', join(folder, 'never.jcase'), join(folder, 'missing.zip'))).code).toBe(4)
    expect(existsSync(join(folder, 'never.jcase'))).toBe(false)
  })

  it('exits 5 for a case that is in use, and names its owner', async () => {
    const locked = join(folder, 'locked.jcase')
    await runCli('import', locked, zip)
    const owner = {
      host: hostname(),
      user: 'ann',
      pid: process.pid,
      at: '2026-01-01T00:00:00.000Z',
      token: '00000000-0000-4000-8000-000000000000',
    }
    writeFileSync(`${locked}.owner`, JSON.stringify(owner))
    const { code, stderr, stdout } = await runCli('import', locked, zip)
    expect([code, stdout]).toEqual([5, ''])
    expect(stderr).toContain('ann')
  })
})

describe('joinsight triage', () => {
  it('gives verdict, status, join, steps and findings in the documented shape', async () => {
    const { code, stdout } = await runCli('triage', casePath, '--json', '--lang', 'en')
    const { devices, ...rest } = JSON.parse(stdout)
    expect(rest).toEqual({ case: { title: 'sample' }, knowledge: expect.any(String) })
    const [device] = devices
    expect(device.name).toBe(sampleScenario.device.name)
    expect(device.verdict.rule).toBe(sampleScenario.expected.verdict)
    expect(device.findings[0].evidence[0]).toEqual({ file: expect.any(String), locator: expect.any(String), quote: expect.any(String) })
    expect(typeof device.findings[0].actions[0]).toBe('string')
    expect(device.steps.map(({ id }: { id: string }) => id)).toContain('discover')
    expect(code).toBe(0)
  })

  it('speaks French when asked, and of one device only', async () => {
    const french = await runCli('triage', casePath, '--lang', 'fr', '--device', sampleScenario.device.name.toLowerCase())
    expect(french.stdout).toContain('État d’inscription\u00a0:')
    expect(french.stdout).toMatch(/\[(erreur|avertissement|information)\]/)
    expect(french.stdout).not.toMatch(/\[(error|warning|info)\]|\(likely\)|, line \d/)
    expect((await runCli('triage', casePath, '--device', 'nobody')).code).toBe(2)
  })

  it('ends quietly when the reader of its output goes away', () => {
    const root = resolve(import.meta.dirname, '../../../..')
    const command = `"${process.execPath}" electron/cli/joinsight.ts triage "${casePath}" | true`
    expect(spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' }).stderr).toBe('')
  })

  it.each(['missing.jcase', 'words.txt'])('of %s exits 5 and leaves it as it was', async (name) => {
    const before = existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined
    const { code, stderr } = await runCli('triage', join(folder, name))
    expect(code).toBe(5)
    expect(stderr).toContain(name)
    expect(existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined).toBe(before)
  })
})

describe('joinsight info and verify', () => {
  it('describe the case and vouch for it', async () => {
    const info = JSON.parse((await runCli('info', casePath, '--json')).stdout)
    expect(info).toMatchObject({
      case: { title: 'sample' },
      counts: { devices: 1, artefacts: 7 },
      devices: [{ name: sampleScenario.device.name }],
    })
    const verified = await runCli('verify', '--json', casePath)
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true })
    expect(verified.code).toBe(0)
  })

  it('verify exits 5 for a case whose bytes were changed', async () => {
    const bytes = readFileSync(casePath)
    for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0x5a, page + 2000, page + 3000)
    expect((await runCli('verify', write('broken.jcase', bytes))).code).toBe(5)
  })
})

describe('joinsight explain', () => {
  it('takes a negative number for a code, not for an option', async () => {
    const { code, stdout } = await runCli('explain', '-2145648611', '--json')
    expect([code, JSON.parse(stdout)[0].hex]).toEqual([0, '0x801c001d'])
  })

  it('explains several codes, whichever way they are written', async () => {
    const { stdout } = await runCli('explain', '--json', '37', '0x25', '801C03F2', 'AADSTS50034')
    const kinds = JSON.parse(stdout).map(({ input, kind }: { input: string; kind: string }) => `${input} ${kind}`)
    expect(kinds).toEqual(
      expect.arrayContaining(['37 enrollmentStatus', '0x25 enrollmentStatus', '801C03F2 hresult', 'AADSTS50034 aadsts']),
    )
  })

  it('gives each meaning the same shape, whatever kind it is', async () => {
    const inputs = ['37', '0x25', '801C03F2', '-2145647630', 'AADSTS50034', '121023', '0xC000006D', '1312', '304', '5', '0x801c9999']
    const { code, stdout } = await runCli('explain', '--json', '--lang', 'fr', ...inputs)
    const told: Record<string, unknown>[] = JSON.parse(stdout)
    expect(code).toBe(0)
    expect([...new Set(told.map(({ input }) => input))]).toEqual(inputs)
    for (const entry of told) {
      expect(entry).toMatchObject({ code: expect.any(Number), hex: expect.stringMatching(/^0x[\da-f]+$/), kind: expect.any(String) })
      expect(entry).toMatchObject({ title: expect.any(String), meaning: expect.any(String), actions: expect.any(Array) })
      expect(entry.editions).toEqual(entry.kind === 'enrollmentStatus' ? expect.arrayContaining([expect.anything()]) : [])
    }
  })

  it('takes codes out of a pasted text', async () => {
    const { code, stdout } = await runCli('explain', '--json', 'DRS Discovery Test : FAIL [0x801c0021/0x80072ee7]')
    expect([code, JSON.parse(stdout).map(({ hex }: { hex: string }) => hex)]).toEqual([0, ['0x801c0021', '0x80072ee7']])
  })

  it('exits 2 for what is no code', async () => {
    expect((await runCli('explain', 'hello')).code).toBe(2)
  })
})

describe('joinsight', () => {
  it('writes the files of a scenario, and the case made of them has its verdict', async () => {
    const list = JSON.parse((await runCli('scenario', 'list', '--json')).stdout)
    const target = join(folder, 'scenario')
    const made = JSON.parse((await runCli('scenario', 'create', list[1].id, target, '--seed', '7', '--json')).stdout)
    await runCli('import', join(folder, 'scenario.jcase'), target)
    const { devices } = JSON.parse((await runCli('triage', join(folder, 'scenario.jcase'), '--json')).stdout)
    expect(devices.map(({ verdict }: { verdict: { rule: string } }) => verdict.rule)).toEqual([made.expected.verdict])
  })

  it.each([
    [['events']],
    [['events', 'x.jcase', '--from', 'yesterday']],
    [['events', 'x.jcase', '--level', 'loud']],
    [['nonsense']],
    [['import']],
    [['triage', 'x', '--lang', 'de']],
    [['decode', 'x', '--frobnicate']],
    [[]],
  ])('exits 2 for the usage %j, and says what is wrong', async (args) => {
    const { code, stderr, stdout } = await runCli(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
  })

  it('prints its help and exits 0', async () => {
    const { code, stdout } = await runCli('--help')
    expect(code).toBe(0)
    expect(stdout).toContain('triage')
  })
})
