import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DirectoryObject, SyncRule } from '../../../../shared/facts/syncRule.ts'
import { encodeCertificate } from '../../../../shared/scenarios/encoders/encodeCertificate.ts'
import { encodeLdif } from '../../../../shared/scenarios/encoders/encodeLdif.ts'
import { encodeServerConfiguration } from '../../../../shared/scenarios/encoders/encodeServerConfiguration.ts'
import { encodeSyncRuleScript } from '../../../../shared/scenarios/encoders/encodeSyncRuleScript.ts'
import { jsonLines, runCli } from './runCli.ts'

const guid = '00112233-4455-6677-8899-aabbccddeeff'
const now = '2026-01-01T00:00:00Z'
const connectorId = '0d9c2a65-6e1b-4f7c-9a53-5b1f5d2b8e11'
let folder = ''
const at = (name: string): string => join(folder, name)

const rule = (expression: string, more: Partial<SyncRule> = {}): SyncRule => ({
  name: 'In from AD - Computer Join',
  id: 'b9ff77b5-28e2-489d-802a-5beb4b41a4f2',
  description: '',
  direction: 'Inbound',
  precedence: 161,
  connector: connectorId,
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: false,
  mappings: [{ target: 'cloudFiltered', flow: 'Expression', source: ['userCertificate'], expression, merge: 'Update' }],
  scope: [],
  join: [],
  ...more,
})
const computer = (name: string, more: Record<string, string[]>): DirectoryObject => ({
  dn: `CN=${name},OU=Corp,DC=corp,DC=example`,
  attributes: { objectClass: ['top', 'computer'], cn: [name], objectGUID: ['33221100554477668899aabbccddeeff'], ...more },
  binary: ['objectGUID', 'userCertificate'],
})
const certificate = Buffer.from(
  encodeCertificate({ subjectCn: guid, notBefore: Date.parse('2025-01-01'), notAfter: Date.parse('2027-01-01') }),
).toString('hex')
const filtering = 'IIF(IsNullOrEmpty([userCertificate]) || CertNotAfter(Item([userCertificate],1)) < Now(),True,NULL)'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-rule-'))
  writeFileSync(at('rule.ps1'), encodeSyncRuleScript([rule(filtering)]))
  writeFileSync(at('other.ps1'), encodeSyncRuleScript([rule(filtering.replace('True,NULL', 'True, IgnoreThisFlow'), { precedence: 170 })]))
  writeFileSync(
    at('computers.ldf'),
    encodeLdif([
      computer('SRV-1', { userCertificate: [certificate] }),
      computer('SRV-2', {}),
      computer('SRV-3', { userCertificate: ['3003'] }),
    ]),
  )
  writeFileSync(at('good.txt'), filtering)
  writeFileSync(at('bad.txt'), 'IIF(\n  Left([cn]) = "a",\n  String-FromGuid([objectGUID]), NULL)')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('rule eval', () => {
  const args = ['--objects', 'computers.ldf', '--attribute', 'cloudFiltered', '--now', now, '--json']
  const placed = () => args.map((arg) => (arg === 'computers.ldf' ? at(arg) : arg))

  test('prints one line an object and a summary; an object that fails does not stop the others', async () => {
    const { code, stdout } = await runCli('rule', 'eval', '--rule', at('rule.ps1'), ...placed())
    const lines = jsonLines(stdout)
    expect(lines[0]).toEqual({ dn: 'CN=SRV-1,OU=Corp,DC=corp,DC=example', value: null })
    expect(lines[1]).toEqual({ dn: 'CN=SRV-2,OU=Corp,DC=corp,DC=example', value: true })
    expect(lines[2]).toMatchObject({ error: { at: expect.any(Number), message: expect.stringContaining('IsCert') } })
    expect(lines[2]).not.toHaveProperty('value')
    expect(lines[3]).toEqual({ type: 'summary', objects: 3, values: { null: 1, true: 1 }, errors: 1 })
    expect(code).toBe(0)
  })

  test('takes an expression by itself, and Now() from the command line', async () => {
    const later = placed().map((arg) => (arg === now ? '2028-01-01T00:00:00Z' : arg))
    const { stdout } = await runCli('rule', 'eval', '--expression', at('good.txt'), ...later)
    expect(jsonLines(stdout)[0]).toMatchObject({ value: true })
  })

  test('explains every part with its place, its value, or that it was not evaluated', async () => {
    const { stdout } = await runCli('rule', 'eval', '--expression', at('good.txt'), ...placed(), '--explain')
    const [, second] = jsonLines(stdout)
    expect(second).toMatchObject({
      explain: {
        at: 0,
        text: filtering,
        value: true,
        parts: [{ value: true, parts: [{ value: true }, { skipped: true }] }, { value: true }, { skipped: true }],
      },
    })
  })

  test.each([
    ['a rule that does not flow to the attribute', ['--rule', 'rule.ps1', '--attribute', 'displayName'], 2],
    ['neither rule nor expression', ['--attribute', 'cloudFiltered'], 2],
    ['an expression with errors', ['--expression', 'bad.txt', '--attribute', 'x'], 3],
    ['a moment that is none', ['--expression', 'good.txt', '--attribute', 'x', '--now', 'soon'], 2],
    ['a file without a rule', ['--rule', 'computers.ldf', '--attribute', 'x'], 4],
  ])('refuses %s', async (_, given, expected) => {
    const placedArgs = given.map((arg) => (/\.(ps1|txt|ldf)$/.test(arg) ? at(arg) : arg))
    const { code, stdout, stderr } = await runCli('rule', 'eval', ...placedArgs, '--objects', at('computers.ldf'))
    expect([code, stdout]).toEqual([expected, ''])
    expect(stderr.length).toBeGreaterThan(0)
  })

  test('refuses objects where there are none', async () => {
    const { code } = await runCli('rule', 'eval', '--rule', at('rule.ps1'), '--objects', at('rule.ps1'), '--attribute', 'cloudFiltered')
    expect(code).toBe(4)
  })
})

