import { existsSync } from 'node:fs'
import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import type { LogAction, LogDetail } from '../../../shared/facts/caseLog.ts'
import { knowledgeEdition } from '../../../shared/knowledge/knowledgeEdition.ts'
import {
  CaseFileError,
  caseAccess,
  errorCode,
  isDamage,
  isDiskFull,
  isSameFile,
  isToJudge,
  isUnreachable,
  ownerName,
  type ReadableCase,
  readOwner,
  saveCopy,
  type Writer,
} from '../../store/index.ts'
import { type CaseSession, createSession, openSession, salvageSession } from '../caseSession.ts'
import { diagnoseDevices } from '../diagnosis/diagnoseDevices.ts'
import { createJudging, type Judging } from '../diagnosis/judging.ts'
import { refreshKnowledge } from '../diagnosis/refreshKnowledge.ts'
import { type EngineState, type OpenCase, openCaseOf, sessionOf } from '../engineState.ts'
import { createEventIndex } from '../events/eventIndex.ts'
import { createTextIndexing, type TextIndexing } from '../events/textIndexing.ts'
import { EngineFailure, failureOf } from '../failures.ts'
import { openGuestSession } from '../guestSession.ts'
import { createDeviceAssignment, type DeviceAssignment } from '../import/deviceAssignment.ts'
import { finishInterrupted } from '../import/finishInterrupted.ts'
import { createImportQueue, type ImportQueue } from '../import/importQueue.ts'
import { describeCase, tellChange, tellState } from '../tellChange.ts'
import { throttle } from '../throttle.ts'
import { unreachableFailure, watchCase } from '../watchCase.ts'

type CaseHandlers = Pick<EngineHandlers, 'case.state' | 'case.create' | 'case.open' | 'case.saveCopy' | 'case.close'>

/** Views are told of changes at most this often while an import runs, in milliseconds. */
const CHANGE_INTERVAL_MS = 250
/** The same while all devices are judged: each time the views ask for everything again. */
const JUDGED_INTERVAL_MS = 1000

export function caseHandlers(state: EngineState): CaseHandlers {
  return {
    'case.state': async () => describeCase(state),
    'case.create': async ({ path, title }) => {
      const newCase = { title: title ?? titleOf(path), knowledge: knowledgeEdition, appVersion: state.appVersion, who: state.person }
      return state.inTurn(() => replaceCase(state, () => createSession(path, newCase, sessionOptions(state, false))))
    },
    'case.open': (input) =>
      state.inTurn(async () => {
        await letGoOf(state, input.path)
        return replaceCase(state, () => sessionFor(state, input))
      }),
    'case.saveCopy': async ({ path }) => {
      const session = sessionOf(state)
      const copy = await saveCopy(session.db, path).catch((error: unknown) => {
        // What the system refuses names its call: on Windows, say, a file that another program has open is not replaced.
        if (!isDiskFull(error) && !isUnreachable(error) && !(error instanceof Error && 'syscall' in error)) throw error
        throw new EngineFailure('cannotWrite', { detail: errorCode(error) })
      })
      await noteInLog(state, session, 'copied', { path })
      return copy
    },
    'case.close': async () => {
      await state.inTurn(() => closeOpenCase(state))
      return {}
    },
  }
}

const sessionOptions = (state: EngineState, takeOver: boolean) => ({
  takeOver,
  person: state.person,
  ...(state.writerUrl && { writerUrl: state.writerUrl }),
})

/** A session of a case that is there, brought up to this edition; of a damaged one what can be saved of it. */
async function sessionFor(state: EngineState, { path, takeOver, readOnly }: Input<'case.open'>): Promise<CaseSession> {
  if (readOnly === true) return openGuestSession(path, state.now)
  const owner = takeOver === true ? readOwner(path) : undefined
  const session = await openSession(path, sessionOptions(state, takeOver ?? false))
  try {
    await refreshKnowledge(session, state.appVersion)
    // Whoever is taken over from did not close the case, so an import may have been cut short.
    if (takeOver === true) await finishInterrupted(session)
    if (owner !== undefined) await noteInLog(state, session, 'takenOver', { owner: `${ownerName(owner)} @ ${owner.host}` })
    return session
  } catch (error) {
    if (isDamage(error)) return salvageSession(session)
    await session.close()
    throw error
  }
}

/** What went wrong beside what anybody asked for; a person has to know that it did. */
function tellTrouble(state: EngineState, error: unknown): void {
  const away = unreachableFailure(state, error)
  const { message } = away ?? (isDiskFull(error) ? failureOf('diskFull') : failureOf('unreachable', { detail: errorCode(error) }))
  state.send('case.trouble', { message })
}

/** What was done with the case as a whole, where it can be written. */
async function noteInLog(state: EngineState, { writer, place }: CaseSession, action: LogAction, detail: LogDetail): Promise<void> {
  if (writer === undefined || place.away !== undefined) return
  await writer.write('appendLog', { at: state.now().toISOString(), who: state.person, action, detail })
  if (state.open !== undefined) tellChange(state)
}

/** The same case again (after a crash of the writer, say) must be let go before it can be owned anew: but not before its file is there. */
async function letGoOf(state: EngineState, path: string): Promise<void> {
  if (state.open === undefined || !isSameFile(state.open.session.path, path)) return
  // A reader beside the owner holds nothing, and goes on reading where the case cannot be had for writing.
  if (state.open.session.guest !== undefined) return
  if (!existsSync(path)) throw new CaseFileError('notFound', path)
  await closeOpenCase(state, { isReplaced: true })
}

