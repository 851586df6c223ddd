import { expect, test } from 'vitest'
import { listRuleDrafts } from '../../../../electron/store/ruleDrafts.ts'
import { listConnectors, listRuleSets, listRules, recordsOfType } from '../../../../electron/store/ruleReads.ts'
import type { EvidenceRecord } from '../../../../shared/facts/record.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import { importFile, newCase } from './caseFixture.ts'

const rule = (name: string, precedence: number, more: Partial<SyncRule> = {}): SyncRule => ({
  name,
  description: '',
  direction: 'Inbound',
  precedence,
  disabled: false,
  mappings: [],
  scope: [],
  join: [],
  ...more,
})
const item = (record: EvidenceRecord) => ({ type: 'record', record, locator: { kind: 'line', line: 1 } }) as const
const ruleFile = (name: string, precedence: number, more?: Partial<SyncRule>) => ({
  format: 'syncRuleXml' as const,
  path: `SynchronizationRules/${name}.xml`,
  content: name,
  items: [item({ type: 'syncRule', ...rule(name, precedence, more) })],
})
const page = { offset: 0, limit: 500 }

async function serverCase() {
  const made = newCase()
  const { writer } = made
  await importFile(writer, ruleFile('Out', 100, { direction: 'Outbound' }))
  await importFile(writer, ruleFile('Join', 160))
  await importFile(writer, ruleFile('Common', 101))
  await importFile(writer, {
    format: 'syncConnectorXml',
    path: 'Connectors/a.xml',
    content: 'connector',
    items: [item({ type: 'syncConnector', id: 'c1', name: 'corp.example', kind: 'activeDirectory', partitions: [], schema: [] })],
  })
  return made
}

test('a server is one set: its rules by direction, then precedence, with the connectors that came along', async () => {
  const { db } = await serverCase()
  const [set, ...others] = listRuleSets(db)
  expect(others).toEqual([])
  expect(set).toMatchObject({ name: 'a.zip', rules: 3, connectors: [{ id: 'c1', name: 'corp.example', kind: 'activeDirectory' }] })
  const { total, rows } = listRules(db, { setId: set?.setId ?? 0, ...page })
  expect(total).toBe(3)
  expect(rows.map(({ record }) => record.name)).toEqual(['Common', 'Join', 'Out'])
  expect(rows[1]?.record).toMatchObject({ type: 'syncRule', name: 'Join', precedence: 160 })
  expect(listConnectors(db, set?.setId ?? 0)).toHaveLength(1)
  expect(recordsOfType(db, set?.setId ?? 0, 'metaverseSchema')).toEqual([])
})

test('two servers are two sets, the newest first; a file that lies twice in one of them counts once', async () => {
  const { db, writer } = await serverCase()
  await importFile(writer, { ...ruleFile('Join', 160), container: '/evidence/b.zip' })
  await importFile(writer, { ...ruleFile('Join', 160), container: '/evidence/b.zip', path: 'old/Join.xml' })
  expect(listRuleSets(db).map(({ name, setId }) => [name, listRules(db, { setId, ...page }).total])).toEqual([
    ['b.zip', 1],
    ['a.zip', 3],
  ])
})

test('a draft comes back as it was last saved, and is gone once discarded', async () => {
  const { db, writer } = newCase()
  const at = '2026-03-01T12:00:00.000Z'
  const { draftId } = await writer.write('saveRuleDraft', { setId: 1, cloneOf: 7, rule: rule('Mine', 161), confirmed: [], at })
  const changed = { draftId, setId: 1, cloneOf: 7, rule: rule('Mine, better', 162), confirmed: ['sideEffects'], at }
  expect((await writer.write('saveRuleDraft', changed)).draftId).toBe(draftId)
  await writer.write('saveRuleDraft', { setId: null, rule: rule('By hand', 1), confirmed: [], at })
  expect(listRuleDrafts(db)).toEqual([changed, { draftId: draftId + 1, setId: null, rule: rule('By hand', 1), confirmed: [], at }])
  await writer.write('discardRuleDraft', { draftId })
  expect(listRuleDrafts(db)).toHaveLength(1)
})
