import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { familyLabel } from '../../../shared/syncrules/impact/osFamily.ts'
import { listConnectors, listDirectorySets } from '../../store/index.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { impactCsv } from '../impact/impactCsv.ts'
import { type ImpactRun, startImpact } from '../impact/impactRun.ts'
import { computerObjectsOf } from '../syncrules/computerObjects.ts'
import { writeChosen } from '../writeChosen.ts'
import { writeParts } from '../writeParts.ts'

type ImpactHandlers = Pick<
  EngineHandlers,
  'impact.start' | 'impact.cancel' | 'impact.summary' | 'impact.rows' | 'impact.exportCsv' | 'device.computerObject'
>

/** What a change of a rule does to every computer: one run at a time, kept until the next one or until the case is closed. */
export function impactHandlers(state: EngineState): ImpactHandlers {
  let lastRun = 0
  return {
    'impact.start': async (input) => {
      await state.impact?.cancel()
      state.impact = begin(state, ++lastRun, input)
      return { runId: lastRun }
    },
    'impact.cancel': async ({ runId }) => {
      if (state.impact?.runId === runId) await state.impact.cancel()
      return {}
    },
    'impact.summary': async ({ runId }) => {
      const run = runOf(state, runId)
      const { families, ...counts } = run.rows.summary()
      return {
        ...run.progress(),
        now: run.now,
        ...counts,
        families: families.map((family) => ({ ...family, label: familyLabel(family.id) })),
      }
    },
    'impact.rows': async ({ runId, filter, offset, limit }) => {
      const found = runOf(state, runId).rows.filtered(filter)
      return { total: found.length, rows: found.slice(offset, offset + limit) }
    },
    'impact.exportCsv': (input) => exportCsv(state, input),
    'device.computerObject': async ({ deviceId }) => ({ found: computerObjectsOf(sessionOf(state).db, deviceId, state.now()) }),
  }
}

function begin(state: EngineState, runId: number, { setId, artefactIds, now, ...sides }: Input<'impact.start'>): ImpactRun {
  const { db } = sessionOf(state)
  const connectors = setId === null ? [] : listConnectors(db, setId)
  return startImpact({
    runId,
    db,
    task: { ...sides, now: now ?? state.now().toISOString(), connectors },
    artefactIds: artefactIds.length > 0 ? artefactIds : listDirectorySets(db).map(({ artefactId }) => artefactId),
    workerUrl: state.impactUrl,
    onProgress: (run) => {
      const { state: reached, done, total } = run.progress()
      state.send('impact.progress', { runId, running: reached === 'running', done, total })
    },
  })
}

function runOf(state: EngineState, runId: number): ImpactRun {
  sessionOf(state)
  if (state.impact?.runId !== runId) throw new EngineFailure('noRun')
  return state.impact
}

function exportCsv(state: EngineState, { runId, filter, language, path }: Input<'impact.exportCsv'>) {
  return writeChosen(state, path, async () => {
    const rows = runOf(state, runId).rows.filtered(filter)
    return { rows: rows.length, ...(await writeParts(path, impactCsv(rows, language))) }
  })
}
