import type { EventPayload } from '../../../shared/contract/events.ts'

export type ImportProgress = EventPayload<'import.progress'>

/** Progress events come at most this often, in milliseconds; the last one always comes. */
const INTERVAL_MS = 100

export interface ProgressReporter {
  added(bytes: number): void
  working(file: string): void
  finished(bytes: number): void
  /** Tells the end and starts counting anew. */
  end(): void
}

export function createProgressReporter(report: (progress: ImportProgress) => void, now: () => number = Date.now): ProgressReporter {
  const zero = { file: '', done: 0, total: 0, bytesDone: 0, bytesTotal: 0 }
  let state = zero
  let reportedAt = Number.NEGATIVE_INFINITY
  const change = (next: Partial<typeof zero>): void => {
    state = { ...state, ...next }
    if (now() - reportedAt < INTERVAL_MS) return
    reportedAt = now()
    report({ running: true, ...state })
  }
  return {
    added: (bytes) => change({ total: state.total + 1, bytesTotal: state.bytesTotal + bytes }),
    working: (file) => change({ file }),
    finished: (bytes) => change({ done: state.done + 1, bytesDone: state.bytesDone + bytes }),
    end() {
      report({ running: false, ...state })
      state = zero
      reportedAt = Number.NEGATIVE_INFINITY
    },
  }
}
