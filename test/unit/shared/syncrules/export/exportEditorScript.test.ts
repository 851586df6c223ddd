import { expect, test } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { parseSyncRuleScript } from '../../../../../shared/parse/syncRules/parseSyncRuleScript.ts'
import { exportEditorScript } from '../../../../../shared/syncrules/export/exportEditorScript.ts'
import { corpusBytes, describeWithCorpus } from '../../../../corpus.ts'

function rulesIn(bytes: Uint8Array): SyncRule[] {
  return [...parseSyncRuleScript({ bytes, name: 'rule.ps1' })].flatMap((item) => {
    if (item.type === 'problem') throw new Error(item.problem.message)
    if (item.type !== 'record' || item.record.type !== 'syncRule') return []
    const { type: _type, ...rule } = item.record
    return [rule]
  })
}
const readAgain = (rules: readonly SyncRule[]) => rulesIn(new TextEncoder().encode(exportEditorScript(rules)))

const hostile: SyncRule = {
  name: 'It’s; Remove-Item C:\\ -Recurse #',
  id: 'b9ff77b5-28e2-489d-802a-5beb4b41a4f2',
  description: "a 'quoted' ‘text’ $(Get-Process) `n\nsecond line",
  direction: 'Inbound',
  precedence: 90,
  precedenceAfter: '00000000-0000-0000-0000-000000000000',
  precedenceBefore: '00000000-0000-0000-0000-000000000000',
  connector: '9e07a96a-57fe-457c-8354-cfee0fb0a549',
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  softDeleteExpiryInterval: '0',
  disabled: true,
  mappings: [
    { target: 'displayName', flow: 'Expression', source: ['cn'], expression: 'IIF([cn]="\'",\n"x","$a`b")', merge: 'Update' },
    { target: 'cloudCreated', flow: 'Constant', source: ['False'], merge: 'Update', once: true },
  ],
  scope: [
    [{ attribute: 'adminDescription', operator: 'NOTSTARTSWITH', value: "O'Neil" }],
    [{ attribute: 'cn', operator: 'ISNOTNULL', value: '' }],
  ],
  join: [[{ attribute: 'objectGUID', metaverse: 'deviceId', caseSensitive: false }]],
}

test('what is exported is read back as it was, whatever a text holds', () => {
  expect(readAgain([hostile])).toEqual([expect.objectContaining(hostile)])
})

test('several rules stand one after the other', () => {
  expect(readAgain([hostile, { ...hostile, name: 'Two' }]).map(({ name }) => name)).toEqual([hostile.name, 'Two'])
})

describeWithCorpus('F/sre-export', () => {
  test('the editor’s own export comes out as it went in', () => {
    const bytes = corpusBytes('F/sre-export/ComputerJoin_precedence161.ps1.txt')
    const lines = (text: string) => text.replaceAll('\r\n', '\n').trimEnd()
    expect(lines(exportEditorScript(rulesIn(bytes)))).toBe(lines(new TextDecoder().decode(bytes)))
  })
})
