import type { SourcedFact } from '../../facts/fact.ts'
import type { FactKindId } from '../../facts/factKinds.ts'
import { formatLocator } from '../../facts/locator.ts'
import type { FactIndex } from '../factIndex.ts'
import { groupFacts } from '../groupFacts.ts'

/** What an event says of an attempt; the fact's value is its time. */
const outcomes = [
  'event.joinFailed',
  'event.joinDetail',
  'event.joinSucceeded',
  'event.mdmFailed',
  'event.mdmSucceeded',
  'event.tokenFailed',
  'event.tokenSucceeded',
  'event.runtimeFailed',
] as const satisfies readonly FactKindId[]
type EventOutcome = (typeof outcomes)[number]

/** One event with all that it states. */
export interface ToldEvent {
  readonly outcome: SourcedFact
  readonly says: EventOutcome
  /** Milliseconds since 1970. */
  readonly time: number
  readonly facts: readonly SourcedFact[]
}

/** Events whose time is known, the oldest first; one that several copies of a log hold counts once, as the first copy has it. */
export function toldEvents(index: FactIndex): readonly ToldEvent[] {
  const places = groupFacts(
    index.facts.filter(({ kind }) => kind.startsWith('event.')),
    ({ artefactId, locator }) => `${artefactId} ${formatLocator(locator)}`,
  )
  const seen = new Set<string>()
  return [...places.values()]
    .flatMap((facts): ToldEvent[] => {
      const outcome = facts.find(({ kind }) => outcomes.some((one) => one === kind))
      if (outcome === undefined) return []
      const key = `${outcome.kind} ${outcome.subject} ${outcome.value}`
      const time = Date.parse(String(outcome.value))
      if (Number.isNaN(time) || seen.has(key)) return []
      seen.add(key)
      return [{ outcome, says: outcome.kind as EventOutcome, time, facts }]
    })
    .sort((a, b) => a.time - b.time)
}

/** The facts of one kind that an event states. */
export const statesOf = ({ facts }: ToldEvent, kind: FactKindId): readonly SourcedFact[] => facts.filter((fact) => fact.kind === kind)

/** When the log that holds an event ends; without that, the event itself. */
export function endOfLog({ facts }: FactIndex, { outcome, time }: ToldEvent): number {
  const last = facts.find(({ kind, artefactId }) => kind === 'eventLog.lastTime' && artefactId === outcome.artefactId)
  const end = Date.parse(String(last?.value))
  return Number.isNaN(end) ? time : Math.max(end, time)
}
