import { listDeviceIds } from '../../store/index.ts'
import { type CaseSession, writerOf } from '../caseSession.ts'
import type { Log } from '../log.ts'
import { diagnoseDevices } from './diagnoseDevices.ts'

export interface Judging {
  /** Judges every device anew beside everything else; asked for while it runs, it starts over. Resolves when it is done or stopped. */
  judgeAll(): Promise<void>
  /** Resolves when nothing is judged any more. */
  idle(): Promise<void>
  /** Ends a run early. The case remembers that it is to be judged, and is when it is opened next. */
  stop(): Promise<void>
}

/** What a device list says counts for every device, so all of them are judged when one comes. `onSaved` is told as verdicts come in. */
export function createJudging(session: CaseSession, onSaved: () => void, log: Log): Judging {
  let running: Promise<void> | undefined
  let isAsked = false
  let isStopped = false
  const run = async (): Promise<void> => {
    while (isAsked && !isStopped) {
      isAsked = false
      await diagnoseDevices(session, listDeviceIds(session.db), false, { isStopped: () => isStopped || isAsked, onSaved })
    }
    if (!isStopped) await writerOf(session).write('setJudged', {})
    onSaved()
  }
  /** The writer may be gone, or the disk full: the case is still marked as to be judged. */
  const logFailure = (error: unknown): void =>
    log('error', `judging: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`)
  const idle = async (): Promise<void> => running
  return {
    async judgeAll() {
      if (isStopped) return
      isAsked = true
      running ??= run()
        .catch(logFailure)
        .finally(() => {
          running = undefined
        })
      await running
    },
    idle,
    stop() {
      isStopped = true
      return idle()
    },
  }
}
