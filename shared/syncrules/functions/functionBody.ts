import type { Localized } from '../../facts/localized.ts'
import type { EvaluationScope, Value } from '../expression/value.ts'

/** A function cannot answer. `argument` counts from 0; without it the whole call is meant. */
export class FunctionFailure extends Error {
  readonly localized: Localized
  readonly argument: number | undefined
  /** Characters into the argument, from and to, where it is a literal and the place within it is known. */
  readonly offset: number | undefined
  readonly end: number | undefined

  constructor(localized: Localized, argument?: number, offset?: number, end?: number) {
    super(localized.en)
    this.name = 'FunctionFailure'
    this.localized = localized
    this.argument = argument
    this.offset = offset
    this.end = end ?? (offset === undefined ? undefined : offset + 1)
  }
}

/** Arguments have the types of a signature of the catalogue, so that bodies need not look again. */
export type FunctionBody = (args: readonly Value[], scope: EvaluationScope) => Value

/**
 * How a function is run. `nulls`: what it does with a Null among its arguments: `take` hands it to the body, `null` answers Null (inferred
 * where the reference is silent), `empty` answers the empty text (documented for Left, Right, Mid, PadLeft, PadRight and Word).
 * `maps`: applied to each value of a multi-valued argument where its signature has a single one.
 */
export interface FunctionRunner {
  readonly body: FunctionBody
  readonly nulls: 'take' | 'null' | 'empty'
  readonly maps: boolean
  /** Answers may differ from call to call: never folded into a constant. */
  readonly isVolatile?: true
}

export const mapped = (body: FunctionBody, nulls: FunctionRunner['nulls'] = 'null'): FunctionRunner => ({ body, nulls, maps: true })
export const whole = (body: FunctionBody, nulls: FunctionRunner['nulls'] = 'take'): FunctionRunner => ({ body, nulls, maps: false })
