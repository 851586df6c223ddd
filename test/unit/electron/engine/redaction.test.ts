import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyCaseFile } from '../../../../electron/engine/inspectCase.ts'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { expectInvariants, openTestEngine, type TestEngine } from './engineOnDisk.ts'

let folder: string
let target: string
let engine: TestEngine

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-redaction-'))
  target = join(folder, 'redacted.jcase')
  const zip = join(folder, 'secretcustomer.zip')
  writeFileSync(zip, scenarioZip(sampleScenario))
  engine = await openTestEngine({ person: 'Inés Ångström' }, folder)
  await engine.ask('case.create', { path: engine.casePath, title: 'SRV-APP-07 of Tailspin Toys' })
  await engine.ask('case.setRecord', { customer: 'Tailspin Toys', tags: ['Tailspin Toys'] })
  await engine.import(zip)
}, 60_000)
afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

async function allValues(): Promise<string[]> {
  const { rows, total } = await engine.ask('redact.preview', { offset: 0, limit: 500 })
  expect(rows).toHaveLength(total)
  return rows.filter(({ isWord }) => !isWord).map(({ value }) => value)
}

/** The simplest search there is: all bytes as Latin letters, and as they are without the zeros of UTF-16. */
function holds(path: string, value: string): boolean {
  const bytes = readFileSync(path)
  const [plain, wide] = [Buffer.from(value).toString('latin1'), Buffer.from(value, 'utf16le').toString('latin1')]
  const text = bytes.toString('latin1').toLowerCase()
  const base64 = Buffer.from(value).toString('base64').slice(0, -4)
  return (
    text.includes(plain.toLowerCase()) ||
    text.includes(wide.toLowerCase()) ||
    (base64.length > 8 && bytes.toString('latin1').includes(base64))
  )
}

async function verdicts(of: TestEngine) {
  const { rows } = await of.ask('devices.list', { offset: 0, limit: 500 })
  const views = await Promise.all(rows.map(({ id }) => of.ask('device.view', { deviceId: id })))
  return views.map(({ diagnosis }) => ({
    verdict: diagnosis.verdict.rule,
    findings: diagnosis.findings.map(({ rule, severity }) => `${severity} ${rule}`),
    steps: diagnosis.steps.map(({ id, state }) => `${id} ${state}`),
  }))
}

