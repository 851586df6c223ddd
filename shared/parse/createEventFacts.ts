import { type EventClass, type EventRow, eventTimeIso } from '../facts/event.ts'
import type { Fact } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import { eventLocator } from './eventFacts.ts'
import { type EventRole, eventRoleOf, isOfJoinProvider } from './eventRoles.ts'
import { NewestOutcomes } from './newestOutcomes.ts'

/** Gathers what the events of one log or trace state; memory is bounded whatever their number. */
export interface EventFactCollector {
  /** Takes every event of the file, in any order. */
  readonly see: (event: EventRow) => void
  /** After the last event: the log's span and device, and the newest statements of each kind. */
  readonly facts: () => Fact[]
}

interface KnownClass {
  readonly role: EventRole | undefined
  readonly isOfJoin: boolean
}

export function createEventFacts(): EventFactCollector {
  const classes = new Map<EventClass, KnownClass>()
  const outcomes = new NewestOutcomes()
  const span = new Span()
  const joinNames = new ComputerNames()
  const allNames = new ComputerNames()
  const runtime: { count: number; first?: EventRow } = { count: 0 }

  const knownClass = (eventClass: EventClass): KnownClass => {
    const known = classes.get(eventClass)
    if (known !== undefined) return known
    const made = { role: eventRoleOf(eventClass), isOfJoin: isOfJoinProvider(eventClass) }
    classes.set(eventClass, made)
    return made
  }

  const see = (event: EventRow): void => {
    const { role, isOfJoin } = knownClass(event.class)
    span.see(event)
    allNames.see(event)
    if (isOfJoin) joinNames.see(event)
    if (role === undefined) return
    if (role.says === 'runtime') {
      runtime.count++
      runtime.first ??= event
    }
    outcomes.add(event, role)
  }

  const facts = (): Fact[] => [
    ...(joinNames.fact() ?? allNames.fact() ?? []),
    ...span.facts(),
    ...(runtime.first === undefined
      ? []
      : [factOf('eventLog.runtimeEvents', runtime.count, runtime.first, `Microsoft.AAD.Runtime: ${runtime.count}`)]),
    ...outcomes.facts(),
  ]
  return { see, facts }
}

const factOf = (kind: FactKindId, value: string | number, event: EventRow, quote: string, trusted = true): Fact => ({
  kind,
  subject: '',
  value,
  locator: eventLocator(event),
  quote,
  trusted,
})

/** The first and the last event by their times. */
class Span {
  #first: EventRow | undefined
  #last: EventRow | undefined

  see(event: EventRow): void {
    const { time } = event
    if (time === undefined) return
    if (this.#first?.time === undefined || time < this.#first.time) this.#first = event
    if (this.#last?.time === undefined || time >= this.#last.time) this.#last = event
  }

  facts(): Fact[] {
    const told = (kind: FactKindId, event: EventRow | undefined): Fact[] => {
      if (event?.time === undefined) return []
      const time = eventTimeIso(event.time)
      return [factOf(kind, time, event, time)]
    }
    return [...told('eventLog.firstTime', this.#first), ...told('eventLog.lastTime', this.#last)]
  }
}

/** Names of computers told apart; more are a log that was gathered from a fleet. */
const MAX_NAMES = 1_000

interface Named {
  count: number
  /** Stretches of events in a row that bear the name. */
  runs: number
  last: EventRow
}

/** Who wrote the events. A log of one computer bears one name, or after a renaming the older and then the newer one. */
class ComputerNames {
  readonly #names = new Map<string, Named>()
  #current: Named | undefined
  #currentName = ''

  see(event: EventRow): void {
    const { computer } = event
    if (computer === undefined || computer === '') return
    if (computer === this.#currentName && this.#current !== undefined) {
      this.#current.count++
      this.#current.last = event
      return
    }
    // Records that were found by scanning are out of their order and would look like a change of name.
    if (event.recovered === true && this.#current !== undefined) return
    this.#change(computer, event)
  }

  #change(computer: string, event: EventRow): void {
    const key = (computer.split('.')[0] ?? computer).toLowerCase()
    const known = this.#names.get(key)
    const named = known ?? { count: 0, runs: 0, last: event }
    if (known === undefined && this.#names.size >= MAX_NAMES) return
    this.#names.set(key, named)
    if (named !== this.#current) named.runs++
    named.count++
    named.last = event
    this.#current = named
    this.#currentName = computer
  }

  /** The name where all events agree or the computer was renamed; else the most frequent one, which is not trusted. */
  fact(): Fact[] | undefined {
    const names = [...this.#names.values()]
    const isOneComputer = names.length <= MOST_RENAMED && names.every(({ runs }) => runs === 1)
    const chosen = isOneComputer ? names.at(-1) : names.toSorted((a, b) => b.count - a.count)[0]
    const name = chosen?.last.computer
    if (chosen === undefined || name === undefined) return undefined
    return [factOf('device.name', name, chosen.last, `Computer: ${name}`.slice(0, 300), isOneComputer)]
  }
}

/** Names that one computer may have had: that of its setup, a first and a second one. */
const MOST_RENAMED = 3
