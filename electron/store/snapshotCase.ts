import { chmod, copyFile, open, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ReadableCase } from './caseConnection.ts'
import { CaseFileError } from './caseFileError.ts'
import { errorCode } from './errorCode.ts'
import { openCopied } from './openCase.ts'
import { makeTemporaryFolder } from './temporaryFolder.ts'

export interface CaseSnapshot {
  readonly db: ReadableCase
  /** When it was made, UTC. */
  readonly at: string
  /** The file's stamp then: another one says that it was written since. */
  readonly stamp: string
}

/** Copies that are tried while somebody writes, and the time between, in milliseconds. */
const ATTEMPTS = 12
const PAUSE_MS = 250
/** A file that was written so short ago may be written again without its time changing: clocks of file systems tick some times a second. Milliseconds. */
const TICK_MS = 100
/** Bytes of a write-ahead log's header that say when it was begun anew: https://www.sqlite.org/fileformat2.html section 4.1. */
const LOG_HEADER = 32

/**
 * Opens a copy of a case that somebody else has open and may be writing, without a lock on it: for shares, whose locks cannot be trusted and would
 * keep the owner waiting. The copy is whole: made while no transaction was under way. Fails with `locked` where the owner writes all the time,
 * and with `notFound`.
 */
export async function openCaseSnapshot(path: string, now: () => Date = () => new Date()): Promise<CaseSnapshot> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await wait(PAUSE_MS)
    const before = await stampOf(path)
    if (before === undefined) throw new CaseFileError('notFound', path)
    if (before.isWriting) continue
    const at = now().toISOString()
    const made = await copyOf(path)
    const after = await stampOf(path)
    if (after?.stamp === before.stamp && !after.isWriting) return { db: openCopied(path, made), at, stamp: wholeStamp(before) }
    await rm(made.folder, { recursive: true, force: true })
  }
  throw new CaseFileError('locked', path)
}

/** What tells one content of a case from another without reading it; undefined where the file is not there. */
export async function caseStamp(path: string): Promise<string | undefined> {
  const found = await stampOf(path)
  return found === undefined ? undefined : wholeStamp(found)
}

interface Stamp {
  /** Of the case itself, and of where its log begins: the log only grows between two of them. */
  readonly stamp: string
  readonly logEnd: string
  /** A transaction with a rollback journal is under way, or ended this moment. */
  readonly isWriting: boolean
}

const wholeStamp = ({ stamp, logEnd }: Stamp): string => `${stamp} ${logEnd}`

async function stampOf(path: string): Promise<Stamp | undefined> {
  const [file, log, journal] = await Promise.all(['', '-wal', '-journal'].map((suffix) => sizeAndTime(path + suffix)))
  if (file === undefined) return undefined
  const logStart = log === undefined || log.size === 0n ? '' : await firstBytes(`${path}-wal`)
  return {
    stamp: `${file.size} ${file.mtimeNs} ${logStart}`,
    logEnd: log === undefined ? '' : `${log.size} ${log.mtimeNs}`,
    isWriting: (journal !== undefined && journal.size > 0n) || Math.abs(Date.now() - Number(file.mtimeNs / 1_000_000n)) < TICK_MS,
  }
}

async function sizeAndTime(path: string): Promise<{ size: bigint; mtimeNs: bigint } | undefined> {
  try {
    return await stat(path, { bigint: true })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOG_HEADER), 0, LOG_HEADER, 0)
    return buffer.toString('hex', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The case first, its log after it: what the log gains meanwhile is more of the same. */
async function copyOf(path: string): Promise<{ folder: string; copy: string }> {
  const folder = makeTemporaryFolder()
  const copy = join(folder, basename(path))
  try {
    for (const suffix of ['', '-wal']) {
      if ((await sizeAndTime(path + suffix)) === undefined) continue
      await copyFile(path + suffix, copy + suffix)
      await chmod(copy + suffix, 0o600)
    }
    return { folder, copy }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
