import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReportFormat } from '../../../../../shared/contract/reportRequests.ts'
import { sampleScenario } from '../../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine, type TestEngine } from '../engineOnDisk.ts'

const now = () => new Date('2026-11-23T08:15:00.000Z')
let folder: string
let engine: TestEngine

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-report-'))
  const zip = join(folder, 'result.zip')
  writeFileSync(zip, scenarioZip(sampleScenario))
  engine = await openTestEngine({ now }, folder)
  await engine.ask('case.create', { path: engine.casePath, title: 'Contoso' })
  await engine.import(zip)
})
afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

async function made(format: ReportFormat, options: { deviceId?: number; zone?: string; on?: TestEngine } = {}): Promise<Buffer> {
  const { on = engine, zone = 'utc', ...of } = options
  const path = join(folder, `report.${format}`)
  const { bytes } = await on.ask('report.make', { path, format, language: 'en', zone, ...of })
  const written = readFileSync(path)
  expect(written.length).toBe(bytes)
  return written
}

const onlyDevice = async (): Promise<number> => (await engine.ask('devices.list', { offset: 0, limit: 1 })).rows[0]?.id ?? -1

describe('a report of a case', () => {
  it('has verdict, flow, findings with the evidence’s words, timeline, files with hashes, and says what made it', async () => {
    const html = (await made('html')).toString()
    for (const part of [
      'DNS does not resolve enterpriseregistration.windows.net',
      'Join flow',
      'aria-label="Join flow.',
      'Timeline excerpt',
      'SystemInfoLogs/dsregcmd.txt',
      'knowledge edition',
      'Joinsight 0.0.1',
    ])
      expect(html).toContain(part)
    expect(html).toMatch(/<code><bdi>[0-9a-f]{64}<\/bdi><\/code>/)
  })

  it.each(['html', 'pdf', 'md', 'json'] as const)(
    'is the same bytes each time, also after the case was closed and opened: %s',
    async (format) => {
      const first = await made(format)
      const second = await made(format)
      expect(second.equals(first)).toBe(true)
      await engine.ask('case.close', {})
      await engine.ask('case.open', { path: engine.casePath })
      await engine.engine.idle()
      expect((await made(format)).equals(first)).toBe(true)
    },
  )

  it('tells what people wrote, reviewed and pinned', async () => {
    const deviceId = await onlyDevice()
    await engine.ask('notes.save', { deviceId, text: 'Asked **the network team**.' })
    await engine.ask('checklist.add', { deviceId, texts: ['Add the forwarder'] })
    await engine.ask('case.setRecord', { customer: 'Contoso AG', ticket: 'T-4711', status: 'waiting' })
    const { diagnosis } = await engine.ask('device.view', { deviceId })
    await engine.ask('case.review', { deviceId, key: diagnosis.verdict.rule, state: 'confirmed', note: 'seen on site' })
    const { rows } = await engine.ask('events.page', { filter: { deviceId }, offset: 0, limit: 1 })
    await engine.ask('events.pin', { id: rows[0]?.id ?? -1, pinned: true })
    await engine.ask('events.comment', { id: rows[0]?.id ?? -1, comment: 'it began here' })
    const html = (await made('html')).toString()
    for (const words of [
      '<strong>the network team</strong>',
      'Add the forwarder',
      'Contoso AG',
      'T-4711',
      'seen on site',
      'it began here',
      'Pinned',
    ])
      expect(html).toContain(words)
  })

  it('stands in the log, and not in the report after it', async () => {
    const first = await made('md')
    const { rows } = await engine.ask('case.log', { offset: 0, limit: 1 })
    expect(rows[0]?.entry).toMatchObject({ action: 'reported', detail: { path: 'report.md', format: 'md' } })
    expect((await made('md')).equals(first)).toBe(true)
  })

  it('of one device says nothing of others', async () => {
    await engine.ask('evidence.moveToDevice', { artefactIds: [(await engine.artefacts())[1]?.id ?? -1], newDevice: 'OTHER-01' })
    const deviceId = (await engine.ask('devices.list', { offset: 0, limit: 10 })).rows.find(({ name }) => name !== 'OTHER-01')?.id ?? -1
    const other = await engine.ask('devices.list', { offset: 0, limit: 10, text: 'OTHER-01' })
    await engine.ask('notes.save', { deviceId: other.rows[0]?.id ?? -1, text: 'a word on the other one' })
    await engine.ask('notes.save', { text: 'a word on the case' })
    const text = (await made('md', { deviceId })).toString()
    expect(text).toContain('a word on the case')
    expect(text).not.toContain('a word on the other one')
    expect(text).not.toContain('OTHER-01')
  })
})

describe('making a report', () => {
  it('refuses a zone that is none, a device that is not there, and the case itself', async () => {
    const input = { path: join(folder, 'x.html'), format: 'html', language: 'en', zone: 'utc' }
    expect(await engine.failure('report.make', { ...input, zone: 'Mars/Olympus' })).toBe('unknownZone')
    expect(await engine.failure('report.make', { ...input, deviceId: 4711 })).toBe('noDevice')
    expect(await engine.failure('report.make', { ...input, path: engine.casePath })).toBe('cannotWrite')
    expect(await engine.failure('report.make', { ...input, path: join(folder, 'nowhere', 'x.html') })).toBe('cannotWrite')
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial') || name === 'x.html')).toEqual([])
  })

  it('that is cancelled leaves no file and no entry', async () => {
    const path = join(folder, 'x.pdf')
    const making = engine.failure('report.make', { path, format: 'pdf', language: 'en', zone: 'utc' })
    const poll = setInterval(() => void engine.ask('report.cancel', {}), 5)
    try {
      expect(await making).toBe('reportCancelled')
    } finally {
      clearInterval(poll)
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('x.pdf'))).toEqual([])
    expect((await engine.ask('case.log', { offset: 0, limit: 1 })).rows[0]?.entry.action).not.toBe('reported')
  })
})

describe('a case that somebody else has open', () => {
  it('can be reported by a second reader, whose report is no entry of the log', async () => {
    const reader = await openTestEngine({ now }, folder)
    const state = await reader.ask('case.open', { path: engine.casePath, readOnly: true })
    expect(state.open && state.readOnly).toBe(true)
    const first = await made('md', { on: reader })
    expect((await engine.ask('case.log', { offset: 0, limit: 1 })).rows[0]?.entry.action).not.toBe('reported')
    expect((await made('md')).equals(first)).toBe(true)
    await reader.engine.stop()
  })
})

describe('the preview', () => {
  it('is the beginning of the report, and tells how much there is of each part', async () => {
    const preview = await engine.ask('report.preview', { language: 'fr', zone: 'Europe/Paris', parts: ['findings'] })
    expect(preview.document.language).toBe('fr')
    expect(preview.document.madeBy).toContain('Europe/Paris')
    expect(preview.counts).toMatchObject({ flow: 8, notes: 0 })
    expect(preview.counts.evidence).toBeGreaterThan(3)
    expect(JSON.stringify(preview.document.blocks)).toContain('Constats')
    expect(JSON.stringify(preview.document.blocks)).not.toContain('Parcours de jonction')
  })
})
