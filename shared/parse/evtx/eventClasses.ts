import type { EventClass } from '../../facts/event.ts'
import { FirstClasses } from './firstClasses.ts'
import type { Slot } from './slots.ts'

/** Ways to make a class of values; a log has one for each of its templates. */
const MOST_WAYS = 1000

/** The classes of one log, each made once, whichever chunk its events are in. */
export class EventClasses {
  readonly #classes = new Map<string, EventClass>()
  readonly #first = new Map<string, FirstClasses>()

  /** `key`: all that is told of the class. */
  shared(key: string, make: () => EventClass): EventClass {
    const known = this.#classes.get(key)
    if (known !== undefined) return known
    const made = make()
    this.#classes.set(key, made)
    return made
  }

  /** Classes of the first records whose classes come from these slots: templates of many chunks have the same. */
  firstOf(slots: readonly (Slot | undefined)[]): FirstClasses {
    const key = JSON.stringify(slots)
    const known = this.#first.get(key)
    if (known !== undefined) return known
    const made = new FirstClasses(slots)
    if (this.#first.size < MOST_WAYS) this.#first.set(key, made)
    return made
  }
}
