import { join } from 'node:path'
import type { TrayEntry } from '../../../shared/contract/caseRequests.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import type { Problem } from '../../../shared/facts/problem.ts'
import { problemOf } from '../../../shared/facts/problemTexts.ts'
import { errorCode, isDiskFull, isUnreachable, readBlobRange } from '../../store/index.ts'
import type { CaseSession } from '../caseSession.ts'
import { writerOf } from '../caseSession.ts'
import type { ContainerLimits } from '../containers/limits.ts'
import type { OfferedContainer } from '../containers/offered.ts'
import { openZip } from '../containers/openZip.ts'
import { EngineFailure, failureOf } from '../failures.ts'
import type { Log } from '../log.ts'
import type { ParserPool } from '../parserPool.ts'
import { createByteGate } from './byteGate.ts'
import type { DeviceAssignment, UnnamedArtefact } from './deviceAssignment.ts'
import { ImportCancelled, type ImportContext } from './importContext.ts'
import { byUrgency, type ImportJob, isFirstPhase, jobsOf, type PlacedContainer } from './importJob.ts'
import { importMember, type MemberOutcome } from './importMember.ts'
import { createProgressReporter, type ImportProgress } from './importProgress.ts'
import { createImportTally } from './importTally.ts'
import { createKeyedLock } from './keyedLock.ts'
import { problemLocalized } from './problemLocalized.ts'

export interface ImportQueueOptions {
  readonly session: CaseSession
  readonly pool: ParserPool
  /** Members in work at a time: one more than parsers, so that storing and parsing overlap. */
  readonly width: number
  readonly limits: ContainerLimits
  readonly assignment: DeviceAssignment
  /** Judges every device of the case anew: a device list says something of all of them. */
  readonly diagnoseAll: () => Promise<void>
  /** Judges the devices anew; `provisional` while members are still to be read. */
  readonly diagnose: (deviceIds: Iterable<number>, provisional: boolean, isStopped: () => boolean) => Promise<void>
  readonly onProgress: (progress: ImportProgress) => void
  readonly onChanged: () => void
  /** Everything offered was read, or cancelled. */
  readonly onIdle: () => void
  /** The case takes nothing more: its disk is full, or does not answer. */
  readonly onTrouble: (error: unknown) => void
  readonly log: Log
  readonly now?: () => Date
  /** Who imports, for the log of the case. */
  readonly person: () => string
}

export interface ImportFailure {
  readonly path: string
  readonly message: Localized
}

export interface ImportQueue {
  /** Lists everything in the container as waiting, then imports it in the background. Fails with `noCase` once the case is left. */
  offer(container: OfferedContainer, device?: string): Promise<void>
  cancel(): void
  /** Cancels, and leaves the judging of what was read to whoever opens the case next. */
  leave(): void
  tray(): TrayEntry[]
  /** What became of each member, in the order of finishing, since the queue was last empty. */
  results(): readonly MemberOutcome[]
  /** Members that could not be put into the case, which is no matter of their own. */
  failures(): readonly ImportFailure[]
  readonly running: boolean
  /** Somebody cancelled the latest import. */
  readonly cancelled: boolean
  /** Resolves when everything offered has been read, or was cancelled. */
  idle(): Promise<void>
}

/** Bytes of members that are held in memory at a time. */
const BYTES_IN_WORK = 256 * 1024 * 1024
/** Rows that the tray shows; those in work and the latest come first. */
const TRAY_ROWS = 2_000

export function createImportQueue(options: ImportQueueOptions): ImportQueue {
  return new Queue(options)
}

class Queue implements ImportQueue {
  readonly #options: ImportQueueOptions
  readonly #context: ImportContext
  readonly #gate = createByteGate(BYTES_IN_WORK)
  readonly #progress
  readonly #containers: OfferedContainer[] = []
  readonly #expanding = createKeyedLock()
  readonly #tally = createImportTally()
  readonly #nestedBytes = new Map<number, number>()
  #waiting: ImportJob[] = []
  #tray: ImportJob['tray'][] = []
  #unnamed: UnnamedArtefact[] = []
  #touched = new Set<number>()
  #hasList = false
  #results: MemberOutcome[] = []
  #failures: ImportFailure[] = []
  #isCancelled = false
  #isLeft = false
  #run: Promise<void> | undefined

  constructor(options: ImportQueueOptions) {
    const { session, pool, limits } = options
    const writer = writerOf(session)
    this.#options = options
    this.#progress = createProgressReporter(options.onProgress)
    this.#context = {
      writer,
      pool,
      limits,
      readBlob: (blobId, offset, length) => readBlobRange(session.db, blobId, offset, length),
      assignment: options.assignment,
      now: () => this.#now(),
      checkCancelled: () => {
        if (this.#isCancelled) throw new ImportCancelled()
      },
      withBytes: createKeyedLock(),
      expandZip: (job, bytes) => this.#expandZip(job, bytes),
    }
  }

  get running(): boolean {
    return this.#run !== undefined
  }

  get cancelled(): boolean {
    return this.#isCancelled
  }

