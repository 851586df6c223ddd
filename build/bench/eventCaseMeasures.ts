import { spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../electron/engine/createEngine.ts'
import type { EventFilter } from '../../shared/contract/eventRequests.ts'
import { ask, since, withEngine } from './engineRun.ts'
import type { Measure } from './measure.ts'

/** Half of them in an event log, half in two traces. */
const EVENTS = 1_000_000
/** The traces differ by an event: files of the same bytes are read once. */
const FILES = [
  { name: 'events.evtx', events: EVENTS / 2 },
  { name: 'first.etl', events: EVENTS / 4 },
  { name: 'second.etl', events: EVENTS / 4 + 1 },
]
const PAGE = 100
const ASKED = 40
const POLL = 50
const GIGABYTE = 1_000_000_000
/** About as many events as make a log of 1 GB. */
const GIGABYTE_EVENTS = 2_700_000
const MIB = 1024 * 1024
const LARGE_ATTACHMENT = 256 * MIB

/** Files are made by a process of their own, so that its memory is not counted. */
function make(path: string, count: number): void {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'makeEvents.ts'), path, String(count)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

interface ImportFigures {
  readonly rows: number
  readonly text: number
}
let imported: ImportFigures | undefined

const casePath = (folder: string): string => join(folder, 'events.jcase')

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, POLL))

/** Events a second until all rows are in the case, and of the text index from there to its end. Done once. */
async function importEvents(folder: string): Promise<ImportFigures> {
  if (imported !== undefined) return imported
  for (const { name, events } of FILES) make(join(folder, name), events)
  imported = await withEngine(async (engine) => {
    await ask(engine, 'case.create', { path: casePath(folder) })
    const start = performance.now()
    await ask(engine, 'case.importFiles', { paths: FILES.map(({ name }) => join(folder, name)) })
    await untilRead(engine)
    const read = since(start)
    const before = (await ask(engine, 'events.summary', { filter: {} })).indexed
    await engine.idle()
    const all = since(start)
    const { all: events, indexed } = await ask(engine, 'events.summary', { filter: {} })
    if (events < EVENTS || indexed < EVENTS) throw new Error(`${events} events, ${indexed} of them indexed`)
    return { rows: events / (read / 1000), text: (indexed - before) / ((all - read) / 1000) }
  })
  for (const { name } of FILES) rmSync(join(folder, name))
  return imported
}

async function untilRead(engine: Engine): Promise<void> {
  for (;;) {
    const { rows } = await ask(engine, 'evidence.list', { offset: 0, limit: PAGE })
    if (rows.length === FILES.length && rows.every(({ status }) => status === 'read' || status === 'partlyRead')) return
    await wait()
  }
}

type Asked = (engine: Engine, i: number) => Promise<unknown>

/** The 95th percentile of many such requests, in milliseconds; every one is another, so that no earlier answer serves. */
const percentile =
  (asked: Asked) =>
  async (folder: string): Promise<number> => {
    await importEvents(folder)
    return withEngine(async (engine) => {
      await ask(engine, 'case.open', { path: casePath(folder) })
      await ask(engine, 'events.summary', { filter: {} })
      const times: number[] = []
      for (let i = 0; i < ASKED; i++) {
        const start = performance.now()
        await asked(engine, i)
        times.push(since(start))
      }
      return times.sort((a, b) => a - b)[Math.ceil(ASKED * 0.95) - 1] ?? Number.NaN
    })
  }

const START_MS = Date.parse('2025-03-12T07:00:00Z')
/** Of the log's half: 100 ns steps of 31,337. */
const SPAN_MS = (EVENTS / 2) * 3.1337
const timeOf = (i: number): string => new Date(START_MS + (SPAN_MS * i) / ASKED).toISOString()

async function jump(engine: Engine, i: number): Promise<void> {
  const found = await ask(engine, 'events.find', { filter: {}, what: { kind: 'time', time: timeOf((i * 17) % ASKED) } })
  if (found === null) throw new Error('nothing is at that time')
  await ask(engine, 'events.page', { filter: {}, offset: found.position, limit: PAGE })
}

/** One word of many, in about 200 events each. */
const searched = (i: number): EventFilter => ({ text: String(1000 + i * 7) })
/** Two words that each stand in a seventh or more of all events. */
const searchedOften = (i: number): EventFilter => ({ text: `refused ${['token', 'device', 'join', 'tenant'][i % 4] ?? ''} ${i}` })
const narrowed = (i: number): EventFilter => ({ levels: [i % 2 === 0 ? 2 : 4], from: timeOf(i / 2), eventIds: [300 + (i % 40), null] })

const search =
  (filterOf: (i: number) => EventFilter): Asked =>
  async (engine, i) => {
    const { total } = await ask(engine, 'events.page', { filter: filterOf(i), offset: 0, limit: PAGE })
    if (total === 0) throw new Error('nothing was found')
  }