describe('rule check', () => {
  test('says nothing of a rule without errors', async () => {
    expect(await runCli('rule', 'check', '--rule', at('rule.ps1'))).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('prints line and column, or the place in JSON, and ends with 3', async () => {
    const text = await runCli('rule', 'check', '--expression', at('bad.txt'))
    expect(text.code).toBe(3)
    expect(text.stdout).toMatch(/^2:3 .*Left.*$/m)
    expect(text.stdout).toMatch(/^3:3 .*StringFromGuid.*$/m)
    const json = jsonLines((await runCli('rule', 'check', '--expression', at('bad.txt'), '--json')).stdout)
    expect(json).toContainEqual(expect.objectContaining({ at: 27, length: 15, message: expect.stringContaining('StringFromGuid') }))
  })

  test('knows the attributes of a server whose folder it is given', async () => {
    const server = {
      connectors: [
        {
          id: connectorId,
          name: 'corp.example',
          kind: 'activeDirectory' as const,
          partitions: [],
          schema: [{ name: 'userCertificate', type: 'bin' as const, multi: true }],
        },
      ],
      rules: [rule('IIF(IsNullOrEmpty([userCertifcate]),True,NULL)')],
      metaverse: { attributes: [] },
    }
    for (const { path, bytes } of encodeServerConfiguration(server)) {
      mkdirSync(dirname(at(`server/${path}`)), { recursive: true })
      writeFileSync(at(`server/${path}`), bytes)
    }
    const { code, stdout } = await runCli('rule', 'check', '--rule', at('server'), '--json')
    expect(code).toBe(3)
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({
        severity: 'error',
        rule: 'In from AD - Computer Join',
        attribute: 'cloudFiltered',
        message: expect.stringContaining('userCertificate'),
      }),
    ])
  })
})

describe('rule diff', () => {
  test('shows two rules part by part, expressions token by token', async () => {
    const { code, stdout } = await runCli('rule', 'diff', at('rule.ps1'), at('other.ps1'))
    expect(code).toBe(0)
    expect(stdout).toContain('precedence: [-161-]{+170+}')
    expect(stdout).toContain('True,[-NULL-]{+ IgnoreThisFlow+})')
  })

  test('shows two expressions, and their parts in JSON', async () => {
    const { stdout } = await runCli('rule', 'diff', at('good.txt'), at('bad.txt'), '--json')
    expect(jsonLines(stdout)).toMatchObject([{ type: 'expression', kind: 'changed' }])
  })

  test('calls the same rule the same', async () => {
    const { stdout } = await runCli('rule', 'diff', at('rule.ps1'), at('rule.ps1'), '--json')
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({ type: 'rule', kind: 'same', fields: [], mappings: [] }),
      { type: 'summary', same: 1, formatting: 0, renumbered: 0, changed: 0, added: 0, removed: 0, moved: 0 },
    ])
  })
})

describe('rule export', () => {
  test('gives the rule as the editor exports it, so that it is read again', async () => {
    const { code, stdout } = await runCli('rule', 'export', '--rule', at('rule.ps1'), '--format', 'editor')
    expect(code).toBe(0)
    writeFileSync(at('again.ps1'), stdout)
    const { stdout: diff } = await runCli('rule', 'diff', at('rule.ps1'), at('again.ps1'), '--json')
    expect(jsonLines(diff)[0]).toMatchObject({ kind: 'same' })
  })

  test('changes the Computer Join rule as the page has it, asking for the connector where only its GUID is known', async () => {
    const { code, stdout } = await runCli('rule', 'export', '--rule', at('rule.ps1'), '--format', 'powershell')
    expect(code).toBe(0)
    expect(stdout).toContain('[Parameter(Mandatory = $true)][string]$ConnectorName')
    expect(stdout).toContain('StringFromGuid([objectGUID])')
    expect(stdout).toContain('$precedence = 162')
  })

  test('takes a rule for the change of another one, and knows the connector of a server by its name', async () => {
    const { stdout } = await runCli(
      'rule',
      'export',
      '--rule',
      at('other.ps1'),
      '--original',
      at('rule.ps1'),
      '--format',
      'html',
      '--lang',
      'fr',
    )
    expect(stdout).toContain('<html lang="fr">')
    expect(stdout).toContain('<del>NULL</del>')
    const named = await runCli('rule', 'export', '--rule', at('server'), '--format', 'undo')
    expect(named.stdout).toContain("[string]$ConnectorName = 'corp.example'")
    expect(named.stdout).toContain('Remove-ADSyncRule -Identifier $clone.Identifier')
  })

  test('refuses a format that there is none', async () => {
    expect((await runCli('rule', 'export', '--rule', at('rule.ps1'), '--format', 'pdf')).code).toBe(2)
  })
})
