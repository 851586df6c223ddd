import type { DeviceRow } from '../../shared/contract/viewRequests.ts'
import { type CaseCheck, CaseFileError, type CaseInfo, caseInfo, listDevices, type ReadableCase, verifyCase } from '../store/index.ts'
import { type CaseSession, openSession } from './caseSession.ts'
import { finishInterrupted } from './import/finishInterrupted.ts'

export interface CaseInspection {
  readonly info: CaseInfo
  readonly readOnly: boolean
  readonly devices: readonly DeviceRow[]
}

const PAGE = 500

/** The case record, its counts and its devices. CaseFileError where the case is in use or cannot be opened. */
export const inspectCase = (path: string): Promise<CaseInspection> =>
  withCase(path, (db, readOnly) => {
    const devices: DeviceRow[] = []
    for (let total = 1; devices.length < total; ) {
      const page = listDevices(db, { offset: devices.length, limit: PAGE, sort: { by: 'name', descending: false } })
      devices.push(...page.rows)
      total = page.rows.length === 0 ? 0 : page.total
    }
    return { info: caseInfo(db), readOnly, devices }
  })

/** Checks the file and every original in it. A case that cannot be opened at all fails with its CaseFileError. */
export const verifyCaseFile = (path: string): Promise<{ readonly ok: boolean; readonly checks: readonly CaseCheck[] }> =>
  withCase(path, (db) => verifyCase(db))

async function withCase<T>(path: string, read: (db: ReadableCase, readOnly: boolean) => T): Promise<T> {
  const session = await openOrTakeOver(path)
  try {
    return read(session.db, session.writer === undefined)
  } finally {
    await session.close()
  }
}

/** A claim whose program has ended stops nobody: what that program left half-done is cleared and finished first. */
async function openOrTakeOver(path: string): Promise<CaseSession> {
  try {
    return await openSession(path, {})
  } catch (error) {
    if (!(error instanceof CaseFileError) || error.stale !== true) throw error
    const session = await openSession(path, { takeOver: true })
    await finishInterrupted(session)
    return session
  }
}

export { CaseFileError, isDiskFull } from '../store/index.ts'
