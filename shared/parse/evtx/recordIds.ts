import type { ParsedItem } from '../parsed.ts'

/** A run of record ids that follow each other. */
interface Run {
  first: bigint
  last: bigint
}

export interface Gap {
  readonly first: bigint
  readonly last: bigint
  readonly count: bigint
}

/** Runs that are told apart; ids of a log that has more are known by their range only. */
const MOST_RUNS = 100_000

/** Which record ids a log holds: the proof that nothing is missing between the first and the last. */
export class RecordIds {
  readonly #runs: Run[] = []
  readonly #recoveredIds = new Set<bigint>()
  /** The runs in the order of their ids, once asked for. */
  #inOrder: readonly Run[] | undefined
  #count = 0

  get recovered(): number {
    return this.#recoveredIds.size
  }

  add(id: bigint): void {
    this.#count++
    this.#inOrder = undefined
    const last = this.#runs.at(-1)
    if (last !== undefined && id === last.last + 1n) last.last = id
    else if (last !== undefined && this.#runs.length >= MOST_RUNS) last.last = id > last.last ? id : last.last
    else this.#runs.push({ first: id, last: id })
  }

  addRecovered(id: bigint): void {
    this.#recoveredIds.add(id)
  }

  has(id: bigint): boolean {
    if (this.#recoveredIds.has(id)) return true
    const runs = this.#sorted()
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle]?.last ?? 0n) < id) low = middle + 1
      else high = middle
    }
    const run = runs[low]
    return run !== undefined && id >= run.first
  }

  /** Ids between the first and the last that no record has, and how many they are. */
  gaps(): { readonly gaps: readonly Gap[]; readonly missing: bigint } {
    const gaps: Gap[] = []
    let missing = 0n
    let last: bigint | undefined
    const recovered = [...this.#recoveredIds].map((id) => ({ first: id, last: id }))
    for (const run of joined([...this.#runs, ...recovered])) {
      if (last !== undefined) {
        const count = run.first - last - 1n
        gaps.push({ first: last + 1n, last: run.first - 1n, count })
        missing += count
      }
      last = run.last
    }
    return { gaps, missing }
  }

  *facts(): Generator<ParsedItem, void> {
    const runs = this.#sorted()
    const first = runs[0]?.first
    const last = runs.at(-1)?.last
    if (first === undefined || last === undefined) return
    const value = `${first}–${last}`
    const { gaps } = this.gaps()
    yield {
      type: 'fact',
      fact: {
        kind: 'eventLog.recordIds',
        subject: '',
        value,
        locator: { kind: 'offset', offset: 0 },
        quote: `${this.#count} records, ids ${value}, ${gapsText(gaps.length)}`,
        trusted: true,
      },
    }
  }

  #sorted(): readonly Run[] {
    this.#inOrder ??= joined(this.#runs)
    return this.#inOrder
  }
}

/** In the order of ids; runs that touch or overlap are one, as where a chunk is there twice. */
function joined(runs: readonly Run[]): readonly Run[] {
  const made: Run[] = []
  for (const run of runs.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const before = made.at(-1)
    if (before === undefined || run.first > before.last + 1n) made.push({ ...run })
    else if (run.last > before.last) before.last = run.last
  }
  return made
}

const gapsText = (count: number): string => (count === 0 ? 'no gap' : `${count} ${count === 1 ? 'gap' : 'gaps'}`)
