import { expect, test } from 'vitest'
import { type ImpactOptions, startImpact } from '../../../../../electron/engine/impact/impactRun.ts'
import type { ImpactTask } from '../../../../../electron/engine/impact/messages.ts'
import type { DirectoryObjectRecord } from '../../../../../shared/facts/record.ts'
import { encodeCertificate } from '../../../../../shared/scenarios/encoders/encodeCertificate.ts'
import { importFile, newCase } from '../../store/caseFixture.ts'

const workerUrl = new URL('../../../../../electron/engine/impact/impactWorker.ts', import.meta.url)
const guid = '00112233-4455-6677-8899-aabbccddeeff'
const guidHex = '33221100554477668899aabbccddeeff'
const now = '2026-01-01T00:00:00.000Z'
const day = 86_400_000

const certificate = (subjectCn: string, to: number): string =>
  Buffer.from(encodeCertificate({ subjectCn, notBefore: Date.parse(now) - day, notAfter: Date.parse(now) + to * day })).toString('hex')

const computer = (name: string, os: string, osVersion: string, userCertificate?: string): DirectoryObjectRecord => ({
  type: 'adObject',
  dn: `CN=${name},OU=Corp,DC=corp,DC=example`,
  attributes: {
    objectClass: ['computer'],
    cn: [name],
    operatingSystem: [os],
    operatingSystemVersion: [osVersion],
    objectGUID: [guidHex],
    ...(userCertificate !== undefined && { userCertificate: [userCertificate] }),
  },
  binary: ['objectGUID', 'userCertificate'],
})
const computers = [
  computer('SRV-1', 'Windows Server 2012 R2 Standard', '6.3 (9600)', certificate(guid, 10)),
  computer('SRV-2', 'Windows Server 2012 R2 Standard', '6.3 (9600)', certificate(guid, -10)),
  computer('PC-1', 'Windows 10 Enterprise', '10.0 (19045)', certificate('someone else', 10)),
  computer('PC-2', 'Windows 10 Enterprise', '10.0 (19045)'),
]

const task: ImpactTask = {
  before: { kind: 'expression', text: 'IIF(IsNullOrEmpty([userCertificate]) || Left([operatingSystemVersion], 2) = "6.",True,NULL)' },
  after: {
    kind: 'expression',
    text: 'IIF(IsNullOrEmpty([userCertificate]) || CertNotAfter(Item([userCertificate], 1)) < Now(),True,NULL)',
  },
  attribute: 'cloudFiltered',
  now,
  connectors: [
    {
      id: 'c',
      name: 'corp',
      kind: 'activeDirectory',
      partitions: [{ dn: 'DC=corp,DC=example', name: 'corp', inclusions: ['OU=Corp,DC=corp,DC=example'], exclusions: [] }],
      schema: [],
    },
  ],
}

async function run(
  objects: readonly DirectoryObjectRecord[],
  changed: Partial<ImpactTask> = {},
  onProgress: ImpactOptions['onProgress'] = () => undefined,
) {
  const { db, writer } = newCase()
  const items = objects.map((record, at) => ({ type: 'record', record, locator: { kind: 'line', line: at + 1 } }) as const)
  const { artefactId } = await importFile(writer, { format: 'ldif', items })
  return startImpact({ runId: 1, db, task: { ...task, ...changed }, artefactIds: [artefactId], workerUrl, onProgress })
}

test('every computer is compared, those that change first; systems, certificates and containers are counted', async () => {
  const impact = await run(computers)
  await impact.ended
  expect(impact.progress()).toEqual({ state: 'done', done: 4, total: 4 })
  const rows = impact.rows.filtered({})
  expect(rows.map(({ name, change, family }) => [name, change, family])).toEqual([
    ['SRV-1', 'toSynced', 'server2012R2'],
    ['PC-1', 'unchanged', 'windows10'],
    ['PC-2', 'unchanged', 'windows10'],
    ['SRV-2', 'unchanged', 'server2012R2'],
  ])
  expect(rows[0]).toMatchObject({
    before: { kind: 'value', value: 'True' },
    after: { kind: 'value', value: 'NULL' },
    certificate: { state: 'valid', count: 1, valid: 1, notAfter: '2026-01-11T00:00:00.000Z' },
    container: 'in',
  })
  const { counts, certificates, containers, families } = impact.rows.summary()
  expect(counts).toEqual({ toSynced: 1, toFiltered: 0, changed: 0, unchanged: 3, error: 0 })
  expect(certificates).toEqual({ none: 1, valid: 1, expired: 1, notYet: 0, otherSubject: 1, unreadable: 0 })
  expect(containers).toEqual({ in: 4, out: 0, unknown: 0 })
  expect(families.find(({ id }) => id === 'server2012R2')).toMatchObject({ computers: 2, counts: { toSynced: 1, unchanged: 1 } })
})

test('a filter narrows by change, system, certificate, container and text', async () => {
  const impact = await run(computers)
  await impact.ended
  const names = (filter: Parameters<typeof impact.rows.filtered>[0]) => impact.rows.filtered(filter).map(({ name }) => name)
  expect(names({ change: ['toSynced'] })).toEqual(['SRV-1'])
  expect(names({ family: ['windows10'], certificate: ['none'] })).toEqual(['PC-2'])
  expect(names({ container: ['out'] })).toEqual([])
  expect(names({ text: 'srv-2' })).toEqual(['SRV-2'])
})

test('a computer that cannot be evaluated is an error with its words, and the others go on', async () => {
  const impact = await run([computer('BAD', 'Windows 10', '10.0', '3003'), ...computers])
  await impact.ended
  expect(impact.rows.summary().counts.error).toBe(1)
  expect(impact.rows.filtered({ change: ['error'] })[0]).toMatchObject({
    name: 'BAD',
    after: { kind: 'error', message: { en: expect.stringContaining('IsCert') } },
  })
})

test('an expression with errors is refused before any computer is looked at', async () => {
  const impact = await run(computers, { after: { kind: 'expression', text: 'IIF(' } })
  await impact.ended
  const { state, done, message } = impact.progress()
  expect([state, done]).toEqual(['failed', 0])
  expect(message?.fr.length).toBeGreaterThan(0)
})

test('a run that is cancelled keeps what it has and ends', async () => {
  const many = Array.from({ length: 2000 }, (_, at) => computer(`PC-${at}`, 'Windows 10', '10.0'))
  const impact = await run(many, {}, (progress) => void progress.cancel())
  await impact.ended
  const { state, done, total } = impact.progress()
  expect(state).toBe('cancelled')
  expect(total).toBe(2000)
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(2000)
})

test('no computers at all are done at once', async () => {
  const impact = await run([])
  await impact.ended
  expect(impact.progress()).toEqual({ state: 'done', done: 0, total: 0 })
})
