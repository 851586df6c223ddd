import type { EventRow } from '../facts/event.ts'
import type { Fact } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import { eventFacts, outcomesOf } from './eventFacts.ts'
import type { EventRole } from './eventRoles.ts'

/** Events of each kind that become facts: the newest. */
const KEPT = 100
/** Events that wait, and characters of them. */
const WAITING = { events: 2_000, characters: 2_000_000 } as const

interface Timed {
  readonly time: bigint
  readonly event: EventRow
}

interface Waiting {
  readonly events: Timed[]
  characters: number
}

interface Kept {
  readonly time: bigint
  readonly facts: readonly Fact[]
}

const byTime = (a: { readonly time: bigint }, b: { readonly time: bigint }): number => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)

/** An event of the runtime without any of these cannot hold an error. */
const CODE_SIGNS = /0x0*[48cd][0-9a-f]{7}|[8c][0-9a-f]{7}|AADSTS\d|-\d{9}|[234]\d{9}|err|fail|return|code/i
const mayHoldCode = ({ data, message }: EventRow): boolean => CODE_SIGNS.test(data) || (message !== undefined && CODE_SIGNS.test(message))

/**
 * What the newest events of each kind state. To read what an event states costs ten times what it costs to decode it, so events
 * wait until there are many, and are then read from the newest one backwards until there are enough.
 */
export class NewestOutcomes {
  readonly #waiting = new Map<EventRole['says'], Waiting>()
  readonly #kept = new Map<FactKindId, readonly Kept[]>()

  add(event: EventRow, { says }: EventRole): void {
    const { time } = event
    if (time === undefined) return
    let waiting = this.#waiting.get(says)
    if (waiting === undefined) {
      waiting = { events: [], characters: 0 }
      this.#waiting.set(says, waiting)
    }
    waiting.events.push({ time, event })
    waiting.characters += event.data.length + (event.message?.length ?? 0)
    if (waiting.events.length >= WAITING.events || waiting.characters >= WAITING.characters) this.#read(says, waiting)
  }

  /** After the last event. */
  facts(): readonly Fact[] {
    for (const [says, waiting] of this.#waiting) this.#read(says, waiting)
    return [...this.#kept.values()].flatMap((list) => list.flatMap(({ facts }) => facts))
  }

  #read(says: EventRole['says'], waiting: Waiting): void {
    const outcomes = outcomesOf(says)
    const found = new Map(outcomes.map((outcome) => [outcome, [] as Kept[]]))
    for (const { time, event } of waiting.events.toSorted(byTime).toReversed()) {
      if (outcomes.every((outcome) => this.#isEnough(outcome, found.get(outcome) ?? [], time))) break
      if (says === 'runtime' && !mayHoldCode(event)) continue
      const facts = eventFacts(event)
      const [outcome] = facts
      if (outcome !== undefined) found.get(outcome.kind)?.push({ time, facts })
    }
    for (const [outcome, list] of found) this.#keep(outcome, list.toReversed())
    waiting.events.length = 0
    waiting.characters = 0
  }

  /** Whether no event of this time or an older one can be among the newest. */
  #isEnough(outcome: FactKindId, found: readonly Kept[], time: bigint): boolean {
    const kept = this.#kept.get(outcome) ?? []
    const oldest = kept.length < KEPT ? undefined : kept[0]
    return found.length >= KEPT || (oldest !== undefined && time < oldest.time)
  }

  #keep(outcome: FactKindId, found: readonly Kept[]): void {
    if (found.length > 0) this.#kept.set(outcome, [...(this.#kept.get(outcome) ?? []), ...found].toSorted(byTime).slice(-KEPT))
  }
}
