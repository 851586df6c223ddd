import { expect, test } from 'vitest'
import { listDevices, readDevice } from '../../../../electron/store/deviceReads.ts'
import { listFindings, listReviews, readDiagnosis } from '../../../../electron/store/diagnosisReads.ts'
import { diagnosisRow } from '../../../../electron/store/diagnosisRow.ts'
import { MAX_SAVED_DIAGNOSES } from '../../../../electron/store/diagnosisWrites.ts'
import { listEnrollmentCodes, readOverview } from '../../../../electron/store/overviewReads.ts'
import type { Writer } from '../../../../electron/store/writer.ts'
import { type DeviceDiagnosis, deviceDiagnosisSchema, type Finding } from '../../../../shared/contract/diagnosis.ts'
import { deviceRowSchema } from '../../../../shared/contract/viewRequests.ts'
import { importFile, newCase } from './caseFixture.ts'

const page = { offset: 0, limit: 500 }
const both = (text: string) => ({ en: text, fr: text })

const finding = (rule: string, severity: Finding['severity'], artefactId: number): Finding => ({
  rule,
  severity,
  confidence: 'certain',
  title: both(rule),
  cause: both('because'),
  actions: [],
  links: [],
  procedures: [],
  codes: [],
  evidence: [{ artefactId, file: 'a', path: 'a', format: 'reg', locator: { kind: 'line', line: 1 }, quote: 'q' }],
  against: [],
  explains: [],
})

const diagnosis = (severity: DeviceDiagnosis['verdict']['severity'], findings: Finding[], code?: number): DeviceDiagnosis => ({
  ...(code === undefined
    ? {}
    : {
        enrollmentStatus: {
          code,
          hex: `0x${code.toString(16)}`,
          documented: true,
          title: both('t'),
          severity: 'error',
          editions: [],
          evidence: [],
        },
      }),
  join: { observed: 'domainOnly', flow: { candidates: [] }, modeBecause: both('m'), modeEvidence: [], observedEvidence: [] },
  steps: [],
  findings,
  verdict: { rule: findings[0]?.rule ?? 'healthy', title: both('v'), cause: both('c'), severity, provisional: false, collect: [] },
  disagreements: [],
  judgedFor: '2026-02-01T00:00:00.0000000Z',
})

async function device(writer: Writer, name: string) {
  const { deviceId } = await writer.write('createDevice', { name })
  const { artefactId } = await importFile(writer, { content: name, path: `${name}.txt`, deviceId })
  return { deviceId, artefactId }
}

test('a diagnosis comes back as it was saved, and again after it was replaced', async () => {
  const { db, writer } = newCase()
  const { deviceId, artefactId } = await device(writer, 'PC-1')
  expect(readDiagnosis(db, deviceId)).toBeUndefined()
  const first = diagnosis('error', [finding('scp-tenant-mismatch', 'error', artefactId), finding('other', 'info', artefactId)], 37)
  await writer.write('saveDiagnosis', { deviceId, diagnosis: first })
  expect(readDiagnosis(db, deviceId)).toEqual(first)
  expect(deviceDiagnosisSchema.parse(readDiagnosis(db, deviceId))).toEqual(first)
  const second = diagnosis('ok', [])
  await writer.write('saveDiagnosis', { deviceId, diagnosis: second })
  expect(readDiagnosis(db, deviceId)).toEqual(second)
})

test('a device row shows its diagnosis; one that was not judged yet says so', async () => {
  const { db, writer } = newCase()
  const { deviceId, artefactId } = await device(writer, 'PC-1')
  expect(deviceRowSchema.parse(readDevice(db, deviceId)).verdict).toMatchObject({ rule: 'insufficient-evidence', provisional: true })
  await writer.write('saveDiagnosis', { deviceId, diagnosis: diagnosis('error', [finding('a', 'error', artefactId)], 15) })
  expect(deviceRowSchema.parse(readDevice(db, deviceId))).toMatchObject({
    enrollmentStatus: { code: 15, hex: '0xf' },
    observed: 'domainOnly',
    artefacts: 1,
    findings: { errors: 1, warnings: 0, infos: 0 },
    unreviewed: 0,
  })
})

test('a review stays when the findings are made again, and counts warnings of the analyzer down', async () => {
  const { db, writer } = newCase()
  const { deviceId, artefactId } = await device(writer, 'PC-1')
  const found = diagnosis('warning', [
    finding('analyzer-result:121023', 'warning', artefactId),
    finding('analyzer-result:130018', 'error', artefactId),
    finding('analyzer-result:1', 'info', artefactId),
  ])
  const save = () => writer.write('saveDiagnosis', { deviceId, diagnosis: found })
  await save()
  const unreviewed = () => readDevice(db, deviceId)?.unreviewed
  expect(unreviewed()).toBe(2)
  const review = { deviceId, key: 'analyzer-result:121023', note: 'known proxy', at: '2026-03-01T00:00:00Z' }
  await writer.write('setReview', { ...review, state: 'reviewed' })
  await save()
  expect(unreviewed()).toBe(1)
  expect(readDiagnosis(db, deviceId)?.findings[0]?.review).toEqual({ state: 'reviewed', note: 'known proxy', at: '2026-03-01T00:00:00Z' })
  await writer.write('setReview', { ...review, state: null })
  expect(unreviewed()).toBe(2)
  expect(listReviews(db, deviceId)).toEqual([{ key: 'analyzer-result:121023', note: 'known proxy', at: '2026-03-01T00:00:00Z' }])
  await writer.write('setReview', { ...review, state: null, note: '' })
  expect(listReviews(db, deviceId)).toEqual([])
})

