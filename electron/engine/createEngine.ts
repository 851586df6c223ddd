import { availableParallelism, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { EngineHandlers } from '../../shared/contract/requests.ts'
import { CONTAINER_LIMITS, type ContainerLimits } from './containers/limits.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import type { EngineState } from './engineState.ts'
import { attachmentHandlers } from './handlers/attachmentHandlers.ts'
import { caseHandlers, closeOpenCase, reopenDamaged } from './handlers/caseHandlers.ts'
import { caseRecordHandlers } from './handlers/caseRecordHandlers.ts'
import { checklistHandlers } from './handlers/checklistHandlers.ts'
import { compareHandlers } from './handlers/compareHandlers.ts'
import { deviceHandlers } from './handlers/deviceHandlers.ts'
import { eventHandlers } from './handlers/eventHandlers.ts'
import { evidenceHandlers } from './handlers/evidenceHandlers.ts'
import { fleetHandlers } from './handlers/fleetHandlers.ts'
import { guidanceHandlers } from './handlers/guidanceHandlers.ts'
import { impactHandlers } from './handlers/impactHandlers.ts'
import { importHandlers } from './handlers/importHandlers.ts'
import { inventoryHandlers } from './handlers/inventoryHandlers.ts'
import { libraryHandlers } from './handlers/libraryHandlers.ts'
import { mergeHandlers } from './handlers/mergeHandlers.ts'
import { noteHandlers } from './handlers/noteHandlers.ts'
import { redactHandlers } from './handlers/redactHandlers.ts'
import { registryHandlers } from './handlers/registryHandlers.ts'
import { reportHandlers } from './handlers/reportHandlers.ts'
import { reviewHandlers } from './handlers/reviewHandlers.ts'
import { safetyHandlers } from './handlers/safetyHandlers.ts'
import { summaryHandlers } from './handlers/summaryHandlers.ts'
import { syncRuleHandlers } from './handlers/syncRuleHandlers.ts'
import type { MemberOutcome } from './import/importMember.ts'
import type { ImportFailure } from './import/importQueue.ts'
import { createKeyedLock } from './import/keyedLock.ts'
import { createLibraries } from './library/libraries.ts'
import { createListReader } from './listReader.ts'
import type { Log } from './log.ts'
import { createParserPool } from './parserPool.ts'
import { createRedactionWork } from './redaction/redactionWork.ts'
import type { SendEvent } from './sendEvent.ts'
import { unreachableFailure } from './watchCase.ts'

export interface EngineOptions {
  readonly appVersion: string
  /** The parser worker's entry; by default its source beside the engine. */
  readonly parserUrl?: URL
  /** The writer worker's entry; by default the store finds its own. */
  readonly writerUrl?: URL
  /** The entry of the worker that evaluates rules over a directory; by default its source beside the engine. */
  readonly impactUrl?: URL
  /** The entry of the worker that writes reports; by default its source beside the engine. */
  readonly reportUrl?: URL
  /** The entry of the worker that checks a case; by default its source in the store. */
  readonly verifyUrl?: URL
  /** The entry of the worker that makes redacted copies; by default its source in the store. */
  readonly redactionUrl?: URL
  /** The entry of the worker that reads folders of cases; by default its source. */
  readonly libraryUrl?: URL
  /** What is kept between starts lies here: indexes of folders of cases, that can be made again. By default a folder of the system's for temporary files. */
  readonly dataFolder?: string
  readonly onEvent?: SendEvent
  readonly onWriterLost?: (error: Error) => void
  readonly log?: Log
  readonly limits?: ContainerLimits
  readonly now?: () => Date
  /** Who works here, for the log of a case; by default the account's name. */
  readonly person?: string
  /** How long a parser may be silent before it is stopped, in milliseconds. */
  readonly parserSilenceMs?: number
  /** How often the open case's file is looked after, in milliseconds. */
  readonly watchMs?: number
}

const WATCH_MS = 1000

export interface Engine {
  readonly dispatch: Dispatch
  readonly handlers: EngineHandlers
  /** What became of each member of the latest import. */
  importResults(): readonly MemberOutcome[]
  /** What of the latest import could not be put into the case. */
  importFailures(): readonly ImportFailure[]
  /** Resolves when no import is running, and every device is judged. */
  idle(): Promise<void>
  /** Cancels a running import, closes the case, ends the workers. */
  stop(): Promise<void>
}

/** Everything the app does, behind the requests of the contract: in a utility process, in the command line, in tests. */
export function createEngine(options: EngineOptions): Engine {
  // The engine's own thread and the writer need a core as well: more parsers than this only wait.
  const size = availableParallelism() > 2 ? 2 : 1
  const workerUrl = options.parserUrl ?? new URL('../parser/parserWorker.ts', import.meta.url)
  const log = options.log ?? (() => undefined)
  const account = options.person ?? userInfo().username
  const send = options.onEvent ?? (() => undefined)
  const libraries = createLibraries({
    indexFolder: join(options.dataFolder ?? join(tmpdir(), 'joinsight'), 'library'),
    workerUrl: options.libraryUrl ?? new URL('../store/library/libraryWorker.ts', import.meta.url),
    send,
    log,
  })
  const turns = createKeyedLock()
  const state: EngineState = {
    appVersion: options.appVersion,
    parserPool: createParserPool({ workerUrl, size, ...(options.parserSilenceMs && { silenceMs: options.parserSilenceMs }) }),
    width: size + 5,
    limits: options.limits ?? CONTAINER_LIMITS,
    writerUrl: options.writerUrl,
    impactUrl: options.impactUrl ?? new URL('./impact/impactWorker.ts', import.meta.url),
    reportUrl: options.reportUrl ?? new URL('./report/reportWorker.ts', import.meta.url),
    verifyUrl: options.verifyUrl ?? new URL('../store/verifyWorker.ts', import.meta.url),
    redactionUrl: options.redactionUrl ?? new URL('../store/redaction/redactionWorker.ts', import.meta.url),
    watchMs: options.watchMs ?? WATCH_MS,
    libraries,
    send,
    onWriterLost: options.onWriterLost ?? (() => undefined),
    log,
    now: options.now ?? (() => new Date()),
    account,
    person: account,
    open: undefined,
    impact: undefined,
    report: undefined,
    redaction: undefined,
    attaching: undefined,
    verifying: undefined,
    inTurn: (work) => turns('case', work),
    followUps: new Set(),
    stopWatching: () => undefined,
  }
  const redaction = createRedactionWork(state)
  state.redaction = redaction
  const readList = createListReader(state)
  const handlers: EngineHandlers = {
    ...caseHandlers(state),
    ...caseRecordHandlers(state, readList),
    ...noteHandlers(state),
    ...libraryHandlers(state),
    ...checklistHandlers(state),
    ...attachmentHandlers(state),
    ...importHandlers(state),
    ...inventoryHandlers(state, readList),
    ...deviceHandlers(state),
    ...fleetHandlers(state),
    ...evidenceHandlers(state),
    ...redactHandlers(redaction),
    ...registryHandlers(state),
    ...reportHandlers(state, redaction),
    ...guidanceHandlers(state),
    ...reviewHandlers(state),
    ...safetyHandlers(state),
    ...summaryHandlers(state),
    ...syncRuleHandlers(state),
    ...impactHandlers(state),
    ...eventHandlers(state),
    ...compareHandlers(state),
    ...mergeHandlers(state),
  }
  return {
    handlers,
    dispatch: createDispatch(handlers, log, {
      openCase: () => state.open?.session,
      reopenDamaged: () => state.inTurn(() => reopenDamaged(state)),
      whereUnreachable: (error) => unreachableFailure(state, error),
    }),
    importResults: () => state.open?.queue?.results() ?? [],
    importFailures: () => state.open?.queue?.failures() ?? [],
    async idle() {
      await state.open?.queue?.idle()
      await state.open?.judging?.idle()
      await state.open?.indexing?.idle()
    },
    async stop() {
      await state.inTurn(() => closeOpenCase(state))
      await state.parserPool.close()
      await libraries.close()
    },
  }
}
