import type { EventFilter } from '../../../shared/contract/eventRequests.ts'
import { type EventMarkRow, listEventMarks, listEventSources, type ReadableCase } from '../../store/index.ts'
import { conditionKey, matchConditions } from './conditions.ts'
import { type Selection, select } from './selection.ts'
import { loadTimeline, type Timeline } from './timeline.ts'
import { createTurns, type Turn } from './turns.ts'

/** Filters whose outcome is kept: going back to one costs nothing. */
const KEPT_SELECTIONS = 6

/** The timeline of an open case, and what filters make of it. Everything is made when first asked for and kept until the evidence changes. */
export interface EventIndex {
  timeline(): Promise<Timeline>
  /** False while the timeline is loaded for the first time; it is begun by the asking. */
  isLoaded(): boolean
  select(filter: EventFilter): Promise<Selection>
  /** Pins and comments by the event's id. */
  marks(): ReadonlyMap<number, EventMarkRow>
  /** To be called when a person marked an event. */
  forgetMarks(): void
  close(): void
}

export function createEventIndex(db: ReadableCase): EventIndex {
  const turns = createTurns()
  let loaded: { readonly key: string; readonly timeline: Promise<Timeline> } | undefined
  let isLoaded = false
  let marks: ReadonlyMap<number, EventMarkRow> | undefined
  let markEdition = 0
  const selections = new Map<string, Promise<Selection>>()
  const conditions = new Map<string, Promise<Uint8Array>>()

  const timeline = (): Promise<Timeline> => {
    // What a finished artefact holds never changes: the timeline is as old as the list of them.
    const key = JSON.stringify(listEventSources(db))
    if (loaded?.key === key) return loaded.timeline
    selections.clear()
    conditions.clear()
    const made = turns.run(async (turn) => {
      const timeline = await loadTimeline(db, turn)
      isLoaded = true
      return timeline
    })
    loaded = { key, timeline: made }
    made.catch(() => {
      if (loaded?.timeline === made) loaded = undefined
    })
    return made
  }
  const matching = (lines: Timeline, filter: EventFilter, key: string): Promise<Uint8Array> =>
    kept(conditions, key, () => turns.run((turn: Turn) => matchConditions(db, lines, filter, turn)))

  return {
    timeline,
    isLoaded() {
      if (!isLoaded) void timeline()
      return isLoaded
    },
    async select(filter) {
      const lines = await timeline()
      const others = conditionKey(db, filter, markEdition)
      return kept(selections, JSON.stringify([filter, others]), async () =>
        select(lines, filter, others === undefined ? undefined : await matching(lines, filter, others)),
      )
    },
    marks() {
      marks ??= new Map(listEventMarks(db).map((mark) => [mark.id, mark]))
      return marks
    },
    forgetMarks() {
      marks = undefined
      markEdition++
    },
    close: () => turns.cancelAll(),
  }
}

/** The answer that is known or under way, else a new one; a failed one is not kept. */
function kept<T>(answers: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = answers.get(key)
  if (known !== undefined) {
    answers.delete(key)
    answers.set(key, known)
    return known
  }
  const made = make()
  answers.set(key, made)
  made.catch(() => answers.delete(key))
  const [oldest] = answers.keys()
  if (answers.size > KEPT_SELECTIONS && oldest !== undefined) answers.delete(oldest)
  return made
}