  async offer(container: OfferedContainer, device?: string): Promise<void> {
    try {
      await this.#place(container, device)
    } catch (error) {
      await this.#close(container)
      throw error
    }
    this.#run ??= this.#work()
  }

  async #place(container: OfferedContainer, device: string | undefined): Promise<void> {
    const kind = container.kind === 'text' ? 'clipboard' : container.kind
    const path = container.origin === '' ? container.name : container.origin
    // What was cancelled ends first, or the new would be cancelled with it.
    while (this.#isCancelled && this.#run !== undefined) await this.#run
    this.#checkNotLeft()
    if (!this.running) this.#startAnew()
    const importedAt = container.importedAt ?? this.#now()
    const { containerId } = await this.#context.writer.write('openContainer', { path, kind, importedAt })
    const assigned = device === undefined ? undefined : await this.#context.assignment.byPerson(device)
    this.#checkNotLeft()
    this.#containers.push(container)
    this.#add({ container, containerId, root: containerId, rootName: container.name, prefix: '', ...(assigned && { device: assigned }) })
  }

  #checkNotLeft(): void {
    if (this.#isLeft) throw new EngineFailure('noCase')
  }

  cancel(): void {
    if (!this.running) return
    this.#isCancelled = true
    for (const job of this.#waiting) job.tray.state = 'cancelled'
    this.#waiting = []
  }

  leave(): void {
    this.#isLeft = true
    this.cancel()
  }

  tray(): TrayEntry[] {
    const inWork = this.#tray.filter((row) => row.state === 'reading')
    const rows = this.#tray.length <= TRAY_ROWS ? this.#tray : [...inWork, ...this.#tray.slice(inWork.length - TRAY_ROWS)]
    return rows.map((row) => ({ ...row }))
  }

  results(): readonly MemberOutcome[] {
    return this.#results
  }

  failures(): readonly ImportFailure[] {
    return this.#failures
  }

  idle(): Promise<void> {
    return this.#run ?? Promise.resolve()
  }

  #startAnew(): void {
    this.#nestedBytes.clear()
    this.#tray = []
    this.#results = []
    this.#failures = []
    this.#isCancelled = false
  }

  #now(): string {
    return (this.#options.now?.() ?? new Date()).toISOString()
  }

