import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, linkSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs'
import { uptime as systemUptime } from 'node:os'
import { z } from 'zod'
import { CaseFileError } from './caseFileError.ts'
import { errorCode, isDiskFull } from './errorCode.ts'
import { type CaseOwner, ownerRecordSchema } from './ownerRecord.ts'
import { isAlive } from './processAlive.ts'

export interface Claimant {
  readonly host: string
  readonly user: string
  /** What the person calls themselves, where that is not the account. */
  readonly name?: string
  readonly pid: number
  readonly now?: Date
  /** Seconds since this computer was started. */
  readonly uptime?: number
}

export interface CaseClaim {
  readonly path: string
  readonly owner: CaseOwner
}

export const ownerFile = (casePath: string): string => `${casePath}.owner`

/**
 * Makes this process the one that may write the case. File locks of network shares cannot be trusted, so a file created exclusively decides.
 * Fails with `locked` (`owner` and `stale` say whose it is) or `readOnly`, and with the system's own error where the disk is full.
 */
export function claimCase(path: string, who: Claimant): CaseClaim {
  const { host, user, name, pid, now = new Date(), uptime = systemUptime() } = who
  const owner: CaseOwner = { host, user, ...(name !== undefined && { name }), pid, at: now.toISOString(), uptime, token: randomUUID() }
  try {
    writeNew(ownerFile(path), `${JSON.stringify(owner)}\n`)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return claimAnew(path, who, error)
    if (errorCode(error) === 'ENOENT') throw new CaseFileError('notFound', path, { cause: error })
    if (isDiskFull(error)) throw error
    throw new CaseFileError('readOnly', path, { cause: error })
  }
  held.add(owner.token)
  return { path, owner }
}

/** All of it or nothing: without room for its content a new file would be there all the same. */
function writeNew(path: string, text: string): void {
  const file = openSync(path, 'wx')
  let isWhole = false
  try {
    isWhole = writeSync(file, text) === Buffer.byteLength(text)
  } finally {
    closeSync(file)
    if (!isWhole) unlinkSync(path)
  }
}

/** Tokens of the claims that this process has. */
const held = new Set<string>()

/** A claim of this process that it does not have any more, as the drive it lay on was gone when it was given up, stands in nobody's way. */
function claimAnew(path: string, who: Claimant, cause: unknown): CaseClaim {
  const owner = readOwner(path)
  const isAbandoned = owner !== undefined && owner.host === who.host && owner.pid === who.pid && !held.has(owner.token)
  if (!isAbandoned || who.pid !== process.pid) throw lockedBy(path, who.host, cause)
  unlinkSync(ownerFile(path))
  return claimCase(path, who)
}

/**
 * Claims a case whose owner's process is gone, after a person agreed. An owner on another computer cannot be checked: only `force` takes that over.
 * The old file is set aside first and looked at again, so that of two who take over at once only one succeeds.
 */
export function takeOver(path: string, who: Claimant, options: { readonly force?: boolean } = {}): CaseClaim {
  const before = readOwner(path)
  if (existsSync(ownerFile(path))) {
    if (options.force !== true && !isStale(before, who.host)) throw lockedBy(path, who.host)
    const aside = `${ownerFile(path)}.${randomUUID()}`
    renameSync(ownerFile(path), aside)
    if (tokenIn(aside) !== before?.token) {
      linkSync(aside, ownerFile(path))
      unlinkSync(aside)
      throw lockedBy(path, who.host)
    }
    unlinkSync(aside)
  }
  return claimCase(path, who)
}

/** Gives the case up. A claim that somebody took over in the meantime is left alone. */
export function releaseCase(claim: CaseClaim): void {
  held.delete(claim.owner.token)
  if (readOwner(claim.path)?.token === claim.owner.token) unlinkSync(ownerFile(claim.path))
}

/** The owner that the file names; undefined where there is no file or it is not one of ours. */
export function readOwner(path: string): CaseOwner | undefined {
  return parseOwner(ownerFile(path))
}

function parseOwner(file: string): CaseOwner | undefined {
  if (!existsSync(file)) return undefined
  try {
    return ownerRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    // A crash while the file was written leaves it empty or cut off: nobody owns such a case.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined
    throw error
  }
}

const tokenIn = (file: string): string | undefined => parseOwner(file)?.token

function lockedBy(path: string, host: string, cause?: unknown): CaseFileError {
  const owner = readOwner(path)
  const stale = isStale(owner, host)
  return new CaseFileError('locked', path, owner === undefined ? { stale, cause } : { owner, stale, cause })
}

/**
 * Whether the owner's program is known to be gone, which only their own computer knows. Numbers of processes come again after a restart: a computer
 * that runs for a shorter time than when the case was claimed was restarted since. Clocks may be set, this time not.
 */
export function isStale(owner: CaseOwner | undefined, host: string, uptime = systemUptime()): boolean {
  if (owner === undefined) return true
  return owner.host === host && (!isAlive(owner.pid) || uptime < (owner.uptime ?? 0))
}
