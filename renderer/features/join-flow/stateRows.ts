import type { Join, JoinState } from '../../../shared/contract/diagnosis.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'

export interface StateRow {
  readonly label: 'before' | 'expected' | 'observed'
  /** Absent where neither evidence nor the documented table tells. */
  readonly title: Localized | undefined
}

/** The state before, the one the documented table expects, and the one observed, by name. */
export const stateRows = (join: Join): readonly StateRow[] => [
  { label: 'before', title: titleOf(join.initial) },
  { label: 'expected', title: titleOf(join.expected) },
  { label: 'observed', title: titleOf(join.observed) },
]

const titleOf = (state: JoinState | undefined): Localized | undefined => joinStates.find((known) => known.id === state)?.title
