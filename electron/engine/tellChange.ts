import type { CaseState } from '../../shared/contract/caseRequests.ts'
import { readCaseSummary, readRevision } from '../store/index.ts'
import type { EngineState } from './engineState.ts'
import { describeGuest, guestWords } from './guestSession.ts'

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
  const because = session.readOnlyBecause ?? (session.guest && guestWords(session.guest))
  // Told four times a second while an import runs: the full counts would take longer than that on a large case.
  const summary = readCaseSummary(session.db)
  return {
    open: true,
    path: session.path,
    title: summary.title,
    readOnly: session.writer === undefined,
    ...(because !== undefined && { readOnlyBecause: because }),
    ...(session.guest !== undefined && { guest: describeGuest(session.guest) }),
    ...(session.place.away !== undefined && { away: session.place.away }),
    revision: summary.revision,
    devices: summary.devices,
    artefacts: summary.artefacts,
    problems: summary.problems,
    knowledge: summary.knowledge,
    importing: queue?.running ?? false,
  }
}