/** Opens the case and asks what the tab shows first. */
async function openEvents(folder: string): Promise<number> {
  await importEvents(folder)
  return withEngine(async (engine) => {
    const start = performance.now()
    await ask(engine, 'case.open', { path: casePath(folder) })
    await ask(engine, 'events.page', { filter: {}, offset: 0, limit: PAGE })
    return since(start)
  })
}

const gigabyteCase = (folder: string): string => join(folder, 'gigabyte.jcase')

/** Memory of the whole process, parser and writer threads with it, at its largest while 1 GB is imported and indexed. */
async function gigabyteMemory(folder: string): Promise<number> {
  const path = join(folder, 'gigabyte.evtx')
  rmSync(gigabyteCase(folder), { force: true })
  if (!existsSync(path)) make(path, GIGABYTE_EVENTS)
  if (statSync(path).size < GIGABYTE) throw new Error(`the log has ${statSync(path).size} bytes only`)
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, POLL)
  try {
    await withEngine(async (engine) => {
      await ask(engine, 'case.create', { path: gigabyteCase(folder) })
      await ask(engine, 'case.importFiles', { paths: [path] })
      await engine.idle()
      const { all } = await ask(engine, 'events.summary', { filter: {} })
      if (all !== GIGABYTE_EVENTS) throw new Error(`${all} events`)
    })
  } finally {
    clearInterval(timer)
  }
  return peak / MIB
}

/** The case of the measure before, grown to 2 GB by attachments that cannot be compressed. */
async function growToTwoGigabytes(folder: string): Promise<void> {
  const path = gigabyteCase(folder)
  if (!existsSync(path)) await gigabyteMemory(folder)
  const attachment = join(folder, 'attachment.bin')
  const part = new Uint8Array(LARGE_ATTACHMENT)
  while (statSync(path).size < 2 * GIGABYTE) {
    writeFileSync(attachment, randomFillSync(part))
    await withEngine(async (engine) => {
      await ask(engine, 'case.open', { path })
      await ask(engine, 'attachments.add', { paths: [attachment] })
    })
  }
  rmSync(attachment, { force: true })
}

/** Opens the case of 2 GB and answers what the window asks for first. */
async function openTwoGigabytes(folder: string): Promise<number> {
  await growToTwoGigabytes(folder)
  return withEngine(async (engine) => {
    const start = performance.now()
    await ask(engine, 'case.open', { path: gigabyteCase(folder) })
    await ask(engine, 'overview.view', {})
    await ask(engine, 'devices.list', { offset: 0, limit: PAGE })
    await ask(engine, 'evidence.list', { offset: 0, limit: PAGE })
    await ask(engine, 'findings.list', { offset: 0, limit: PAGE })
    return since(start)
  })
}

const name = (what: string): string => `1,000,000 events: ${what}`
const p95 = (what: string, goal: string, asked: Asked): Measure => ({
  name: name(`${what}, p95 of ${ASKED}`),
  goal,
  unit: 'ms',
  runs: 1,
  perRun: percentile(asked),
})

export const eventCaseMeasures: readonly Measure[] = [
  { name: name('imported into rows'), goal: '≥ 100000', unit: '/s', runs: 1, perRun: async (folder) => (await importEvents(folder)).rows },
  { name: name('full text behind'), goal: '≥ 60000', unit: '/s', runs: 1, perRun: async (folder) => (await importEvents(folder)).text },
  { name: name('case opened to the first page'), goal: '–', unit: 'ms', runs: 3, perRun: openEvents },
  p95('page', '< 100', (engine, i) => ask(engine, 'events.page', { filter: {}, offset: i * 20_011, limit: PAGE })),
  p95('jump to a time', '< 100', jump),
  p95('search of a rare word', '< 500', search(searched)),
  p95('search of frequent words', '< 500', search(searchedOften)),
  p95('counts and facets', '< 500', async (engine, i) => {
    const { total } = await ask(engine, 'events.summary', { filter: narrowed(i) })
    if (total === 0) throw new Error('nothing is left of the events')
  }),
  p95('histogram', '< 500', (engine, i) => ask(engine, 'events.histogram', { filter: narrowed(i), bars: 200 })),
]

/** Takes minutes: `npm run bench -- --long`. Alone in its process the figure is the engine's; behind other measures it is larger. */
export const longEventMeasures: readonly Measure[] = [
  { name: '1 GB event log imported, memory of the process', goal: '< 600', unit: 'MiB', runs: 1, perRun: gigabyteMemory },
  { name: 'case of 2 GB opened (of the 1 GB log), first views', goal: '< 1000', unit: 'ms', runs: 5, perRun: openTwoGigabytes },
]
