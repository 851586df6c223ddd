import type { MergedDevice, MergePreview } from '../../../shared/contract/mergeRequests.ts'
import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { type ReadableCase, readCaseRecord } from '../../store/index.ts'
import { writerOf } from '../caseSession.ts'
import { type EngineState, queueOf, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { prepareMerge } from '../merge/prepareMerge.ts'
import { type MergeRun, runMerge } from '../merge/runMerge.ts'
import { isOpenCase, withOtherCase } from '../otherCase.ts'

type MergeHandlers = Pick<EngineHandlers, 'merge.preview' | 'merge.run' | 'merge.cancel'>

/** Devices and conflicts that a preview tells; it counts the others. */
const TOLD = 500

/** Another case of the same ticket into the open one. */
export function mergeHandlers(state: EngineState): MergeHandlers {
  let running: MergeRun | undefined
  const withTheirs = <T>(path: string, read: (theirs: ReadableCase) => Promise<T> | T): Promise<T> => {
    writerOf(sessionOf(state))
    if (isOpenCase(state, path)) throw new EngineFailure('mergeItself', { path })
    return withOtherCase(path, state.now, read)
  }
  return {
    'merge.preview': async ({ path }) => withTheirs(path, (theirs) => previewOf(sessionOf(state).db, theirs, path)),
    'merge.run': async ({ path, choices }) => {
      if (running !== undefined) throw new EngineFailure('mergeRunning')
      if (queueOf(state).running) throw new EngineFailure('importRunning')
      const run: MergeRun = { isCancelled: false }
      running = run
      try {
        return await withTheirs(path, (theirs) => runMerge(state, run, theirs, path, choices ?? {}))
      } finally {
        running = undefined
      }
    },
    'merge.cancel': async () => {
      if (running === undefined) return {}
      running.isCancelled = true
      queueOf(state).cancel()
      return {}
    },
  }
}

function previewOf(ours: ReadableCase, theirs: ReadableCase, path: string): MergePreview {
  const { devices, counts, conflicts } = prepareMerge(ours, theirs, path, {})
  const record = readCaseRecord(theirs)
  const order: Readonly<Record<MergedDevice['outcome'], number>> = { ambiguous: 0, new: 1, same: 2 }
  return {
    path,
    record,
    isCopy: record.uid === readCaseRecord(ours).uid,
    counts,
    devices: [...devices].sort((a, b) => order[a.outcome] - order[b.outcome]).slice(0, TOLD),
    devicesTotal: devices.length,
    conflicts: conflicts.slice(0, TOLD),
    conflictsTotal: conflicts.length,
  }
}
