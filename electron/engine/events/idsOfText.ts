import { indexedUpTo, listEventsOfText, type ReadableCase } from '../../store/index.ts'
import type { Turn } from './turns.ts'

/** Ids that one question to the full text covers before others have their turn. */
const SLICE = 250_000

/** Events, as far as they are indexed, whose text matches an expression of FTS5. */
export async function idsOfText(db: ReadableCase, expression: string, turn: Turn): Promise<number[]> {
  const ids: number[] = []
  const last = indexedUpTo(db)
  for (let from = 0; from <= last; from += SLICE) {
    for (const id of listEventsOfText(db, expression, from, from + SLICE - 1)) ids.push(id)
    await turn.pause()
  }
  return ids
}
