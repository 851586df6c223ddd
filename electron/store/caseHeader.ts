import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { CaseFileError } from './caseFileError.ts'
import { CASE_APPLICATION_ID, CASE_SCHEMA_VERSION } from './caseSchema.ts'
import { errorCode, isUnreachable } from './errorCode.ts'

/** Bytes; https://www.sqlite.org/fileformat2.html section 1.3, "The Database Header". */
const HEADER_SIZE = 100
/** The file format's version to read, and what it is with a write-ahead log. */
const READ_VERSION = 19
const LOGGED = 2
const MAGIC = 'SQLite format 3\0'

export interface CaseHeader {
  /** True where the file is shorter than `bytes`. */
  readonly truncated: boolean
  /** Size of the pages that the file says it has; 0 where it does not say. */
  readonly bytes: number
  /** True where a log beside the file holds changes, or takes some back: the header then is not the last word. */
  readonly hasLog: boolean
  /** True where it was last written with a log: whoever opens it, be it to read, makes files beside it. */
  readonly isLogged: boolean
}

/** Looks at the first bytes only, so that no foreign, newer or cut-off file is handed to SQLite for writing. Fails with `notFound`, `notACase`, `newer` or `damaged`. */
export function readCaseHeader(path: string): CaseHeader {
  const { header, size } = firstBytes(path)
  if (size === 0) throw new CaseFileError('notACase', path)
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC.slice(0, header.length)) throw new CaseFileError('notACase', path)
  if (header.length < HEADER_SIZE) throw new CaseFileError('damaged', path)
  const hasLog = hasBytes(`${path}-wal`) || hasBytes(`${path}-journal`)
  if (header.readUInt32BE(68) !== CASE_APPLICATION_ID && !hasLog) throw new CaseFileError('notACase', path)
  if (header.readUInt32BE(60) > CASE_SCHEMA_VERSION) throw new CaseFileError('newer', path)
  const bytes = pagesOf(header)
  return { truncated: !hasLog && size < bytes, bytes, hasLog, isLogged: header[READ_VERSION] === LOGGED }
}

/** Bytes that the header says the file has; 0 where the count of pages is not valid (offsets 24 and 92 differ). */
function pagesOf(header: Buffer): number {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  return header.readUInt32BE(24) === header.readUInt32BE(92) ? header.readUInt32BE(28) * pageSize : 0
}

function firstBytes(path: string): { header: Buffer; size: number } {
  const file = openOrFail(path)
  try {
    const { size } = fstatSync(file)
    const header = Buffer.alloc(HEADER_SIZE)
    return { header: header.subarray(0, readSync(file, header, 0, HEADER_SIZE, 0)), size }
  } catch (error) {
    if (errorCode(error) === 'EISDIR') throw new CaseFileError('notACase', path, { cause: error })
    throw error
  } finally {
    closeSync(file)
  }
}

function openOrFail(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new CaseFileError('notFound', path, { cause: error })
    if (errorCode(error) === 'EISDIR') throw new CaseFileError('notACase', path, { cause: error })
    if (errorCode(error) === 'ENOTDIR') throw new CaseFileError('notFound', path, { cause: error })
    if (isUnreachable(error)) throw error
    throw new CaseFileError('locked', path, { cause: error })
  }
}

function hasBytes(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}
