import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSession, writerOf } from '../../electron/engine/caseSession.ts'
import { diagnoseDevices } from '../../electron/engine/diagnosis/diagnoseDevices.ts'
import { listDeviceIds } from '../../electron/store/index.ts'
import { type DeviceFilter, deviceFieldSchema } from '../../shared/contract/viewRequests.ts'
import { diagnoseDevice } from '../../shared/diagnosis/diagnoseDevice.ts'
import type { ArtefactPlaces } from '../../shared/diagnosis/factIndex.ts'
import type { SourcedFact } from '../../shared/facts/fact.ts'
import { knowledgeEdition } from '../../shared/knowledge/knowledgeEdition.ts'
import { ask, since, withEngine } from './engineRun.ts'
import { writeFleetCase } from './fleetCase.ts'
import { fleetLists, type ReadFile, readScenarios } from './fleetEvidence.ts'
import type { Measure } from './measure.ts'

const DEVICES = 10_000
/** Each evidence is judged as often, so that one figure is not one moment's. */
const JUDGED_TIMES = 20

interface Evidence {
  readonly facts: readonly SourcedFact[]
  readonly places: ArtefactPlaces
}

/** The facts of files as the case gives them, an artefact each. */
function evidenceOf(files: readonly ReadFile[]): Evidence {
  const places = files.map(({ name, path, format }, artefactId) => [artefactId, { name, path, format }] as const)
  return { facts: files.flatMap(({ facts }, artefactId) => facts.map((fact) => ({ ...fact, artefactId }))), places: new Map(places) }
}

/** Every scenario, and a device of which everything was collected four times, with results that differ. */
async function judgeOne(): Promise<number> {
  const scenarios = readScenarios()
  const all = [...scenarios, scenarios.slice(0, 4).flat()].map(evidenceOf)
  const times = all.map(({ facts, places }) => {
    const start = performance.now()
    for (let i = 0; i < JUDGED_TIMES; i++) diagnoseDevice(facts, places, { provisional: false })
    return since(start) / JUDGED_TIMES
  })
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

/** 10,000 devices with five files each and in the lists of Entra ID and the portal. Made once a bench; that time does not count. */
async function fleetCase(folder: string): Promise<string> {
  const path = join(folder, 'fleet.jcase')
  if (existsSync(path)) return path
  writeFleetCase(path, DEVICES, knowledgeEdition)
  const { portal, entra } = fleetLists(DEVICES)
  const lists = { 'Devices portal.csv': portal, 'Devices Entra.csv': entra }
  await withEngine(async (engine) => {
    await ask(engine, 'case.open', { path })
    for (const [name, bytes] of Object.entries(lists)) writeFileSync(join(folder, name), bytes)
    await ask(engine, 'case.importFiles', { paths: Object.keys(lists).map((name) => join(folder, name)) })
    await engine.idle()
  })
  return path
}

async function judgeFleet(folder: string): Promise<number> {
  const session = await openSession(await fleetCase(folder), {})
  try {
    const ids = listDeviceIds(session.db)
    if (ids.length !== DEVICES) throw new Error(`${ids.length} devices instead of ${DEVICES}`)
    const start = performance.now()
    await diagnoseDevices(session, ids, false)
    return since(start) / 1000
  } finally {
    await session.close()
  }
}

/** From opening a case that another edition of the knowledge judged until every device is judged by this one. */
async function judgeAnew(folder: string): Promise<number> {
  const path = await fleetCase(folder)
  const session = await openSession(path, {})
  await writerOf(session).write('setKnowledge', { knowledge: 'an edition before', appVersion: '0.0.0' })
  await session.close()
  return withEngine(async (engine) => {
    const start = performance.now()
    await ask(engine, 'case.open', { path })
    await engine.idle()
    const time = since(start) / 1000
    const state = await ask(engine, 'case.state', {})
    if (!state.open || state.knowledge !== knowledgeEdition) throw new Error('the case was not judged anew')
    return time
  })
}

const tabFilter: DeviceFilter = { text: 'pc-0', severity: ['error', 'warning', 'ok'] }

/** A page as the tab asks for it, of the case that is open. */
async function firstPage(folder: string): Promise<number> {
  const path = await fleetCase(folder)
  return withEngine(async (engine) => {
    await ask(engine, 'case.open', { path })
    const start = performance.now()
    await ask(engine, 'devices.list', { offset: 0, limit: 100, filter: tabFilter })
    return since(start)
  })
}

/** The slowest of the columns that the tab groups and filters by, after its page. */
async function slowestGroups(folder: string): Promise<number> {
  const path = await fleetCase(folder)
  return withEngine(async (engine) => {
    await ask(engine, 'case.open', { path })
    await ask(engine, 'devices.list', { offset: 0, limit: 100, filter: tabFilter })
    const times: number[] = []
    for (const by of deviceFieldSchema.options) {
      const start = performance.now()
      await ask(engine, 'devices.groups', { filter: tabFilter, by, facet: true })
      times.push(since(start))
    }
    return Math.max(...times)
  })
}

/** Over a case of 10,000 devices that is made for them. */
export const fleetMeasures: readonly Measure[] = [
  { name: 'diagnosis of one device', goal: '≤ 5', unit: 'ms', runs: 9, perRun: judgeOne },
  { name: '10,000 devices of evidence diagnosed', goal: '≤ 20', unit: 's', runs: 1, perRun: judgeFleet },
  { name: '10,000 devices diagnosed anew after an update of the knowledge', goal: '≤ 20', unit: 's', runs: 1, perRun: judgeAnew },
  { name: 'Devices tab on 10,000 devices: first page of a filter', goal: '≤ 50', unit: 'ms', runs: 5, perRun: firstPage },
  { name: 'Devices tab on 10,000 devices: slowest of its groups', goal: '≤ 50', unit: 'ms', runs: 5, perRun: slowestGroups },
]
