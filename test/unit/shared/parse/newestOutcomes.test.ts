import { describe, expect, it } from 'vitest'
import type { EventClass, EventRow } from '../../../../shared/facts/event.ts'
import { eventFacts } from '../../../../shared/parse/eventFacts.ts'
import { NewestOutcomes } from '../../../../shared/parse/newestOutcomes.ts'
import { fuzzSeed } from './events/fuzz.ts'
import { Random } from './events/random.ts'

const KEPT = 100
const EVENTS = 7_000
const classOf = (eventId: number): EventClass => ({
  source: 'evtx',
  kind: 'evtx',
  provider: 'Microsoft-Windows-AAD',
  eventId,
  decoded: true,
})
/** 1098: only an error is told; 1007: the end of a sign-in, which fails or does not. */
const classes = [classOf(1098), classOf(1007)]
const texts = ['{"Error":"0xCAA20003"}', '{"Status":"0x0"}', '{"Text":"nothing of it"}']

/** Events in any order of time, many of one class at the same time; the place tells them apart. */
function eventsOf(random: Random, isDescending: boolean): readonly EventRow[] {
  return Array.from({ length: EVENTS }, (_, place): EventRow => {
    const which = random.int(classes.length)
    const time = BigInt(2 * (isDescending ? EVENTS - place : random.int(EVENTS / 4)) + which)
    const [eventClass = classOf(1098), data = '{}'] = [classes[which], texts[random.int(texts.length)]]
    return { class: eventClass, time, data, place, length: 1 }
  })
}

/** Every event read, the newest kept: of those at one time, the ones that came last. */
function expected(events: readonly EventRow[]) {
  const told = events.map((event) => ({ time: Number(event.time), facts: eventFacts(event) }))
  return ['event.tokenFailed', 'event.tokenSucceeded'].map((kind) =>
    told
      .filter(({ facts }) => facts[0]?.kind === kind)
      .toSorted((a, b) => a.time - b.time)
      .slice(-KEPT)
      .flatMap(({ facts }) => facts),
  )
}

describe('the newest outcomes', () => {
  it.each([false, true])('are those that reading every event would give (times descend: %s)', (isDescending) => {
    const events = eventsOf(new Random(fuzzSeed), isDescending)
    const outcomes = new NewestOutcomes()
    for (const event of events) outcomes.add(event, { says: event.class.eventId === 1007 ? 'tokenEnd' : 'tokenError' })
    const [failed = [], succeeded = []] = expected(events)
    const facts = outcomes.facts()
    expect(succeeded).toHaveLength(KEPT)
    expect(facts.filter(({ kind }) => kind === 'event.tokenSucceeded')).toEqual(succeeded)
    expect(new Set(facts.filter(({ kind }) => kind !== 'event.tokenSucceeded'))).toEqual(new Set(failed))
  })
})
