import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { createEngine } from '../../../../electron/engine/createEngine.ts'
import { verifyCaseFile } from '../../../../electron/engine/inspectCase.ts'
import type { KillReport } from './killedEngine.ts'
import { type Ask, askBy, type Observed, observe } from './observe.ts'
import { seededRandom } from './seededRandom.ts'

/** docs/adr/0002 */
const NO_TIERING = '--wasm-wrapper-tiering-budget=2147483647'
const root = resolve(import.meta.dirname, '../../../..')

export interface KillResult {
  readonly seed: number
  readonly delay: number
  /** What was under way. */
  readonly during: string
  /** How many things were told as done before the kill. */
  readonly told: number
  /** What of it is missing or half-done; nothing where all is well. */
  readonly faults: readonly string[]
}

/** Lets an engine work on a copy of `original`, kills it at a moment that `seed` chooses, and looks what is left. */
export async function killAndCheck(
  { original, other }: { readonly original: string; readonly other: string },
  seed: number,
): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'joinsight-kill-'))
  try {
    const casePath = join(folder, 'case.jcase')
    copyFileSync(original, casePath)
    copyFileSync(other, join(folder, 'other.jcase'))
    const random = seededRandom(seed)
    // Most operations take some milliseconds: short runs hit the first, long ones an import or the third reopening.
    const delay = Math.floor(random() ** 2 * 2500)
    const reports = await runUntilKilled(casePath, folder, seed, delay)
    const during = reports.findLast(({ kind }) => kind !== 'read')
    const faults = await check(casePath, folder, reports)
    return { seed, delay, during: JSON.stringify(during).slice(0, 120), told: reports.length, faults }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runUntilKilled(casePath: string, folder: string, seed: number, delay: number): Promise<KillReport[]> {
  const temporary = join(folder, 'temp')
  mkdirSync(temporary)
  const program = join(import.meta.dirname, 'killedEngine.ts')
  const child = spawn(process.execPath, [NO_TIERING, program, casePath, folder, String(seed)], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let output = ''
  let errors = ''
  const ready = Promise.withResolvers<void>()
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString()
    if (output.includes('{"kind":"ready"}')) ready.resolve()
  })
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString()
  })
  child.on('close', () => ready.reject(new Error(`the engine ended before it was killed: ${errors}`)))
  await ready.promise
  await wait(delay)
  if (child.exitCode !== null) throw new Error(`the engine ended by itself: ${output.split('\n').slice(-3).join('\n')}${errors}`)
  child.kill('SIGKILL')
  await ended
  // The last line may be cut off: it was not told.
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as KillReport)
}

async function check(casePath: string, folder: string, reports: readonly KillReport[]): Promise<string[]> {
  const faults = reports.filter(({ kind }) => kind === 'failed').map((report) => JSON.stringify(report))
  const written = new Set(reports.flatMap((report) => (report.kind === 'writes' ? [report.path] : [])))
  for (const path of written) faults.push(...(await fileFaults(path)))
  const engine = createEngine({ appVersion: '0.0.1', person: 'Ben', log: (level, text) => level === 'error' && faults.push(text) })
  const ask = askBy(engine.dispatch)
  try {
    await ask('case.open', { path: casePath, takeOver: true })
    await engine.idle()
    faults.push(...editFaults(await observe(ask), reports), ...(await importFaults(ask, reports)), ...(await openFaults(ask, engine.idle)))
    // Whoever writes there next clears what the killed program left.
    for (const path of written) await ask('case.saveCopy', { path })
  } catch (error) {
    faults.push(String(error))
  } finally {
    await engine.stop()
  }
  for (const path of [casePath, join(folder, 'other.jcase'), ...written]) faults.push(...(await fileFaults(path)))
  return [...faults, ...leftovers(folder)]
}

/** What people were shown as done is there, and of what was under way all or nothing. */
function editFaults(found: Observed, reports: readonly KillReport[]): string[] {
  const last = reports.findLastIndex(({ kind }) => kind === 'shown')
  const shown = reports[last]
  if (shown?.kind !== 'shown') return ['nothing was shown']
  const begun = reports.slice(last).find(({ kind }) => kind === 'begin')
  const isSame = (expected: Partial<Observed>): boolean =>
    isDeepStrictEqual(JSON.parse(JSON.stringify(found)), { ...shown.shown, ...expected })
  if (isSame({})) return []
  // An edit that goes on with the one before it, as typing does, has no entry of its own.
  const edits = [shown.shown.edits, shown.shown.edits + 1]
  if (begun?.kind === 'begin' && edits.some((count) => isSame({ edits: count, ...begun.expected }))) return []
  return [`shows ${JSON.stringify(found)} instead of ${JSON.stringify(shown.shown)} or ${JSON.stringify(begun)}`]
}

async function importFaults(ask: Ask, reports: readonly KillReport[]): Promise<string[]> {
  const found = new Map<string, string>()
  for (let offset = 0, total = 1; offset < total; offset += 500) {
    const page = await ask('evidence.list', { offset, limit: 500 })
    total = page.total
    for (const row of page.rows) found.set(`${basename(row.container)}\n${row.path}`, row.status)
  }
  return reports.flatMap((report) => {
    if (report.kind !== 'read') return []
    const status = found.get(`${report.container}\n${report.path}`)
    return status === undefined ? [`${report.path} was shown as ${report.state} and is not there`] : []
  })
}

/** The case can be worked on: an import into it ends, and every device is judged for good. */
async function openFaults(ask: Ask, idle: () => Promise<void>): Promise<string[]> {
  await ask('case.setRecord', { customer: 'after the kill' })
  await idle()
  const { rows } = await ask('devices.list', { offset: 0, limit: 500 })
  const faults: string[] = []
  for (const { id, name } of rows) {
    const { diagnosis } = await ask('device.view', { deviceId: id })
    if (diagnosis.verdict.provisional) faults.push(`${name} is not judged for good`)
  }
  return faults
}

async function fileFaults(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  try {
    const { checks } = await verifyCaseFile(path)
    return checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${path}: ${name}: ${detail}`)
  } catch (error) {
    return [`${path}: ${error}`]
  }
}

/** Nothing is left beside the case but what was meant to be there. */
function leftovers(folder: string): string[] {
  const isMeant = (name: string): boolean => /^((case|copy|other|redacted)\.jcase|temp|evidence-.*)$/.test(name)
  return readdirSync(folder)
    .filter((name) => !isMeant(name))
    .map((name) => `${name} is left`)
}
