import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Failure } from '../../shared/contract/caseRequests.ts'
import { CaseFileError, caseStamp, errorCode, isStale, isUnreachable, openCaseSnapshot, readOwner } from '../store/index.ts'
import type { CaseSession, GuestSeat } from './caseSession.ts'
import type { EngineState, OpenCase } from './engineState.ts'
import { failureOf } from './failures.ts'
import { copiedSession } from './guestSession.ts'
import { tellChange, tellState } from './tellChange.ts'

/** A copy of a case on a share is made anew this long after the one before at the earliest, in milliseconds. */
const COPY_PAUSE_MS = 5000

interface WatchOptions {
  /** What is open when a session's connection is another one. */
  readonly withDb: (session: CaseSession) => OpenCase
}

/**
 * Looks after the file of the open case: says when it is out of reach and when it is back, and shows a reader beside its owner what they change.
 * Gives back what ends that.
 */
export function watchCase(state: EngineState, { withDb }: WatchOptions): () => void {
  const stopped = new AbortController()
  const watch: Watch = {
    state,
    withDb,
    isOver: () => stopped.signal.aborted,
    identity: undefined,
    version: undefined,
    copiedAt: performance.now(),
  }
  const tick = (): void => {
    void look(watch)
      .catch((error: unknown) => state.log('warning', `the case's file: ${errorCode(error) || 'unknown'}`))
      .finally(() => {
        if (!stopped.signal.aborted) timer = setTimeout(tick, state.watchMs).unref()
      })
  }
  let timer = setTimeout(tick, state.watchMs).unref()
  return () => {
    stopped.abort()
    clearTimeout(timer)
  }
}

interface Watch {
  readonly state: EngineState
  readonly withDb: WatchOptions['withDb']
  readonly isOver: () => boolean
  /** Device and number of the file when it was first looked at. */
  identity: string | undefined
  /** SQLite's count of what others committed. */
  version: unknown
  copiedAt: number
}

async function look(watch: Watch): Promise<void> {
  const session = watch.state.open?.session
  if (session === undefined) return
  const identity = await identityOf(session.path)
  if (watch.isOver()) return
  watch.identity ??= identity
  notePlace(watch.state, session, identity, watch.identity)
  if (session.place.away === undefined && session.guest !== undefined) await lookAsGuest(watch, session, session.guest)
}

/** Undefined where the file cannot be reached, whatever the reason. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path, { bigint: true })
    return `${dev} ${ino}`
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

function notePlace(state: EngineState, session: CaseSession, now: string | undefined, first: string | undefined): void {
  const { place } = session
  if (now === undefined || now !== first) leave(state, session)
  if (place.away === undefined || place.away.back === (now !== undefined)) return
  place.away = { since: place.away.since, back: now !== undefined }
  tellState(state)
}

/** From now on nothing is written: it would go where nobody finds it. */
function leave(state: EngineState, session: CaseSession): void {
  if (session.place.away !== undefined) return
  session.place.away = { since: state.now().toISOString(), back: false }
  state.log('warning', 'the file of the case is out of reach')
  state.open?.queue?.cancel()
  tellState(state)
}

async function lookAsGuest(watch: Watch, session: CaseSession, guest: GuestSeat): Promise<void> {
  const { state } = watch
  const before = ownerKey(guest)
  guest.owner = readOwner(session.path)
  if (guest.copy !== undefined) await copyAnew(watch, session, guest.copy.stamp)
  else if (hasNews(watch, session)) {
    state.open?.events.forgetMarks()
    tellChange(state)
    tellState(state)
  }
  if (ownerKey(guest) !== before) tellState(state)
}

const ownerKey = ({ owner }: GuestSeat): string => (owner === undefined ? '' : `${owner.token} ${isStale(owner, hostname())}`)

function hasNews(watch: Watch, { db }: CaseSession): boolean {
  const version = db.pragma('data_version', { simple: true })
  const isNews = watch.version !== undefined && version !== watch.version
  watch.version = version
  return isNews
}

async function copyAnew(watch: Watch, session: CaseSession, stamp: string): Promise<void> {
  const { state } = watch
  if (performance.now() - watch.copiedAt < Math.min(COPY_PAUSE_MS, state.watchMs * 5)) return
  if ((await caseStamp(session.path)) === stamp || watch.isOver()) return
  const snapshot = await openCaseSnapshot(session.path, state.now).catch((error: unknown) => {
    // The owner writes without a pause: the next look tries again.
    if (error instanceof CaseFileError) return undefined
    throw error
  })
  watch.copiedAt = performance.now()
  if (snapshot === undefined) return
  const next = copiedSession(session.path, readOwner(session.path), snapshot)
  if (watch.isOver()) return next.close()
  state.open?.events.close()
  state.open = watch.withDb(next)
  await session.close()
  tellChange(state)
  tellState(state)
}

/** The failure of a request that the drive or share of the open case did not answer; the case then counts as out of reach. Undefined for any other error. */
export function unreachableFailure(state: EngineState, error: unknown): Failure | undefined {
  const session = state.open?.session
  if (session === undefined || !isUnreachable(error)) return undefined
  // Something else than the case, such as where a copy was to go.
  if (existsSync(session.path)) return undefined
  leave(state, session)
  return failureOf('caseAway', { path: session.path })
}
