import { hostname, userInfo } from 'node:os'
import type { Localized } from '../../shared/facts/localized.ts'
import {
  type CaseClaim,
  CaseFileError,
  type CaseOwner,
  type CaseSnapshot,
  type Claimant,
  caseAccess,
  claimCase,
  closeCase,
  createCase,
  isDamage,
  isDiskFull,
  isNetworkPath,
  openCaseBeside,
  openCaseReadable,
  openCaseSalvaged,
  openCaseWritable,
  openInlineWriter,
  openWriter,
  type ReadableCase,
  releaseCase,
  takeOver,
  type Writer,
} from '../store/index.ts'
import { EngineFailure } from './failures.ts'

/** A case that is open: reads go by `db` on this thread, writes by `writer`, which is absent where the case may not be written. */
export interface CaseSession {
  readonly path: string
  readonly db: ReadableCase
  readonly writer: Writer | undefined
  readonly readOnlyBecause: Localized | undefined
  /** Set where the case is read beside whoever has it. */
  readonly guest?: GuestSeat
  /** What became of the file's place since the case was opened; kept up by `watchCase`. */
  readonly place: CasePlace
  close(): Promise<void>
}

/** A reader beside whoever has the case. */
export interface GuestSeat {
  /** Who has it now; kept up by `watchCase`. */
  owner: CaseOwner | undefined
  /** Set where a copy is read: when it was made, and of what. */
  readonly copy: Omit<CaseSnapshot, 'db'> | undefined
}

export interface CasePlace {
  /** Since when the file cannot be reached (UTC), and whether it can again. */
  away: { readonly since: string; readonly back: boolean } | undefined
}

export interface OpenSessionOptions {
  readonly writerUrl?: URL
  /** Removes the owner file of a program that has gone. */
  readonly takeOver?: boolean
  /** What the person calls themselves, for those who find the case in use. */
  readonly person?: string
}

export interface NewCase {
  readonly title: string
  readonly knowledge: string
  readonly appVersion: string
  /** Who makes it, for its log. */
  readonly who: string
}

/** Creates the case file and opens it. CaseFileError `exists` where a file is there. */
export async function createSession(path: string, newCase: NewCase, options: OpenSessionOptions): Promise<CaseSession> {
  // Owned before it is made: where another program holds the name, no empty file may be left in its way.
  const claim = claimCase(path, claimant(options.person))
  try {
    closeCase(createCase(path, newCase))
    return await ownedSession(path, claim, options)
  } catch (error) {
    releaseCase(claim)
    throw error
  }
}

/** Owns and opens a case. Where it cannot be written or is damaged it opens for reading; a case in use fails with `locked`. */
export async function openSession(path: string, options: OpenSessionOptions): Promise<CaseSession> {
  const claimed = claimOrReadOnly(path, options)
  if ('because' in claimed) return readOnlySession(path, undefined, claimed.because)
  const { claim } = claimed
  try {
    return await ownedSession(path, claim, options)
  } catch (error) {
    if (error instanceof CaseFileError && (error.code === 'readOnly' || error.code === 'damaged')) {
      return openForReading(path, claim, error.localized, error.code === 'damaged')
    }
    if (isDiskFull(error)) return openForReading(path, claim, becauseFull)
    releaseCase(claim)
    throw error
  }
}

const becauseFull: Localized = {
  en: 'The disk that holds the case is full, so nothing can be changed. Free some space, then open the case again.',
  fr: 'Le disque qui contient le dossier est plein, rien ne peut donc être modifié. Libérez de l’espace, puis rouvrez le dossier.',
}

/** The same case again, as far as it can be read: for damage that a request met after it was opened. */
export async function salvageSession(session: CaseSession): Promise<CaseSession> {
  const db = await salvagedBeside(session)
  return {
    path: session.path,
    db,
    writer: undefined,
    readOnlyBecause: caseAccess(db).readOnlyBecause,
    place: { away: undefined },
    close: async () => closeCase(db),
  }
}

/** What can be read of the session's case, in a copy; the session is closed, also where nothing can. */
async function salvagedBeside(session: CaseSession): Promise<ReadableCase> {
  try {
    return openCaseSalvaged(session.path)
  } finally {
    await session.close().catch((error: unknown) => {
      // The damaged file may refuse its last checkpoint as well; what is saved of it is open already.
      if (!isDamage(error)) throw error
    })
  }
}

/** Who claims: the account on this computer, and what the person calls themselves where that is another name. */
export function claimant(person?: string): Claimant {
  const user = userInfo().username
  return { host: hostname(), user, pid: process.pid, ...(person !== undefined && person !== user && { name: person }) }
}

const ownedSession = async (path: string, claim: CaseClaim, options: OpenSessionOptions): Promise<CaseSession> =>
  isNetworkPath(path) ? inlineSession(path, claim) : workerSession(path, claim, options.writerUrl)

/** The writer, or the failure that says why there is none. */
export function writerOf(session: CaseSession): Writer {
  if (session.writer === undefined) throw new EngineFailure('readOnly')
  // What is written now would go where nobody finds it again.
  if (session.place.away !== undefined) throw new EngineFailure('caseAway', { path: session.path })
  return session.writer
}

type Claimed = { readonly claim: CaseClaim } | { readonly because: Localized | undefined }

function claimOrReadOnly(path: string, options: OpenSessionOptions): Claimed {
  try {
    const who = claimant(options.person)
    return { claim: options.takeOver === true ? takeOver(path, who) : claimCase(path, who) }
  } catch (error) {
    if (error instanceof CaseFileError && error.code === 'readOnly') return { because: undefined }
    if (isDiskFull(error)) return { because: becauseFull }
    throw error
  }
}

async function workerSession(path: string, claim: CaseClaim, writerUrl: URL | undefined): Promise<CaseSession> {
  const writer = await openWriter(writerUrl === undefined ? { path } : { path, workerUrl: writerUrl })
  try {
    // The writer's locks would go with any other handle of the file: SQLite alone opens it from here on.
    const db = openCaseBeside(path)
    const close = async (): Promise<void> => {
      closeCase(db)
      try {
        await writer.close()
      } finally {
        releaseCase(claim)
      }
    }
    return { path, db, writer, readOnlyBecause: undefined, place: { away: undefined }, close }
  } catch (error) {
    await writer.close()
    throw error
  }
}

/** On a network share SQLite's locks cannot be trusted between connections: one connection reads and writes. */
function inlineSession(path: string, claim: CaseClaim): CaseSession {
  const db = openCaseWritable(path)
  const writer = openInlineWriter(db)
  const close = async (): Promise<void> => {
    try {
      await writer.close()
    } finally {
      releaseCase(claim)
    }
  }
  return { path, db, writer, readOnlyBecause: undefined, place: { away: undefined }, close }
}

function openForReading(path: string, claim: CaseClaim, why: Localized, isDamaged = false): CaseSession {
  try {
    return readOnlySession(path, claim, why, isDamaged)
  } catch (error) {
    releaseCase(claim)
    throw error
  }
}

function readOnlySession(path: string, claim: CaseClaim | undefined, why: Localized | undefined, isDamaged = false): CaseSession {
  const db = isDamaged ? openCaseSalvaged(path) : openCaseReadable(path)
  const close = async (): Promise<void> => {
    closeCase(db)
    if (claim !== undefined) releaseCase(claim)
  }
  return { path, db, writer: undefined, readOnlyBecause: caseAccess(db).readOnlyBecause ?? why, place: { away: undefined }, close }
}