/** Ends a running import, then closes; nothing where no case is open. `isReplaced`: another one follows at once, of which views are told instead. */
export async function closeOpenCase(state: EngineState, { isReplaced = false } = {}): Promise<void> {
  if (state.open === undefined) return
  const { session, queue, judging, events, indexing } = openCaseOf(state)
  state.stopWatching()
  queue?.leave()
  events.close()
  await dropRuns(state)
  await indexing?.stop()
  await judging?.stop()
  await queue?.idle()
  while (state.followUps.size > 0) await Promise.allSettled(state.followUps)
  state.open = undefined
  try {
    await session.close()
  } catch (error) {
    // A file that is out of reach cannot be closed in order; whoever opens it next does what is left to do.
    if (session.place.away === undefined && !isUnreachable(error)) throw error
    state.log('warning', `the case was left as it is: ${errorCode(error)}`)
  } finally {
    if (!isReplaced) tellState(state)
  }
}

/** They read or write the case that is about to be closed. */
async function dropRuns(state: EngineState): Promise<void> {
  if (state.attaching !== undefined) state.attaching.isCancelled = true
  await state.impact?.cancel()
  state.impact = undefined
  await state.verifying?.cancel()
  await state.report?.cancel()
  await state.redaction?.cancel()
}

/** Shows what can be saved of a case whose damage a request met; nothing where none is open, or it is that already. */
export async function reopenDamaged(state: EngineState): Promise<void> {
  if (state.open === undefined || caseAccess(state.open.session.db).damaged === true) return
  const { session, queue, judging, events, indexing } = state.open
  queue?.cancel()
  events.close()
  await dropRuns(state)
  await indexing?.stop()
  await judging?.stop()
  await queue?.idle()
  state.stopWatching()
  state.open = readOnlyCase(await salvageSession(session))
  tellState(state)
  tellChange(state)
}

/** A case that cannot be opened must not cost the one that is open: that is closed only when the other is there. */
async function replaceCase(state: EngineState, open: () => Promise<CaseSession>) {
  const session = await open().catch((error: unknown) => {
    if (state.open === undefined) tellState(state)
    throw error
  })
  await closeOpenCase(state, { isReplaced: true })
  return attach(state, session)
}

function attach(state: EngineState, session: CaseSession) {
  state.open = openedCase(state, session)
  state.stopWatching = watchCase(state, { withDb: readOnlyCase })
  void session.writer?.ended.then((error) => {
    if (error === undefined) return
    state.log('error', `the writer has ended: ${error.message}`)
    state.onWriterLost(error)
  })
  // Judged by older knowledge, or closed while devices were judged by a new list: that is made up for now, beside what views ask for.
  if (isToJudge(session.db)) state.open.judging?.judgeBeside()
  state.open.indexing?.start()
  tellState(state)
  return describeCase(state)
}

function openedCase(state: EngineState, session: CaseSession): OpenCase {
  if (session.writer === undefined) return readOnlyCase(session)
  const judging = createJudging(
    session,
    throttle(() => tellChange(state), JUDGED_INTERVAL_MS),
    state.log,
  )
  const assignment = createDeviceAssignment(session.db, session.writer)
  const indexing = indexingOf(state, session.db, session.writer)
  const queue = queueFor(state, session, judging, assignment, indexing)
  return { session, queue, judging, assignment, events: createEventIndex(session.db), indexing }
}

const readOnlyCase = (session: CaseSession): OpenCase => ({
  session,
  queue: undefined,
  judging: undefined,
  assignment: undefined,
  events: createEventIndex(session.db),
  indexing: undefined,
})

function indexingOf(state: EngineState, db: ReadableCase, writer: Writer): TextIndexing {
  let progress = { running: false, done: 0, total: 0 }
  const tell = throttle(() => state.send('events.indexing', progress), CHANGE_INTERVAL_MS)
  return createTextIndexing({
    db,
    writer,
    onProgress: (latest) => {
      progress = latest
      tell()
    },
    onError: (error) => state.log('error', `indexing of events: ${error instanceof Error ? error.message : 'unknown'}`),
  })
}

function queueFor(
  state: EngineState,
  session: CaseSession,
  judging: Judging,
  assignment: DeviceAssignment,
  indexing: TextIndexing,
): ImportQueue {
  const changed = throttle(() => {
    tellChange(state)
    tellState(state)
  }, CHANGE_INTERVAL_MS)
  return createImportQueue({
    session,
    pool: state.parserPool,
    width: state.width,
    limits: state.limits,
    assignment,
    diagnose: (deviceIds, provisional, isStopped) => diagnoseDevices(session, deviceIds, provisional, { isStopped }),
    diagnoseAll: () => judging.judgeAll(),
    onProgress: (progress) => state.send('import.progress', progress),
    onChanged: changed,
    onIdle: () => indexing.start(),
    onTrouble: (error) => tellTrouble(state, error),
    log: state.log,
    now: state.now,
    person: () => state.person,
  })
}

/** `C:\cases\Contoso.jcase` is the case `Contoso`. */
const titleOf = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.jcase$/i, '')
