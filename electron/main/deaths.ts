/** More deaths than this within the window of time are too many to start a process again unasked. */
const MAX_DEATHS = 3
const DEATH_WINDOW_MS = 60_000

/** Counts the deaths of one process, so that one that always dies is not started for ever. */
export class Deaths {
  readonly #now: () => number
  #times: number[] = []

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Counts one more; true where there were too many of late. */
  areTooManyWithThis(): boolean {
    const now = this.#now()
    this.#times = [...this.#times.filter((time) => now - time < DEATH_WINDOW_MS), now]
    return this.#times.length > MAX_DEATHS
  }

  /** A person asked for it: it may die as often again. */
  forget(): void {
    this.#times = []
  }
}
