import type { Problem } from '../../facts/problem.ts'
import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import type { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem } from '../parsed.ts'

/** A damaged or foreign file must not become a problem an object. */
const MOST_PROBLEMS = 100
const MOST_NAMES = 1000

interface Place {
  readonly line: number
  readonly offset: number
  readonly length: number
}

/** What is wrong with a file of directory objects: told one by one, and counted where there is much. */
export class DirectoryProblems {
  readonly #ledger: ByteLedger
  readonly #told = new Set<string>()
  #count = 0

  constructor(ledger: ByteLedger) {
    this.#ledger = ledger
  }

  /** Tells a problem that covers a stretch of the file. */
  *at(
    code: ProblemCode,
    severity: Problem['severity'],
    args: Readonly<Record<string, string | number>>,
    place: Place,
  ): Generator<ParsedItem, void> {
    this.#ledger.problem(place.offset, place.length)
    this.#count++
    if (this.#count <= MOST_PROBLEMS)
      yield { type: 'problem', problem: problemOf(code, severity, args, { field: `line ${place.line}`, ...place }) }
  }

  /** Tells what holds for an attribute in the whole file once, at its first place; books no bytes, as the rest of the object was read. */
  *once(
    code: ProblemCode,
    severity: Problem['severity'],
    args: Readonly<Record<string, string | number>>,
    place: Place,
  ): Generator<ParsedItem, void> {
    const key = `${code} ${args.name}`
    if (this.#told.has(key) || this.#told.size === MOST_NAMES) return
    this.#told.add(key)
    yield { type: 'problem', problem: problemOf(code, severity, args, { field: String(args.name), ...place }) }
  }

  *finish(): Generator<ParsedItem, void> {
    const more = this.#count - MOST_PROBLEMS
    if (more > 0) yield { type: 'problem', problem: problemOf('moreObjectsDamaged', 'warning', { count: more }) }
  }
}
