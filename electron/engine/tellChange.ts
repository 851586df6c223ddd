import type { CaseState } from '../../shared/contract/caseRequests.ts'
import { caseInfo, readRevision } from '../store/index.ts'
import type { EngineState } from './engineState.ts'

/** Tells the views that what they show may have changed. */
export function tellChange(state: EngineState): void {
  if (state.open === undefined) return
  state.send('case.changed', { revision: readRevision(state.open.session.db) })
}

/** Tells which case is open now, and how. */
export function tellState(state: EngineState): void {
  state.send('case.stateChanged', { state: describeCase(state) })
}

export function describeCase({ open }: EngineState): CaseState {
  if (open === undefined) return { open: false }
  const { session, queue } = open
  const info = caseInfo(session.db)
  return {
    open: true,
    path: session.path,
    title: info.title,
    readOnly: session.writer === undefined,
    ...(session.readOnlyBecause !== undefined && { readOnlyBecause: session.readOnlyBecause }),
    revision: info.revision,
    devices: info.counts.devices,
    artefacts: info.counts.artefacts,
    problems: info.counts.problems,
    knowledge: info.knowledge,
    importing: queue?.running ?? false,
  }
}
