import { hostname, userInfo } from 'node:os'
import type { Localized } from '../../shared/facts/localized.ts'
import {
  type CaseClaim,
  CaseFileError,
  caseAccess,
  claimCase,
  closeCase,
  createCase,
  isNetworkPath,
  openCaseReadable,
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
  close(): Promise<void>
}

export interface OpenSessionOptions {
  readonly writerUrl?: URL
  /** Removes the owner file of a program that has gone. */
  readonly takeOver?: boolean
}

export interface NewCase {
  readonly title: string
  readonly knowledge: string
  readonly appVersion: string
}

/** Creates the case file and opens it. CaseFileError `exists` where a file is there. */
export async function createSession(path: string, newCase: NewCase, options: OpenSessionOptions): Promise<CaseSession> {
  closeCase(createCase(path, newCase))
  return openSession(path, options)
}

/** Owns and opens a case. Where it cannot be written or is damaged it opens for reading; a case in use fails with `locked`. */
export async function openSession(path: string, options: OpenSessionOptions): Promise<CaseSession> {
  const claim = claimOrReadOnly(path, options)
  try {
    if (claim === undefined) return readOnlySession(path, claim, undefined)
    return isNetworkPath(path) ? inlineSession(path, claim) : await workerSession(path, claim, options.writerUrl)
  } catch (error) {
    if (claim !== undefined && error instanceof CaseFileError && (error.code === 'readOnly' || error.code === 'damaged')) {
      return openForReading(path, claim, error)
    }
    if (claim !== undefined) releaseCase(claim)
    throw error
  }
}

/** The writer, or the failure that says why there is none. */
export function writerOf(session: CaseSession): Writer {
  if (session.writer === undefined) throw new EngineFailure('readOnly')
  return session.writer
}

function claimOrReadOnly(path: string, options: OpenSessionOptions): CaseClaim | undefined {
  const who = { host: hostname(), user: userInfo().username, pid: process.pid }
  try {
    return options.takeOver === true ? takeOver(path, who) : claimCase(path, who)
  } catch (error) {
    if (error instanceof CaseFileError && error.code === 'readOnly') return undefined
    throw error
  }
}

async function workerSession(path: string, claim: CaseClaim, writerUrl: URL | undefined): Promise<CaseSession> {
  const writer = await openWriter(writerUrl === undefined ? { path } : { path, workerUrl: writerUrl })
  try {
    const db = openCaseReadable(path)
    const close = async (): Promise<void> => {
      closeCase(db)
      await writer.close()
      releaseCase(claim)
    }
    return { path, db, writer, readOnlyBecause: undefined, close }
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
    await writer.close()
    releaseCase(claim)
  }
  return { path, db, writer, readOnlyBecause: undefined, close }
}

function openForReading(path: string, claim: CaseClaim, why: CaseFileError): CaseSession {
  try {
    return readOnlySession(path, claim, why.localized)
  } catch (error) {
    releaseCase(claim)
    throw error
  }
}

function readOnlySession(path: string, claim: CaseClaim | undefined, why: Localized | undefined): CaseSession {
  const db = openCaseReadable(path)
  const close = async (): Promise<void> => {
    closeCase(db)
    if (claim !== undefined) releaseCase(claim)
  }
  return { path, db, writer: undefined, readOnlyBecause: caseAccess(db).readOnlyBecause ?? why, close }
}
