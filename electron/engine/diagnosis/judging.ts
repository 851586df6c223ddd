import { listDeviceIds } from '../../store/index.ts'
import { type CaseSession, writerOf } from '../caseSession.ts'
import type { Log } from '../log.ts'
import { diagnoseDevices } from './diagnoseDevices.ts'

export interface Judging {
  /** Judges every device anew beside everything else; asked for while it runs, it starts over. Ends when that is done or stopped, or fails. */
  judgeAll(): Promise<void>
  /** The same for nobody to wait for: a failure goes to the log, and the case remembers that it is to be judged. */
  judgeBeside(): void
  /** Resolves when nothing is judged any more, also where that failed. */
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
    try {
      while (isAsked && !isStopped) {
        isAsked = false
        await diagnoseDevices(session, listDeviceIds(session.db), false, { isStopped: () => isStopped || isAsked, onSaved })
        if (!isStopped && !isAsked) await writerOf(session).write('setJudged', {})
      }
    } finally {
      // At once with the last look at what is asked, so that nobody waits for a run that is over.
      running = undefined
    }
    onSaved()
  }
  const judgeAll = async (): Promise<void> => {
    if (isStopped) return
    isAsked = true
    running ??= run()
    await running
  }
  const idle = async (): Promise<void> => {
    await Promise.allSettled([running])
  }
  return {
    judgeAll,
    judgeBeside() {
      judgeAll().catch((error: unknown) => log('error', `judging: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`))
    },
    idle,
    stop() {
      isStopped = true
      return idle()
    },
  }
}
