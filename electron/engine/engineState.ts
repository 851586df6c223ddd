import type { CaseSession } from './caseSession.ts'
import type { ContainerLimits } from './containers/limits.ts'
import type { Judging } from './diagnosis/judging.ts'
import type { EventIndex } from './events/eventIndex.ts'
import type { TextIndexing } from './events/textIndexing.ts'
import { EngineFailure } from './failures.ts'
import type { ImpactRun } from './impact/impactRun.ts'
import type { DeviceAssignment } from './import/deviceAssignment.ts'
import type { ImportQueue } from './import/importQueue.ts'
import type { Libraries } from './library/libraries.ts'
import type { Log } from './log.ts'
import type { ParserPool } from './parserPool.ts'
import type { RedactionWork } from './redaction/redactionShape.ts'
import type { ReportRun } from './report/reportRun.ts'
import type { SendEvent } from './sendEvent.ts'
import type { VerifyRun } from './verifyRun.ts'

/** A case that is open, with the import that may be running into it. */
export interface OpenCase {
  readonly session: CaseSession
  /** Absent where the case is read-only. */
  readonly queue: ImportQueue | undefined
  readonly judging: Judging | undefined
  readonly assignment: DeviceAssignment | undefined
  readonly events: EventIndex
  /** Absent where the case is read-only. */
  readonly indexing: TextIndexing | undefined
}

/** Files that are being copied into the case. */
export interface AttachRun {
  isCancelled: boolean
}

/** What the handlers share: one engine, at most one case. */
export interface EngineState {
  readonly appVersion: string
  readonly parserPool: ParserPool
  readonly width: number
  readonly limits: ContainerLimits
  readonly writerUrl: URL | undefined
  readonly impactUrl: URL
  readonly reportUrl: URL
  readonly libraries: Libraries
  readonly verifyUrl: URL
  readonly redactionUrl: URL
  /** How often the open case's file is looked after, in milliseconds. */
  readonly watchMs: number
  readonly send: SendEvent
  readonly log: Log
  readonly now: () => Date
  /** The account that runs the engine, and the name of the person who works here: the account's until it is told. */
  readonly account: string
  person: string
  /** The writer has died: what was asked of it is lost, the case file is not. */
  readonly onWriterLost: (error: Error) => void
  open: OpenCase | undefined
  /** The latest evaluation over the directory of the open case. */
  impact: ImpactRun | undefined
  /** The report that is being written. */
  report: ReportRun | undefined
  /** Redaction of the open case. */
  redaction: RedactionWork | undefined
  /** Files that are being attached to the open case. */
  attaching: AttachRun | undefined
  /** The check of the open case that is running. */
  verifying: VerifyRun | undefined
  /** Cases are opened, closed and replaced one after the other: what comes second finds what the first one left. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** What a close waits for. */
  readonly followUps: Set<Promise<unknown>>
  stopWatching: () => void
}

/** Does what a close must not come into: an edit is in the case, and the verdicts that follow from it are not yet. */
export async function beforeClose<T>({ followUps }: EngineState, work: () => Promise<T>): Promise<T> {
  const running = work()
  followUps.add(running)
  try {
    return await running
  } finally {
    followUps.delete(running)
  }
}

/** The open case, or the failure that there is none. */
export function openCaseOf(state: EngineState): OpenCase {
  if (state.open === undefined) throw new EngineFailure('noCase')
  return state.open
}

export const sessionOf = (state: EngineState): CaseSession => openCaseOf(state).session

/** The import queue of the open case, or the failure that it may not be written. */
export function queueOf(state: EngineState): ImportQueue {
  const { queue } = openCaseOf(state)
  if (queue === undefined) throw new EngineFailure('readOnly')
  return queue
}
