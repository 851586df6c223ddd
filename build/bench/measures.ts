import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readerOf } from '../../shared/parse/readers.ts'
import { ask, since, withEngine } from './engineRun.ts'
import { regExport, writeLargeZip, writeReports } from './evidence.ts'
import type { Measure } from './measure.ts'

const REPORTS = 1_000
const REG_BYTES = 1_200_000

const casePath = (folder: string, name: string): string => join(folder, `${name}.jcase`)

/** From the drop until a view can show a verdict; the import goes on after that. */
async function zipToVerdict(folder: string): Promise<number> {
  const zip = join(folder, 'MDEClientAnalyzerResult.zip')
  writeLargeZip(zip)
  rmSync(casePath(folder, 'zip'), { force: true })
  return withEngine(async (engine, onChange) => {
    await ask(engine, 'case.create', { path: casePath(folder, 'zip') })
    const verdict = Promise.withResolvers<number>()
    const start = performance.now()
    const look = async (): Promise<void> => {
      const { rows } = await ask(engine, 'devices.list', { offset: 0, limit: 1 })
      const [device] = rows
      if (device !== undefined && (device.findings.errors > 0 || device.verdict.severity === 'ok')) verdict.resolve(since(start))
    }
    onChange(() => {
      look().catch(verdict.reject)
    })
    await ask(engine, 'case.importFiles', { paths: [zip] })
    const time = await verdict.promise
    await engine.idle()
    return time
  })
}

async function reportsASecond(folder: string): Promise<number> {
  const reports = join(folder, 'reports')
  writeReports(reports, REPORTS)
  rmSync(casePath(folder, 'reports'), { force: true })
  return withEngine(async (engine) => {
    await ask(engine, 'case.create', { path: casePath(folder, 'reports') })
    const start = performance.now()
    await ask(engine, 'case.importFiles', { paths: [reports] })
    await engine.idle()
    const { total } = await ask(engine, 'devices.list', { offset: 0, limit: 1 })
    if (total !== REPORTS) throw new Error(`${total} devices instead of ${REPORTS}`)
    return REPORTS / (since(start) / 1000)
  })
}

/** Opens the case of the measure before and answers what the window asks for first. */
async function openToFirstViews(folder: string): Promise<number> {
  return withEngine(async (engine) => {
    const start = performance.now()
    await ask(engine, 'case.open', { path: casePath(folder, 'reports') })
    await ask(engine, 'overview.view', {})
    await ask(engine, 'devices.list', { offset: 0, limit: 100 })
    await ask(engine, 'evidence.list', { offset: 0, limit: 100 })
    await ask(engine, 'findings.list', { offset: 0, limit: 100 })
    return since(start)
  })
}

async function regToFacts(): Promise<number> {
  const bytes = regExport(REG_BYTES)
  const reader = readerOf('reg')
  if (reader === undefined) throw new Error('there is no reader for .reg')
  const start = performance.now()
  let records = 0
  for (const item of reader({ bytes, name: 'export.reg' })) if (item.type === 'record') records++
  const time = since(start)
  if (records < 1000) throw new Error(`only ${records} records`)
  return time
}

/** In this order: the case that one measure makes is what another opens. */
export const measures: readonly Measure[] = [
  { name: '20 MB zip to a provisional verdict', goal: '≤ 2000', unit: 'ms', runs: 5, perRun: zipToVerdict },
  { name: '1,000 analyzer reports imported', goal: '≥ 100', unit: '/s', runs: 3, perRun: reportsASecond },
  { name: 'open a case of 1,000 devices, first views (engine only)', goal: '≤ 1500', unit: 'ms', runs: 5, perRun: openToFirstViews },
  { name: '1.2 MB .reg read to records and facts', goal: '≤ 100', unit: 'ms', runs: 9, perRun: regToFacts },
]
