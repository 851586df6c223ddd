import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeLdif } from '../../../../shared/scenarios/encoders/encodeLdif.ts'
import { encodeServerConfiguration } from '../../../../shared/scenarios/encoders/encodeServerConfiguration.ts'
import { encodeSyncRuleScript } from '../../../../shared/scenarios/encoders/encodeSyncRuleScript.ts'
import { computer } from '../../shared/parse/directory/computers.ts'
import { connector, fullRule } from '../../shared/parse/syncRules/rules.ts'
import { jsonLines, runCli } from './runCli.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-decode-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const decode = async (name: string, bytes: Uint8Array) => {
  const { code, stdout } = await runCli('decode', write(name, bytes))
  return { code, lines: jsonLines(stdout) }
}

describe('joinsight decode of rules and directories', () => {
  it('prints a rule with the documented fields in their order, whatever file it came from', async () => {
    const rule = fullRule(1)
    const documented = ['type', 'name', 'id', 'direction', 'precedence', 'connector', 'disabled', 'mappings', 'scope', 'join']
    const [file] = encodeServerConfiguration({ rules: [rule], connectors: [] })
    for (const [name, bytes, format] of [
      ['rule.ps1', encodeSyncRuleScript([rule]), 'syncRuleScript'],
      ['rule.xml', file?.bytes ?? new Uint8Array(), 'syncRuleXml'],
    ] as const) {
      const { code, lines } = await decode(name, bytes)
      expect(code).toBe(0)
      expect(lines).toHaveLength(2)
      expect(Object.keys(lines[0] ?? {}).slice(0, documented.length)).toEqual(documented)
      expect(lines[0]).toMatchObject({ ...rule })
      expect(lines[1]).toEqual({ type: 'summary', format, records: 1, decoded: 1, problems: 0, complete: true })
    }
  })

  it('prints a directory object with its name and attributes, bytes in hex, and nothing else', async () => {
    const object = computer(1)
    const { code, lines } = await decode('computers.ldif', encodeLdif([object]))
    expect(code).toBe(0)
    expect(lines[0]).toEqual({ type: 'adObject', dn: object.dn, attributes: object.attributes })
  })

  it('prints no connector, which only the case needs, and says that all was read', async () => {
    const [file] = encodeServerConfiguration({ rules: [], connectors: [connector] })
    const { code, lines } = await decode('connector.xml', file?.bytes ?? new Uint8Array())
    expect(code).toBe(0)
    expect(lines).toEqual([{ type: 'summary', format: 'syncConnectorXml', records: 0, decoded: 0, problems: 0, complete: true }])
  })

  it('lists what is damaged with its place, and ends with 3', async () => {
    const bytes = new Uint8Array(Buffer.from('dn: CN=A,DC=b\ncn: A\nuserCertificate:: MII\n'))
    const { code, lines } = await decode('broken.ldif', bytes)
    expect(code).toBe(3)
    expect(lines).toMatchObject([
      { type: 'problem', offset: 20, field: 'line 3' },
      { type: 'adObject', dn: 'CN=A,DC=b', attributes: { cn: ['A'] } },
      { type: 'summary', records: 1, problems: 1, complete: false },
    ])
  })
})
