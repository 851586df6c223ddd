import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, type Engine } from '../../electron/engine/createEngine.ts'
import type { WritableCase } from '../../electron/store/caseConnection.ts'
import { closeCase, createCase } from '../../electron/store/openCase.ts'
import { runWrite } from '../../electron/store/writer.ts'
import type { DeviceDiagnosis } from '../../shared/contract/diagnosis.ts'
import type { Output } from '../../shared/contract/requests.ts'
import { ask, since } from './engineRun.ts'
import type { Measure } from './measure.ts'

const CASES = 1000
const DEVICES = 3
const NOTE = 'The proxy of the branch office opens TLS: discovery ends with a certificate that no device trusts. '.repeat(20)

interface Figures {
  readonly cold: number
  readonly again: number
  readonly first: number
  readonly search: number
}
let figures: Figures | undefined

/** A folder of closed cases, each with judged devices, tags and a note. */
function makeCases(folder: string): void {
  for (let i = 0; i < CASES; i++) {
    const group = join(folder, String(i % 20))
    mkdirSync(group, { recursive: true })
    const db = createCase(join(group, `${i}.jcase`), { title: `Case ${i}`, knowledge: '', appVersion: '0.0.0' })
    // The case is thrown away: nothing of it has to outlast a power cut.
    db.pragma('synchronous = OFF')
    const at = new Date().toISOString()
    const tags = [`tag${i % 12}`, `place${i % 7}`]
    db.transaction(() => {
      runWrite(db, 'changeRecord', { customer: `Customer ${i % 40}`, ticket: `INC-${i}`, status: i % 3 === 0 ? 'solved' : 'open', tags })
      runWrite(db, 'saveNote', { text: `${NOTE} ${i}`, author: 'bench', at })
      for (let device = 0; device < DEVICES; device++) addDevice(db, `PC-${i}-${device}`, `rule-${(i + device) % 30}`, at)
    }).immediate()
    closeCase(db)
  }
}

function addDevice(db: WritableCase, name: string, rule: string, importedAt: string): void {
  const { deviceId } = runWrite(db, 'createDevice', { name })
  const { containerId } = runWrite(db, 'openContainer', { path: `/evidence/${name}.zip`, kind: 'zip', importedAt })
  const sha256 = createHash('sha256').update(name).digest('hex')
  const place = { containerId, path: 'a.txt', name: 'a.txt', sha256, size: 1, format: 'dsregcmd', importedAt, deviceId } as const
  const { artefactId } = runWrite(db, 'beginArtefact', place)
  runWrite(db, 'finishArtefact', { artefactId, status: 'read', account: { parsed: 1, problem: 0, unknown: 0 } })
  runWrite(db, 'saveDiagnosis', { deviceId, diagnosis: diagnosisOf(rule) })
}

function diagnosisOf(rule: string): DeviceDiagnosis {
  const text = (what: string) => ({ en: `${what} of ${rule}`, fr: `${what} de ${rule}` })
  return {
    join: { flow: { candidates: [] }, modeBecause: text('mode'), modeEvidence: [], observedEvidence: [] },
    steps: [],
    findings: [],
    verdict: { rule, title: text('title'), cause: text('cause'), severity: 'error', provisional: false, collect: [] },
    disagreements: [],
  }
}

/** The list as the start screen asks for it. */
const list = (engine: Engine, folder: string, text?: string): Promise<Output<'library.list'>> =>
  ask(engine, 'library.list', {
    folder,
    filter: text === undefined ? {} : { text },
    sort: { by: 'modified', descending: true },
    offset: 0,
    limit: 200,
  })

/** Looks at the folder, and says how long that took. */
async function look(engine: Engine, folder: string): Promise<number> {
  const start = performance.now()
  await ask(engine, 'library.refresh', { folder })
  while ((await list(engine, folder)).refreshing) await new Promise((resolve) => setTimeout(resolve, 20))
  return since(start)
}

async function withLibrary<T>(dataFolder: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine({ appVersion: '0.0.0', dataFolder })
  try {
    return await work(engine)
  } finally {
    await engine.stop()
  }
}

async function measureLibrary(parent: string): Promise<Figures> {
  if (figures !== undefined) return figures
  const folder = join(parent, 'library')
  const dataFolder = join(parent, 'data')
  makeCases(folder)
  const cold = await withLibrary(dataFolder, (engine) => look(engine, folder))
  figures = await withLibrary(dataFolder, async (engine) => {
    const start = performance.now()
    const { total } = await list(engine, folder)
    const first = since(start)
    if (total !== CASES) throw new Error(`${total} cases in the index`)
    const searched = performance.now()
    const found = await list(engine, folder, 'pc-777-1 certif')
    const search = since(searched)
    if (found.total !== 1) throw new Error(`${found.total} cases found`)
    return { cold, first, search, again: await look(engine, folder) }
  })
  return figures
}

const measure = (what: string, goal: string, of: (figures: Figures) => number): Measure => ({
  name: `library of 1,000 cases: ${what}`,
  goal,
  unit: 'ms',
  runs: 1,
  perRun: async (folder) => of(await measureLibrary(folder)),
})

export const libraryMeasures: readonly Measure[] = [
  measure('first list from a kept index', '< 300', ({ first }) => first),
  measure('search', '< 100', ({ search }) => search),
  measure('look again, nothing changed', '< 1000', ({ again }) => again),
  measure('index made anew', '< 30000', ({ cold }) => cold),
]
