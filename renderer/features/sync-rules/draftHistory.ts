import type { SyncRule } from '../../../shared/facts/syncRule.ts'

/** What of a draft a person changes. */
export interface DraftContent {
  readonly rule: SyncRule
  readonly confirmed: readonly string[]
}

/** The states of a draft around the one in hand, nearest to it at the inner ends. */
export interface DraftHistory {
  readonly past: readonly DraftContent[]
  readonly now: DraftContent
  readonly future: readonly DraftContent[]
  /** Which field was changed last: typing on in the same one is one step. */
  readonly field: string | undefined
}

/** Steps that can be taken back. */
export const MOST_STEPS = 200

export const startHistory = (now: DraftContent): DraftHistory => ({ past: [], now, future: [], field: undefined })

/** A change; one that goes on in the same field does not make a step of its own. */
export function changeDraft(history: DraftHistory, now: DraftContent, field?: string): DraftHistory {
  const goesOn = field !== undefined && field === history.field
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS)
  return { past, now, future: [], field }
}

export function undo(history: DraftHistory): DraftHistory {
  const now = history.past.at(-1)
  if (now === undefined) return history
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future], field: undefined }
}

export function redo(history: DraftHistory): DraftHistory {
  const now = history.future[0]
  if (now === undefined) return history
  return { past: [...history.past, history.now], now, future: history.future.slice(1), field: undefined }
}
