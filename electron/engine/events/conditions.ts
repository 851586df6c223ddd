import type { EventFilter, FieldCondition } from '../../../shared/contract/eventRequests.ts'
import {
  indexedUpTo,
  lastEventId,
  listEventMarks,
  listEventsOfActivity,
  listEventsOfText,
  type ReadableCase,
  readEvent,
} from '../../store/index.ts'
import { fieldValues } from './eventFields.ts'
import { ftsExpression } from './textQuery.ts'
import type { Timeline } from './timeline.ts'
import type { Turn } from './turns.ts'

/** Ids that one question to the full text covers, and events whose fields are looked at, before others have their turn. */
const TEXT_SLICE = 250_000
const FIELD_SLICE = 2_000

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
    const expression = ftsExpression(filter.text)
    if (expression !== undefined) sets.push(setOf(await idsOfText(db, expression, turn)))
  }
  if (filter.correlation !== undefined) sets.push(setOf(await idsOfCorrelation(db, filter.correlation, turn)))
  if (filter.pinned !== undefined) {
    const pinned = setOf(listEventMarks(db).flatMap((mark) => (mark.pinned ? [mark.id] : [])))
    sets.push(filter.pinned ? pinned : pinned.map((value) => 1 - value))
  }
  const matched = intersection(sets, timeline.count)
  for (const condition of filter.fields ?? []) await keepMatching(db, timeline, condition, matched, turn)
  return matched
}

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

async function idsOfText(db: ReadableCase, expression: string, turn: Turn): Promise<number[]> {
  const ids: number[] = []
  const last = indexedUpTo(db)
  for (let from = 0; from <= last; from += TEXT_SLICE) {
    for (const id of listEventsOfText(db, expression, from, from + TEXT_SLICE - 1)) ids.push(id)
    await turn.pause()
  }
  return ids
}

async function idsOfCorrelation(db: ReadableCase, guid: string, turn: Turn): Promise<number[]> {
  const inText = await idsOfText(db, `"${guid.replaceAll('"', ' ')}"`, turn)
  return [...listEventsOfActivity(db, guid.toLowerCase()), ...inText]
}

/** Whole values are looked for by their text first; only what has it is read. */
async function keepMatching(
  db: ReadableCase,
  timeline: Timeline,
  condition: FieldCondition,
  matched: Uint8Array,
  turn: Turn,
): Promise<void> {
  let looked = 0
  const isIndexed = condition.operator === 'is' && !NOT_INDEXED.has(condition.field.toLowerCase())
  const candidates = isIndexed ? await candidatesOf(db, timeline, condition.value, turn) : undefined
  for (let i = 0; i < timeline.count; i++) {
    if (matched[i] === 0) continue
    if (candidates !== undefined && !candidates.has(timeline.ids[i] ?? 0)) {
      matched[i] = 0
      continue
    }
    const event = readEvent(db, timeline.ids[i] ?? 0)
    const eventClass = timeline.classes[timeline.classOf[i] ?? 0]
    matched[i] = event !== undefined && holds(condition, fieldValues(event, eventClass, condition.field)) ? 1 : 0
    if (++looked % FIELD_SLICE === 0) await turn.pause()
  }
}

/** Columns that the full text does not hold. */
const NOT_INDEXED = new Set(['pid', 'tid', 'usersid', 'recordid', 'relatedactivityid'])

async function candidatesOf(db: ReadableCase, timeline: Timeline, value: string, turn: Turn): Promise<Set<number> | undefined> {
  const hasAllText = indexedUpTo(db) >= lastEventId(db)
  const expression = ftsExpression(`"${value.replaceAll('"', ' ')}"`)
  if (!hasAllText || expression === undefined || timeline.count < FIELD_SLICE) return undefined
  return new Set(await idsOfText(db, expression, turn))
}

function holds({ operator, value }: FieldCondition, values: readonly string[]): boolean {
  const wanted = value.toLowerCase()
  switch (operator) {
    case 'is':
      return values.some((each) => each.toLowerCase() === wanted)
    case 'isNot':
      return !values.some((each) => each.toLowerCase() === wanted)
    case 'contains':
      return values.some((each) => each.toLowerCase().includes(wanted))
  }
}
