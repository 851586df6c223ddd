import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Output } from '../../shared/contract/requests.ts'
import { ask, since, withEngine } from './engineRun.ts'
import type { Measure } from './measure.ts'

const EVENTS = 1_000_000
/** Values that are looked for, beside those that the events show. */
const VALUES = 400

interface Figures {
  readonly find: number
  readonly make: number
  readonly copy: Output<'redact.make'>
}
let figures: Figures | undefined

/** As many names, addresses and ids as a case of some hundred devices has. */
const added = Array.from({ length: VALUES }, (_, i) => {
  const names = [`PC-${4000 + i}`, `person.${i}@contoso.example`, `10.20.${i % 256}.${(i * 7) % 256}`]
  return [...names, `7e57ab1e-${(1000 + i).toString(16).padStart(4, '0')}-4000-8000-00000000cafe`][i % 4] ?? ''
})

/** A case of a million events is redacted once; each figure is a part of it. */
async function redact(folder: string): Promise<Figures> {
  if (figures !== undefined) return figures
  const [log, path, target] = ['redaction.evtx', 'redaction.jcase', 'redacted.jcase'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const made = spawnSync(process.execPath, [join(import.meta.dirname, 'makeEvents.ts'), log, String(EVENTS)], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  figures = await withEngine(async (engine) => {
    await ask(engine, 'case.create', { path })
    await ask(engine, 'case.importFiles', { paths: [log] })
    await engine.idle()
    rmSync(log)
    const start = performance.now()
    await ask(engine, 'redact.preview', { offset: 0, limit: 1 })
    const find = since(start)
    const copy = await ask(engine, 'redact.make', { path: target, add: added })
    if (copy.proof.left.length > 0) throw new Error('values were left')
    return { find, make: since(start) - find, copy }
  })
  return figures
}

const name = (what: string): string => `redaction of 1,000,000 events: ${what}`
const measure = (what: string, goal: string, unit: string, of: (figures: Figures) => number): Measure => ({
  name: name(what),
  goal,
  unit,
  runs: 1,
  perRun: async (folder) => of(await redact(folder)),
})

export const redactionMeasures: readonly Measure[] = [
  measure('scan of the copy', '< 60', 's', ({ copy }) => copy.proof.milliseconds / 1000),
  measure('bytes scanned', '–', 'MiB', ({ copy }) => copy.proof.bytesScanned / 1_048_576),
  measure('values found', '–', 's', ({ find }) => find / 1000),
  measure('copy found, made and scanned', '–', 's', ({ make }) => make / 1000),
]