describe('a redacted copy', { timeout: 90_000 }, () => {
  it('holds none of the values, by a search of its own, and is a case without faults', async () => {
    const values = await allValues()
    expect(values.length).toBeGreaterThan(5)
    expect(values).toContain('Tailspin Toys')
    const { proof } = await engine.ask('redact.make', { path: target })
    expect(proof.left).toEqual([])
    expect(proof.forms).toEqual(expect.arrayContaining(['utf8', 'utf16le', 'utf16be', 'base64']))
    expect(values.filter((value) => holds(target, value))).toEqual([])
    expect(holds(target, 'secretcustomer')).toBe(false)
    expect(values.filter((value) => holds(engine.casePath, value)).length).toBeGreaterThan(0)
    expect(await verifyCaseFile(target)).toMatchObject({ ok: true })
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('is judged as the original is, also when it is judged anew', async () => {
    const before = await verdicts(engine)
    await engine.ask('redact.make', { path: target })
    const db = new Database(target)
    db.exec("UPDATE caseRecord SET knowledge = 'older'")
    db.close()
    await engine.ask('case.open', { path: target })
    await engine.engine.idle()
    expect(await verdicts(engine)).toEqual(before)
    await expectInvariants(engine)
  })

  it('says that it is one, who made it, and that the originals were dropped', async () => {
    await engine.ask('redact.make', { path: target })
    const log = await engine.ask('case.log', { offset: 0, limit: 1 })
    expect(log.rows[0]?.entry).toMatchObject({ action: 'redacted', who: 'Inés Ångström' })
    const { uid } = await engine.ask('case.record', {})
    await engine.ask('case.open', { path: target })
    const record = await engine.ask('case.record', {})
    expect(record).toMatchObject({ redacted: true, customer: 'Organisation-0001', tags: ['Organisation-0001'] })
    expect(record.uid).not.toBe(uid)
    const own = await engine.ask('case.log', { offset: 0, limit: 100 })
    expect(own.rows[0]?.entry).toMatchObject({ action: 'redacted' })
    expect(JSON.stringify(own)).not.toMatch(/Ångström|secretcustomer|Tailspin/)
    const report = join(folder, 'copy.json')
    await engine.ask('report.make', { path: report, format: 'json', language: 'en', zone: 'utc' })
    expect(readFileSync(report, 'utf8')).not.toMatch(/"sha256": "[0-9a-f]/)
    const [artefact] = await engine.artefacts()
    expect(await engine.failure('evidence.bytes', { artefactId: artefact?.id ?? 0, offset: 0, length: 16 })).toBe('bytesDropped')
  })

  it('is changed by what a person adds, leaves out and names', async () => {
    const changes = { add: ['dsregcmd'], except: ['Tailspin Toys'], standIns: [{ value: 'SRV-APP-07', standIn: 'Server-A' }] }
    const { rows } = await engine.ask('redact.preview', { ...changes, text: 'dsregcmd', offset: 0, limit: 5 })
    expect(rows).toMatchObject([{ kind: 'added', value: 'dsregcmd' }])
    await engine.ask('redact.make', { ...changes, path: target })
    expect(holds(target, 'dsregcmd.txt')).toBe(false)
    expect(holds(target, 'Tailspin Toys')).toBe(true)
    await engine.ask('case.open', { path: target })
    expect((await engine.ask('devices.list', { offset: 0, limit: 1 })).rows[0]?.name).toBe('SERVER-A')
  })

  it('is made though words of the product itself are names in it, and can be read', async () => {
    await engine.ask('case.setRecord', { engineer: 'info', customer: 'Evidence', tags: ['artefact'] })
    await engine.ask('notes.save', { text: 'Evidence of info' })
    const before = await verdicts(engine)
    await engine.ask('redact.make', { path: target, add: ['registryValue', 'artefact', 'Verdict'] })
    await engine.ask('case.open', { path: target })
    expect(await engine.ask('case.record', {})).toMatchObject({ customer: 'Organisation-0001', tags: ['redacted-0002'] })
    expect((await engine.ask('notes.list', {})).notes[0]?.text).toMatch(/^Organisation-0001 of user-\d+$/)
    expect(await verdicts(engine)).toEqual(before)
  })

  it('is not made where it was given up, where nothing may be written, or over the case itself', async () => {
    const making = engine.failure('redact.make', { path: target })
    await engine.ask('redact.cancel', {})
    expect(await making).toBe('redactionCancelled')
    expect(await engine.failure('redact.make', { path: engine.casePath })).toBe('cannotWrite')
    expect(await engine.failure('redact.make', { path: join(folder, 'missing', 'x.jcase') })).not.toBe('internal')
    expect(readdirSync(folder).filter((name) => name.includes('redacted'))).toEqual([])
  })
})

describe('a redacted report', { timeout: 90_000 }, () => {
  it('replaces what is added, keeps what is left out, and is made whatever short words are names', async () => {
    await engine.ask('case.setRecord', { engineer: 'info', customer: 'Verdict' })
    await engine.ask('notes.save', { text: 'Projekt Nordlicht of Tailspin Toys, ask info' })
    const changes = { redact: true, add: ['Projekt Nordlicht'], except: ['SRV-APP-07'] }
    for (const format of ['html', 'json'] as const) {
      const path = join(folder, `changed.${format}`)
      await engine.ask('report.make', { path, format, language: 'en', zone: 'utc', ...changes })
      const text = readFileSync(path, 'utf8')
      expect(text).not.toContain('Nordlicht')
      expect(text).toContain('SRV-APP-07')
      expect(text).toContain('ask user-')
    }
    const { document } = await engine.ask('report.preview', { language: 'en', zone: 'utc', ...changes })
    expect(JSON.stringify(document)).not.toContain('Nordlicht')
  })

  it.each(['html', 'md', 'json'] as const)('holds none of the values: %s', async (format) => {
    const values = await allValues()
    const path = join(folder, `report.${format}`)
    await engine.ask('report.make', { path, format, language: 'en', zone: 'utc', redact: true })
    expect(values.filter((value) => holds(path, value))).toEqual([])
  })

  it('holds none of the names that a case has while it is made, whenever one takes the place of another', async () => {
    const names = ['Fabrikam', 'Woodgrove', 'Litware', 'Proseware', 'Northwind', 'Adatum']
    for (const [i, name] of names.entries()) {
      const path = join(folder, `report-${i}.json`)
      const making = engine.ask('report.make', { path, format: 'json', language: 'en', zone: 'utc', redact: true })
      await setTimeout(i * 30)
      await engine.ask('case.setRecord', { customer: name, tags: [`of ${name}`] })
      await making
      const text = readFileSync(path, 'utf8')
      expect(names.filter((each) => text.includes(each))).toEqual([])
    }
  })

  it('is not made once another case is open', async () => {
    const path = join(folder, 'late.json')
    const making = engine.engine.dispatch('report.make', { path, format: 'json', language: 'en', zone: 'utc', redact: true })
    await engine.ask('case.create', { path: join(folder, 'other.jcase') })
    expect(await making).toMatchObject({ ok: false, failure: { code: expect.stringMatching(/ancelled|caseClosed/) } })
    expect(existsSync(path)).toBe(false)
  })
})

describe('a report of a redacted copy', { timeout: 90_000 }, () => {
  it('tells no stand-in as the hash of a file', async () => {
    await engine.ask('redact.make', { path: target })
    await engine.ask('case.open', { path: target })
    const { document } = await engine.ask('report.preview', { language: 'en', zone: 'utc', parts: ['evidence'] })
    expect(JSON.stringify(document)).toContain('SHA-256')
    expect(JSON.stringify(document)).not.toMatch(/[0-9a-f]{64}/)
  })
})
