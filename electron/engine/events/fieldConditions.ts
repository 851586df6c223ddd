import type { FieldCondition } from '../../../shared/contract/eventRequests.ts'
import { indexedUpTo, lastEventId, type ReadableCase, readEvent, scanEvents } from '../../store/index.ts'
import { dataTest } from './dataTest.ts'
import { classValue, columnOf } from './eventFields.ts'
import { idsOfText } from './idsOfText.ts'
import { phraseExpression } from './textQuery.ts'
import type { Timeline } from './timeline.ts'
import type { Turn } from './turns.ts'

/** Events that are read one by one, and ids that one scan covers, before others have their turn. */
const READ_SLICE = 2_000
const SCAN_SLICE = 20_000
/** Up to so many are read one by one; of more, all are scanned in the order in which they lie. */
const FEW = 20_000
/** Columns that the full text does not hold. */
const notIndexed: ReadonlySet<string> = new Set(['pid', 'tid', 'userSid', 'recordId', 'relatedActivityId'])

export interface FieldLookup {
  readonly db: ReadableCase
  readonly timeline: Timeline
  /** Position + 1 by id, 0 for events that are not shown. */
  readonly positions: Uint32Array
  readonly turn: Turn
}

/** Takes out of `matched` what does not hold a condition. */
export async function keepMatching(lookup: FieldLookup, condition: FieldCondition, matched: Uint8Array): Promise<void> {
  const hits = await hitsOf(lookup, condition, matched)
  const wanted = condition.operator === 'isNot' ? 0 : 1
  for (let i = 0; i < matched.length; i++) if (hits[i] !== wanted) matched[i] = 0
}

/** 1 where the field has the value, or contains it; only what `matched` has is looked at. */
async function hitsOf(lookup: FieldLookup, condition: FieldCondition, matched: Uint8Array): Promise<Uint8Array> {
  const hits = hitsOfClasses(lookup.timeline, condition)
  const candidates = await candidatesOf(lookup, condition, matched)
  if (candidates === undefined) await scan(lookup, condition, hits)
  else await read(lookup, condition, candidates, hits)
  return hits
}

function hitsOfClasses({ classes, classOf, count }: Timeline, condition: FieldCondition): Uint8Array {
  const isHit = classes.map((eventClass) => holds(condition, classValue(eventClass, condition.field)))
  const hits = new Uint8Array(count)
  if (isHit.includes(true)) for (let i = 0; i < count; i++) hits[i] = isHit[classOf[i] ?? 0] === true ? 1 : 0
  return hits
}

/** Ids of what has to be looked at: those that are left, when few; those that a whole value's text is found in; undefined: all. */
async function candidatesOf(
  { db, timeline, turn }: FieldLookup,
  { field, operator, value }: FieldCondition,
  matched: Uint8Array,
): Promise<readonly number[] | undefined> {
  const left = matched.reduce((sum, each) => sum + each, 0)
  if (left <= FEW) return [...timeline.ids.subarray(0, timeline.count).filter((_, i) => matched[i] === 1)]
  const expression = phraseExpression(value)
  const isIndexed = !notIndexed.has(columnOf(field) ?? '') && indexedUpTo(db) >= lastEventId(db)
  if (operator === 'contains' || !isIndexed || expression === undefined) return undefined
  const found = await idsOfText(db, expression, turn)
  return found.length <= FEW ? found : undefined
}

async function read({ db, positions, turn }: FieldLookup, condition: FieldCondition, ids: readonly number[], hits: Uint8Array) {
  const column = columnOf(condition.field)
  const take = taker(positions, condition, hits)
  for (const [i, id] of ids.entries()) {
    const event = readEvent(db, id)
    if (event !== undefined) take([id, column === undefined ? undefined : event[column], event.data])
    if ((i + 1) % READ_SLICE === 0) await turn.pause()
  }
}

async function scan({ db, positions, turn }: FieldLookup, condition: FieldCondition, hits: Uint8Array): Promise<void> {
  const column = columnOf(condition.field)
  const take = taker(positions, condition, hits)
  const value = `%${plainPart(condition.value)}%`
  const patterns = { value, nameAndValue: `%${plainPart(condition.field)}${value}` }
  for (let from = 0; from < positions.length; from += SCAN_SLICE) {
    for (const row of scanEvents(db, column, { from, to: from + SCAN_SLICE - 1, ...patterns })) take(row)
    await turn.pause()
  }
}

type Looked = readonly [number, string | number | null | undefined, string]

function taker(positions: Uint32Array, condition: FieldCondition, hits: Uint8Array): (looked: Looked) => void {
  const passes = passing(condition)
  const hasIt = dataTest(condition.field, passes)
  return ([id, own, data]) => {
    const position = positions[id] ?? 0
    if (position === 0 || hits[position - 1] === 1) return
    if ((own !== null && own !== undefined && passes(String(own).toLowerCase())) || hasIt(data)) hits[position - 1] = 1
  }
}

/** The longest part that JSON writes as it is and whose case of letters SQLite knows. Signs of LIKE in it let more through, which is looked at again. */
function plainPart(text: string): string {
  const parts = text.match(/[ !#-[\]-~]+/g) ?? []
  return parts.reduce((best, part) => (part.length > best.length ? part : best), '')
}

/** Of values in lower case. */
function passing({ operator, value }: FieldCondition): (has: string) => boolean {
  const wanted = value.toLowerCase()
  return operator === 'contains' ? (has) => has.includes(wanted) : (has) => has === wanted
}

const holds = (condition: FieldCondition, has: string | undefined): boolean => has !== undefined && passing(condition)(has.toLowerCase())