test('what people said of a finding waits for it where its rule vanishes for a while, and outlasts new knowledge', async () => {
  const { db, writer } = newCase()
  const { deviceId, artefactId } = await device(writer, 'PC-1')
  const found = (...rules: string[]) =>
    diagnosis(
      'error',
      rules.map((rule) => finding(rule, 'error', artefactId)),
    )
  const reviewsShown = () => readDiagnosis(db, deviceId)?.findings.map(({ rule, review }) => [rule, review?.state, review?.note])
  await writer.write('saveDiagnosis', { deviceId, diagnosis: found('scp-missing', 'clock-wrong') })
  const at = '2026-03-01T00:00:00Z'
  await writer.write('setReview', { deviceId, key: 'scp-missing', state: 'confirmed', note: '', at })
  await writer.write('setReview', { deviceId, key: 'clock-wrong', state: 'dismissed', note: 'a test machine', at })
  await writer.write('saveDiagnosis', { deviceId, diagnosis: found('scp-missing', 'dns-not-resolving') })
  expect(reviewsShown()).toEqual([
    ['scp-missing', 'confirmed', ''],
    ['dns-not-resolving', undefined, undefined],
  ])
  await writer.write('setKnowledge', { knowledge: '2027-01', appVersion: '0.2.0' })
  await writer.write('saveDiagnosis', { deviceId, diagnosis: found('clock-wrong', 'scp-missing') })
  expect(reviewsShown()).toEqual([
    ['clock-wrong', 'dismissed', 'a test machine'],
    ['scp-missing', 'confirmed', ''],
  ])
})

test('diagnoses of several devices are saved together, or none of them', async () => {
  const { db, writer } = newCase()
  const one = await device(writer, 'PC-1')
  const two = await device(writer, 'PC-2')
  const row = (deviceId: number) => diagnosisRow(deviceId, diagnosis('error', [finding('a', 'error', one.artefactId)]))
  await expect(writer.write('saveDiagnoses', { rows: [row(one.deviceId), row(99)] })).rejects.toThrow(/FOREIGN KEY/)
  expect(readDiagnosis(db, one.deviceId)).toBeUndefined()
  await writer.write('saveDiagnoses', { rows: [row(one.deviceId), row(two.deviceId)] })
  expect(listFindings(db, page).rows.map(({ deviceId }) => deviceId)).toEqual([one.deviceId, two.deviceId])
  const many = Array.from({ length: MAX_SAVED_DIAGNOSES + 1 }, () => row(one.deviceId))
  await expect(writer.write('saveDiagnoses', { rows: many })).rejects.toThrow(/25 at most/)
})

test('lists put what needs attention first', async () => {
  const { db, writer } = newCase()
  const severities = ['ok', 'error', 'unknown', 'warning', 'error'] as const
  for (const [index, severity] of severities.entries()) {
    const { deviceId, artefactId } = await device(writer, `PC-${index}`)
    const findings = severity === 'error' || severity === 'warning' ? [finding(`rule-${index}`, severity, artefactId)] : []
    await writer.write('saveDiagnosis', { deviceId, diagnosis: diagnosis(severity, findings, index % 2 === 0 ? 37 : 15) })
  }
  const names = (query: object) => listDevices(db, { ...page, ...query }).rows.map((row) => row.name)
  expect(names({})).toEqual(['PC-1', 'PC-4', 'PC-3', 'PC-0', 'PC-2'])
  expect(names({ sort: { by: 'name', descending: false } })).toEqual(['PC-0', 'PC-1', 'PC-2', 'PC-3', 'PC-4'])
  expect(names({ filter: { text: 'pc-3' } })).toEqual(['PC-3'])
  expect(listFindings(db, page).rows.map((row) => row.finding.rule)).toEqual(['rule-1', 'rule-4', 'rule-3'])
  expect(readOverview(db, {}).devices).toEqual({ total: 5, errors: 2, warnings: 1, healthy: 1, unknown: 1 })
  expect(listEnrollmentCodes(db, {}).map(({ code, deviceCount }) => [code, deviceCount])).toEqual([
    [15, 2],
    [37, 3],
  ])
})

test('the overview counts evidence by format, over the case and over one device', async () => {
  const { db, writer } = newCase()
  const { deviceId } = await device(writer, 'PC-1')
  await device(writer, 'PC-2')
  await writer.write('saveDiagnosis', { deviceId, diagnosis: diagnosis('ok', []) })
  expect(readOverview(db, {})).toMatchObject({
    evidence: [{ format: 'dsregcmd', artefacts: 2, records: 0, bytes: 8, notRead: 0 }],
    collected: { from: '2026-02-01T00:00:00.0000000Z', to: '2026-02-01T00:00:00.0000000Z' },
  })
  expect(readOverview(db, { deviceId }).evidence).toMatchObject([{ artefacts: 1, bytes: 4 }])
})

test('an empty case has an empty overview', () => {
  const { db } = newCase()
  expect(readOverview(db, {})).toEqual({ devices: { total: 0, errors: 0, warnings: 0, healthy: 0, unknown: 0 }, evidence: [] })
})
