import type { EventFilter } from '../../../shared/contract/eventRequests.ts'
import { indexedUpTo, lastEventId, listEventMarks, listEventsOfActivity, type ReadableCase } from '../../store/index.ts'
import { keepMatching } from './fieldConditions.ts'
import { idsOfText } from './idsOfText.ts'
import { textQuery } from './textQuery.ts'
import type { Timeline } from './timeline.ts'
import type { Turn } from './turns.ts'

/** Says of a filter what only the case file can answer; undefined where it asks nothing of that. Marks change without the evidence: `marks` tells that they did. */
export function conditionKey(db: ReadableCase, { text, fields, correlation, pinned }: EventFilter, marks: number): string | undefined {
  if (text === undefined && fields === undefined && correlation === undefined && pinned === undefined) return undefined
  const asksText = text !== undefined || fields !== undefined || correlation !== undefined
  return JSON.stringify([text, fields, correlation, pinned, asksText ? indexedUpTo(db) : 0, pinned === undefined ? 0 : marks])
}

/** 1 for each position whose event the text, the fields, the correlation and the marks let through. */
export async function matchConditions(db: ReadableCase, timeline: Timeline, filter: EventFilter, turn: Turn): Promise<Uint8Array> {
  const sets: Uint8Array[] = []
  const positions = positionsById(db, timeline)
  const setOf = (ids: Iterable<number>): Uint8Array => {
    const set = new Uint8Array(timeline.count)
    for (const id of ids) {
      const position = positions[id] ?? 0
      if (position > 0) set[position - 1] = 1
    }
    return set
  }
  if (filter.text !== undefined) {
    const query = textQuery(filter.text)
    if (query !== undefined) {
      const found = setOf(await idsOfText(db, query.expression, turn))
      sets.push(query.isComplement ? complement(found) : found)
    }
  }
  if (filter.correlation !== undefined) sets.push(setOf(await idsOfCorrelation(db, filter.correlation, turn)))
  if (filter.pinned !== undefined) {
    const pinned = setOf(listEventMarks(db).flatMap((mark) => (mark.pinned ? [mark.id] : [])))
    sets.push(filter.pinned ? pinned : complement(pinned))
  }
  const matched = intersection(sets, timeline.count)
  for (const condition of filter.fields ?? []) await keepMatching({ db, timeline, positions, turn }, condition, matched)
  return matched
}

const complement = (set: Uint8Array): Uint8Array => set.map((value) => 1 - value)

function intersection(sets: readonly Uint8Array[], count: number): Uint8Array {
  const [first, ...others] = sets
  if (first === undefined) return new Uint8Array(count).fill(1)
  for (const other of others) for (let i = 0; i < count; i++) first[i] = (first[i] ?? 0) & (other[i] ?? 0)
  return first
}

/** Position + 1 of each id, 0 for those the timeline does not show. */
function positionsById(db: ReadableCase, { ids, count }: Timeline): Uint32Array {
  const positions = new Uint32Array(lastEventId(db) + 1)
  for (let i = 0; i < count; i++) positions[ids[i] ?? 0] = i + 1
  return positions
}

async function idsOfCorrelation(db: ReadableCase, guid: string, turn: Turn): Promise<number[]> {
  const inText = await idsOfText(db, `"${guid.replaceAll('"', ' ')}"`, turn)
  return [...listEventsOfActivity(db, guid.toLowerCase()), ...inText]
}
