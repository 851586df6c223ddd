import type { ParsedItem } from '../parsed.ts'

/** A run of record ids that follow each other. */
interface Run {
  first: bigint
  last: bigint
}

/** Gaps that are listed; a log that was filtered when it was exported has as many as records. */
const MOST_GAPS = 20
/** Runs that are told apart; ids of a log that has more are known by their range only. */
const MOST_RUNS = 100_000

/** Which record ids a log holds: the proof that nothing is missing between the first and the last. */
export class RecordIds {
  readonly #runs: Run[] = []
  readonly #recoveredIds = new Set<bigint>()
  #count = 0

  get recovered(): number {
    return this.#recoveredIds.size
  }

  add(id: bigint): void {
    this.#count++
    const last = this.#runs.at(-1)
    if (last !== undefined && id === last.last + 1n) last.last = id
    else if (last !== undefined && this.#runs.length >= MOST_RUNS) last.last = id > last.last ? id : last.last
    else this.#runs.push({ first: id, last: id })
  }

  addRecovered(id: bigint): void {
    this.#recoveredIds.add(id)
  }

  has(id: bigint): boolean {
    return this.#recoveredIds.has(id) || this.#runs.some(({ first, last }) => id >= first && id <= last)
  }

  /** Ids between the first and the last that no record has. A filtered export, which has gaps everywhere, gives none. */
  gaps(): { readonly first: string; readonly last: string; readonly count: string }[] {
    const runs = this.#sorted()
    if (runs.length > MOST_GAPS) return []
    return runs.slice(1).flatMap((run, i) => {
      const before = runs[i]
      if (before === undefined || run.first <= before.last + 1n) return []
      return [{ first: String(before.last + 1n), last: String(run.first - 1n), count: String(run.first - before.last - 1n) }]
    })
  }

  *facts(): Generator<ParsedItem, void> {
    const runs = this.#sorted()
    const [first] = runs
    const last = runs.at(-1)
    if (first === undefined || last === undefined) return
    const value = `${first.first}–${last.last}`
    yield {
      type: 'fact',
      fact: {
        kind: 'eventLog.recordIds',
        subject: '',
        value,
        locator: { kind: 'offset', offset: 0 },
        quote: `${this.#count} records, ids ${value}, ${runs.length === 1 ? 'no gap' : `${runs.length - 1} gaps`}`,
        trusted: true,
      },
    }
  }

  #sorted(): Run[] {
    return this.#runs.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  }
}