  #add(placed: PlacedContainer): void {
    const jobs = jobsOf(placed)
    for (const job of jobs) {
      this.#tray.push(job.tray)
      this.#progress.added(job.member.bytes)
    }
    this.#waiting = [...this.#waiting, ...jobs].sort(byUrgency)
  }

  async #expandZip(job: ImportJob, bytes: Uint8Array): Promise<readonly Problem[]> {
    // One at a time within a container, for each is measured against what the ones before it took.
    return this.#expanding(String(job.place.root), () => this.#expandInTurn(job, bytes))
  }

  async #expandInTurn(job: ImportJob, bytes: Uint8Array): Promise<readonly Problem[]> {
    const { container, member, place } = job
    const { limits } = this.#options
    if (container.kind === 'zip' && container.depth > 0) return [problemOf('zipNestedTooDeep', 'warning')]
    const self = { ...member, path: '', problems: [] }
    const nested = await openZip(
      { name: member.name, origin: join(container.origin, member.path), depth: container.depth + 1, from: bytes, self },
      { ...limits, totalBytes: Math.max(0, limits.totalBytes - (this.#nestedBytes.get(place.root) ?? 0)) },
    )
    this.#countNested(place.root, nested)
    const [own, ...members] = nested.members
    const { containerId } = await this.#context.writer.write('openContainer', {
      path: member.path,
      kind: 'nestedZip',
      parentId: job.containerId,
      importedAt: container.importedAt ?? this.#now(),
    })
    this.#containers.push(nested)
    const known = container.known && { known: container.known }
    this.#add({ ...job, ...place, container: { ...nested, ...known, members }, containerId, prefix: `${place.path}/` })
    return own?.problems ?? []
  }

  /** All zips within one container share its limit: a thousand of them must not unpack to a thousand times as much. */
  #countNested(root: number, nested: OfferedContainer): void {
    const unpacked = nested.members.reduce((sum, { open, path, bytes }) => (open !== undefined && path !== '' ? sum + bytes : sum), 0)
    this.#nestedBytes.set(root, (this.#nestedBytes.get(root) ?? 0) + unpacked)
  }

  /** Until nothing waits any more: what is offered while devices are judged or containers are closed belongs to the same run. */
  async #work(): Promise<void> {
    do {
      for (const container of await this.#workOnce()) await this.#close(container)
    } while (this.#waiting.length > 0)
    // At once with the last look at what waits, so that nothing can be offered to a run that is over.
    this.#run = undefined
    this.#progress.end()
    this.#options.onChanged()
    this.#options.onIdle()
  }

  /** The stick that a file lies on may be gone by now; what was read of it is in the case. */
  async #close(container: OfferedContainer): Promise<void> {
    try {
      await container.close()
    } catch (error) {
      this.#options.log('warning', `closing ${container.name}: ${errorCode(error)}`)
    }
  }

  /** Reads all that waits and judges the devices; gives the containers that nothing is read from any more. */
  async #workOnce(): Promise<readonly OfferedContainer[]> {
    try {
      do {
        await this.#workWhile(isFirstPhase)
        await this.#conclude(this.#waiting.length > 0)
        await this.#workWhile((job) => !isFirstPhase(job))
        if (this.#waiting.length === 0) {
          await this.#conclude(false)
          await this.#tell()
        }
      } while (this.#waiting.length > 0)
    } catch (error) {
      this.#noteBreak(error)
    }
    return this.#containers.splice(0)
  }

  /** What is beside the members, such as judging or the log, failed: nothing more can come of those that wait. */
  #noteBreak(error: unknown): void {
    const { message } = isDiskFull(error)
      ? failureOf('diskFull')
      : failureOf('internal', { detail: error instanceof Error ? error.name : 'unknown' })
    this.#failures.push({ path: '', message })
    for (const { tray } of this.#waiting.splice(0)) Object.assign(tray, { state: 'failed', message })
    if (isDiskFull(error)) this.#giveUp(error)
    else this.#options.log('error', `import: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`)
  }

  async #tell(): Promise<void> {
    for (const detail of this.#tally.take()) {
      await this.#context.writer.write('appendLog', { at: this.#now(), who: this.#options.person(), action: 'imported', detail })
    }
  }

  /** Works on the most urgent members, several at a time, until none of the wanted kind is left. */
  async #workWhile(isWanted: (job: ImportJob) => boolean): Promise<void> {
    const lane = async (): Promise<void> => {
      for (;;) {
        const next = this.#waiting[0]
        if (next === undefined || !isWanted(next)) return
        this.#waiting.shift()
        await this.#importOne(next)
      }
    }
    await Promise.all(Array.from({ length: this.#options.width }, lane))
  }

  async #importOne(job: ImportJob): Promise<void> {
    const { tray, member } = job
    const held = Math.min(member.bytes, this.#options.limits.parseBytes)
    await this.#gate.enter(held)
    tray.state = 'reading'
    this.#progress.working(tray.path)
    try {
      this.#context.checkCancelled()
      const outcome = await importMember(job, this.#context)
      this.#note(outcome)
      // What comes out of another case is told by the log of that case.
      if (job.container.known === undefined) this.#tally.count(job, outcome)
      tray.state = outcome.state
      const [problem] = member.problems
      if (problem !== undefined) tray.message = problemLocalized(problem)
    } catch (error) {
      this.#noteFailure(tray, error)
    } finally {
      this.#gate.leave(held)
      this.#progress.finished(member.bytes)
    }
    this.#options.onChanged()
  }

  /** A mistake of ours must not take the other members down with it. */
  #noteFailure(tray: ImportJob['tray'], error: unknown): void {
    tray.state = error instanceof ImportCancelled ? 'cancelled' : 'failed'
    if (tray.state === 'cancelled') return
    if (isDiskFull(error)) {
      tray.message = failureOf('diskFull').message
      this.#failures.push({ path: tray.path, message: tray.message })
      this.#giveUp(error)
      return
    }
    // What is read may be out of reach too: only SQLite tells of the case itself.
    if (isUnreachable(error) && errorCode(error).startsWith('SQLITE')) this.#giveUp(error)
    tray.message = failureOf('internal', { detail: error instanceof Error ? error.name : 'unknown' }).message
    this.#failures.push({ path: tray.path, message: tray.message })
    this.#options.log('error', `import of one member: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`)
  }

  /** Nothing more can be put into the case: what waits is left, and the person is told once. */
  #giveUp(error: unknown): void {
    if (this.#isCancelled) return
    this.cancel()
    this.#options.onTrouble(error)
  }

  #note(outcome: MemberOutcome): void {
    this.#results.push(outcome)
    if (outcome.deviceId !== undefined) this.#touched.add(outcome.deviceId)
    if (outcome.isList === true) this.#hasList = true
    if (outcome.unnamed !== undefined) this.#unnamed.push(outcome.unnamed)
  }

  /** Gives nameless artefacts to devices and judges every device that got something. */
  async #conclude(provisional: boolean): Promise<void> {
    const settled = await this.#context.assignment.settle(this.#unnamed.splice(0))
    const devices = new Set([...this.#touched, ...settled])
    // A provisional verdict is judged again at the end, so those devices stay touched.
    this.#touched = provisional ? devices : new Set()
    await this.#judge(devices, provisional)
    this.#options.onChanged()
  }

  async #judge(devices: ReadonlySet<number>, provisional: boolean): Promise<void> {
    if (provisional || !this.#hasList) await this.#options.diagnose(devices, provisional, () => this.#isLeft)
    if (this.#isLeft) await this.#context.writer.write('setToJudge', {})
    if (this.#isLeft || provisional || !this.#hasList) return
    this.#hasList = false
    await this.#options.diagnoseAll()
  }
}
