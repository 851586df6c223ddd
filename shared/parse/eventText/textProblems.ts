import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import type { ByteAccount } from '../byteLedger.ts'
import type { ParsedItem } from '../parsed.ts'

/** A hostile text must not become a problem a line. */
const MOST_PROBLEMS = 100
const QUOTE_LENGTH = 120

export interface TextPlace {
  readonly line: number
  readonly offset: number
  readonly length: number
}

/** Problems of one text, at most a hundred and the number of the others; counts bytes instead of booking them, for a text may be larger than memory. */
export class TextProblems {
  readonly #size: number
  #problemBytes = 0
  #unknownBytes = 0
  #reported = 0
  #stray: { readonly first: TextPlace; readonly text: string; count: number; length: number } | undefined
  #localTimes = 0

  constructor(size: number) {
    this.#size = size
  }

  /** `bytes` of the place are not read. */
  *at(
    code: ProblemCode,
    place: TextPlace,
    args: Readonly<Record<string, string | number>> = {},
    bytes = place.length,
  ): Generator<ParsedItem, void> {
    this.#problemBytes += bytes
    this.#reported++
    if (this.#reported > MOST_PROBLEMS) return
    const field = `line ${place.line}`
    yield { type: 'problem', problem: problemOf(code, 'warning', { line: place.line, ...args }, { ...place, field }) }
  }

  /** Lines that are no part of an event: one problem for each stretch of them. */
  *stray(place: TextPlace, text: string): Generator<ParsedItem, void> {
    const stray = this.#stray
    if (stray !== undefined && stray.first.offset + stray.length === place.offset) {
      stray.count++
      stray.length += place.length
      return
    }
    yield* this.#endStray()
    this.#stray = { first: place, text: text.trim().slice(0, QUOTE_LENGTH), count: 1, length: place.length }
  }

  /** Bytes that say nothing of events, and are kept. */
  unknown(bytes: number): void {
    this.#unknownBytes += bytes
  }

  localTime(): void {
    this.#localTimes++
  }

  /** What is told at the end; `events` is how many were read. */
  *finish(events: number): Generator<ParsedItem, void> {
    yield* this.#endStray()
    const more = this.#reported - MOST_PROBLEMS
    if (more > 0) yield { type: 'problem', problem: problemOf('eventTextMoreDamaged', 'warning', { count: more }) }
    if (this.#localTimes > 0) yield { type: 'problem', problem: problemOf('eventLocalTimes', 'info', { count: this.#localTimes }) }
    if (this.#size === 0) yield { type: 'problem', problem: problemOf('emptyFile', 'error') }
    else if (events === 0) yield { type: 'problem', problem: problemOf('nothingRecognised', 'error') }
  }

  account(): ByteAccount {
    const problem = Math.min(this.#size, this.#problemBytes)
    const unknown = Math.min(this.#size - problem, this.#unknownBytes)
    return { parsed: this.#size - problem - unknown, problem, unknown }
  }

  *#endStray(): Generator<ParsedItem, void> {
    const stray = this.#stray
    if (stray === undefined) return
    this.#stray = undefined
    const { first, text, count, length } = stray
    yield* this.at('eventRowsNotUnderstood', { ...first, length }, { count, text })
  }
}
