import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventFilter } from '../../../../../shared/contract/eventRequests.ts'
import { writeEventFiles } from '../../../../ui/eventFiles.ts'
import { openTestEngine, type TestEngine } from '../engineOnDisk.ts'

let engine: TestEngine
const summary = (filter: EventFilter) => engine.ask('events.summary', { filter })
const total = async (filter: EventFilter): Promise<number> => (await summary(filter)).total
const page = (filter: EventFilter, offset = 0, limit = 50) => engine.ask('events.page', { filter, offset, limit })

beforeAll(async () => {
  engine = await openTestEngine()
  await engine.ask('case.create', { path: engine.casePath })
  const folder = join(engine.folder, 'evidence')
  mkdirSync(folder)
  await engine.import(...writeEventFiles(folder))
})
afterAll(() => engine.close())

describe('the timeline of a case', () => {
  it('has the events of all sources in order of time', async () => {
    const { rows } = await page({}, 0, 500)
    const times = rows.map(({ time }) => time ?? '')
    expect(times).toEqual(times.toSorted())
    expect(await summary({})).toMatchObject({ total: 2173, all: 2173, errors: 33, indexed: 2173 })
  })

  it.each<[string, EventFilter, number]>([
    ['a level', { levels: [2] }, 33],
    ['events without a level', { levels: [null] }, 1],
    ['a provider', { providers: ['Microsoft.AAD.Runtime'] }, 160],
    ['two ids', { eventIds: [201, 304] }, 8],
    ['a level of a provider', { levels: [2], providers: ['Microsoft-Windows-SENSE'] }, 21],
    ['words', { text: 'enterpriseregistration' }, 4],
    ['the beginning of a word', { text: 'enterprisereg*' }, 4],
    ['a code', { text: '0x801c001d' }, 4],
    ['words that must not occur', { text: 'server -contacted' }, 21],
    ['nothing but words that must not occur', { text: '-contacted' }, 194],
    ['a value of a field, whatever its case', { fields: [{ field: 'exitcode', operator: 'is', value: '0X801C0021' }] }, 4],
    [
      'a value that a field does not have',
      { providers: ['Microsoft-Windows-SENSE'], fields: [{ field: 'message', operator: 'isNot', value: 'server contacted' }] },
      21,
    ],
    ['a part of a value', { fields: [{ field: 'DebugOutput', operator: 'contains', value: 'errorPhase: discover' }] }, 4],
    ['a part of a process id', { fields: [{ field: 'PID', operator: 'contains', value: '289' }] }, 2000],
    ['all but a process', { fields: [{ field: 'pid', operator: 'isNot', value: '2890' }] }, 173],
    ['the name of a kind of event', { fields: [{ field: 'name', operator: 'is', value: 'httprequestfailed' }] }, 4],
    ['a provider by its GUID', { providers: ['{23b8d46b-67dd-40a3-b636-d43e50552c6d}'] }, 12],
    ['a process', { fields: [{ field: 'pid', operator: 'is', value: '2890' }] }, 2000],
    ['a correlation', { correlation: '8C1E6F70-3A52-4B9D-A7E4-51D0C2F98B36' }, 160],
    ['a stretch of time, both ends within', { from: '2026-11-18T02:00:00Z', to: '2026-11-18T02:00:14Z' }, 2],
    ['nothing that there is', { providers: ['Nobody'] }, 0],
  ])('is narrowed by %s', async (_name, filter, count) => expect(await total(filter)).toBe(count))

  it('counts each facet by all other conditions', async () => {
    const { levels, providers, eventIds } = await summary({ levels: [2], providers: ['Microsoft-Windows-SENSE'] })
    expect(levels.find(({ value }) => value === 4)?.events).toBe(1979)
    expect(providers.find(({ value }) => value === 'Microsoft.AAD.Runtime')?.events).toBe(4)
    expect(eventIds).toEqual([{ value: 5, events: 21 }])
  })

  it('draws every event into one bar, whatever stretch is chosen', async () => {
    const bars = await engine.ask('events.histogram', { filter: { from: '2026-11-18T09:00:00Z' }, bars: 100 })
    expect(bars?.events.reduce((sum, value) => sum + value, 0)).toBe(2173)
    expect(bars?.errors.reduce((sum, value) => sum + value, 0)).toBe(33)
    const zoomed = await engine.ask('events.histogram', { filter: {}, from: '2026-11-18T09:13:00Z', to: '2026-11-18T09:15:00Z', bars: 10 })
    expect(zoomed?.barMs).toBe(12_000)
  })

  it('jumps from error to error and around its ends', async () => {
    const next = (from: number, direction: 'next' | 'previous') =>
      engine.ask('events.find', { filter: {}, what: { kind: 'error', from, direction } })
    const first = await next(-1, 'next')
    expect(first).toMatchObject({ position: 0, ordinal: 1, count: 33 })
    expect(await next(0, 'next')).toMatchObject({ ordinal: 2 })
    expect(await next(0, 'previous')).toMatchObject({ ordinal: 33 })
    expect(
      await engine.ask('events.find', { filter: {}, what: { kind: 'text', text: 'enterpriseregistration', from: -1, direction: 'next' } }),
    ).toMatchObject({ count: 4 })
    const within = {
      filter: { text: 'enterpriseregistration OR' },
      what: { kind: 'text', text: 'contacted', from: -1, direction: 'next' },
    } as const
    expect(await engine.ask('events.find', within)).toBeNull()
    expect(await engine.ask('events.find', { filter: { levels: [1] }, what: { kind: 'error', from: -1, direction: 'next' } })).toBeNull()
  })

  it('finds an event by id, by time and by any byte of it', async () => {
    const { rows } = await page({ providers: ['Microsoft-Windows-User Device Registration'] })
    const row = rows[5]
    if (row?.time === undefined) throw new Error('no row')
    const { position } = (await engine.ask('events.find', { filter: {}, what: { kind: 'event', id: row.id } })) ?? { position: -1 }
    expect((await page({}, position, 1)).rows[0]?.id).toBe(row.id)
    expect(await engine.ask('events.find', { filter: {}, what: { kind: 'time', time: row.time } })).toMatchObject({ position })
    const { place, length } = await engine.ask('events.detail', { id: row.id })
    const what = { kind: 'place' as const, artefactId: row.artefactId, place: place + length - 1 }
    expect(await engine.ask('events.find', { filter: {}, what })).toMatchObject({ id: row.id })
    expect(await engine.ask('events.find', { filter: {}, what: { ...what, place: 0 } })).toBeNull()
  })

  it('shows an event with its fields, as JSON and as the XML of its log', async () => {
    const { rows } = await page({ eventIds: [304] })
    const detail = await engine.ask('events.detail', { id: rows[0]?.id ?? 0 })
    expect(detail.fields[0]).toEqual({ name: 'ExitCode', value: 'Unknown HResult Error code: 0x801c001d' })
    expect(JSON.parse(detail.json)).toMatchObject({ eventId: 304, data: { TenantType: 'Managed' } })
    expect(detail.xml).toContain("<Data Name='TenantType'>Managed</Data>")
    expect(await engine.failure('events.detail', { id: 999_999 })).toBe('noEvent')
  })

  it('tells that the trace spans the last attempt', async () => {
    const { attempts, sources } = await engine.ask('events.coverage', {})
    expect(attempts).toHaveLength(4)
    expect(sources.find(({ file }) => file === 'AADRT.etl')).toMatchObject({ coverage: 'spans', aadRuntimeEvents: 160 })
  })

  it('lists the events of the same activity', async () => {
    const { rows } = await page({ text: 'enterpriseregistration' })
    const related = await engine.ask('events.related', { id: rows[0]?.id ?? 0 })
    expect(related).toMatchObject({ correlation: '8c1e6f70-3a52-4b9d-a7e4-51d0c2f98b36', total: 160 })
  })

  it('keeps pins, comments and filters', async () => {
    const { rows } = await page({ eventIds: [304] })
    const id = rows[0]?.id ?? 0
    await engine.ask('events.pin', { id, pinned: true })
    await engine.ask('events.comment', { id, comment: 'here' })
    expect((await page({ pinned: true })).rows).toMatchObject([{ id, pinned: true, comment: 'here' }])
    await engine.ask('events.pin', { id, pinned: false })
    expect(await total({ pinned: true })).toBe(0)
    expect((await page({ eventIds: [304] })).rows[0]).toMatchObject({ pinned: false, comment: 'here' })
    const saved = await engine.ask('events.saveFilter', { name: 'errors', filter: { levels: [2] } })
    expect(await engine.ask('events.savedFilters', {})).toEqual([saved])
    await engine.ask('events.saveFilter', { name: 'errors', filter: { levels: [1] } })
    expect(await engine.ask('events.savedFilters', {})).toEqual([{ ...saved, filter: { levels: [1] } }])
    await engine.ask('events.removeFilter', { id: saved.id })
    expect(await engine.ask('events.savedFilters', {})).toEqual([])
  })

  it('is copied and written to files', async () => {
    const { rows } = await page({ eventIds: [304] })
    const ids = rows.map(({ id }) => id)
    const line = await engine.ask('events.copy', { ids, form: 'line' })
    expect(line.text.split('\n')).toHaveLength(4)
    expect((await engine.ask('events.copy', { ids, form: 'xml' })).text.match(/<Event /g)).toHaveLength(4)
    const path = join(engine.folder, 'out.ndjson')
    expect(await engine.ask('events.export', { filter: { levels: [2] }, path, form: 'ndjson' })).toEqual({ events: 33 })
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(lines.map((text) => (JSON.parse(text) as { level: number }).level)).toEqual(Array(33).fill(2))
    const csv = join(engine.folder, 'out.csv')
    await engine.ask('events.export', { filter: { levels: [2] }, path: csv, form: 'csv' })
    expect(readFileSync(csv, 'utf8').trimEnd().split('\r\n')).toHaveLength(34)
    expect(await engine.failure('events.export', { filter: {}, path: engine.casePath, form: 'csv' })).toBe('cannotWrite')
  })

  it('gives every event as a line', async () => {
    const { total: all, text } = await engine.ask('events.lines', { filter: {}, offset: 0, limit: 5000 })
    expect(all).toBe(2173)
    expect(text.trimEnd().split('\n')).toHaveLength(2173)
  })
})
