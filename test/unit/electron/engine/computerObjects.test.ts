import { expect, test } from 'vitest'
import { computerObjectsOf } from '../../../../electron/engine/syncrules/computerObjects.ts'
import type { DirectoryObjectRecord, EvidenceRecord } from '../../../../shared/facts/record.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import { importFile, newCase } from '../store/caseFixture.ts'
import { addDevice } from '../store/fleetFixture.ts'

const now = new Date('2026-01-01T00:00:00Z')
const guid = '00112233-4455-6677-8899-aabbccddeeff'

const object = (name: string, more: Record<string, string[]> = {}): DirectoryObjectRecord => ({
  type: 'adObject',
  dn: `CN=${name},OU=Corp,DC=corp,DC=example`,
  attributes: {
    objectClass: ['computer'],
    sAMAccountName: [`${name}$`],
    operatingSystem: ['Windows Server 2012 R2 Standard'],
    operatingSystemVersion: ['6.3 (9600)'],
    ...more,
  },
  binary: ['objectGUID', 'userCertificate'],
})
const rule = (name: string, expression: string, more: Partial<SyncRule> = {}): SyncRule => ({
  name,
  description: '',
  direction: 'Inbound',
  precedence: 160,
  connector: 'c1',
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: false,
  mappings: [{ target: 'cloudFiltered', flow: 'Expression', source: ['userCertificate'], expression, merge: 'Update' }],
  scope: [],
  join: [],
  ...more,
})
const connector: EvidenceRecord = {
  type: 'syncConnector',
  id: 'c1',
  name: 'corp.example',
  kind: 'activeDirectory',
  partitions: [{ dn: 'DC=corp,DC=example', name: 'corp', inclusions: ['OU=Corp,DC=corp,DC=example'], exclusions: [] }],
  schema: [],
}

async function caseWith(objects: readonly DirectoryObjectRecord[], rules: readonly SyncRule[], device: Parameters<typeof addDevice>[1]) {
  const { db, writer } = newCase()
  const items = (records: readonly EvidenceRecord[]) =>
    records.map((record, at) => ({ type: 'record', record, locator: { kind: 'line', line: at + 1 } }) as const)
  await importFile(writer, { format: 'ldif', path: 'computers.ldf', content: 'objects', items: items(objects) })
  const records = [...rules.map((one) => ({ type: 'syncRule' as const, ...one })), connector]
  await importFile(writer, {
    format: 'syncRuleScript',
    path: 'rules.ps1',
    container: '/evidence/CONNECT01',
    content: 'rules',
    items: items(records),
  })
  return { db, deviceId: await addDevice(writer, device) }
}

test('a device finds its object by name, with what each rule, the containers and the certificates say of it', async () => {
  const rules = [
    rule('In from AD - Computer Join', 'IIF(IsNullOrEmpty([userCertificate]),True,NULL)'),
    rule('Old one', 'NULL', { disabled: true }),
    rule('Users', 'True', { sourceObjectType: 'user' }),
    rule('Out', 'True', { direction: 'Outbound' }),
  ]
  const { db, deviceId } = await caseWith([object('SRV-1'), object('SRV-2')], rules, { name: 'srv-1' })
  const [found, ...others] = computerObjectsOf(db, deviceId, now)
  expect(others).toEqual([])
  expect(found).toMatchObject({
    object: { name: 'SRV-1', os: 'Windows Server 2012 R2 Standard' },
    matchedBy: 'name',
    container: { state: 'in', decidedBy: 'OU=Corp,DC=corp,DC=example' },
    certificate: { state: 'none', count: 0, valid: 0 },
    evidence: { file: 'computers.ldf', locator: { kind: 'line', line: 1 } },
  })
  expect(found?.rules.map(({ rule: name, disabled, outcome }) => [name, disabled, outcome])).toEqual([
    ['In from AD - Computer Join', false, { kind: 'value', value: 'True' }],
    ['Old one', true, { kind: 'noFlow' }],
  ])
})

test('the objectGUID wins over the name', async () => {
  const objects = [object('SRV-1'), object('RENAMED', { objectGUID: ['33221100554477668899aabbccddeeff'] })]
  const { db, deviceId } = await caseWith(objects, [], { name: 'SRV-1', aadDeviceId: guid })
  expect(computerObjectsOf(db, deviceId, now)).toMatchObject([{ object: { name: 'RENAMED' }, matchedBy: 'objectGuid' }])
})

test('a rule whose expression cannot be read says so, and the others are told all the same', async () => {
  const rules = [rule('Broken', 'IIF('), rule('Fine', 'True', { precedence: 161 })]
  const { db, deviceId } = await caseWith([object('SRV-1')], rules, { name: 'SRV-1' })
  const [found] = computerObjectsOf(db, deviceId, now)
  expect(found?.rules.map(({ outcome }) => outcome.kind)).toEqual(['error', 'value'])
})

test('a device without an object has none', async () => {
  const { db, deviceId } = await caseWith([object('SRV-2')], [], { name: 'SRV-1' })
  expect(computerObjectsOf(db, deviceId, now)).toEqual([])
})
