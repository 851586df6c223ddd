import type { Expression } from './ast.ts'
import type { EvaluationScope, Single, Value } from './value.ts'

/** What code runs on: the object, and the values of `$` variables by their slot. */
export interface Frame {
  readonly scope: EvaluationScope
  readonly slots: Value[]
  /** Values that Where and Select have looked at. */
  passes: number
}
export type Code = (frame: Frame) => Value

/** Sees every sub-expression as it is evaluated; for explanations. Plain compilation has none. */
export interface Watcher {
  readonly wrap: (node: Expression, code: Code) => Code
  /** One value of a multi-valued one: what is evaluated meanwhile belongs to it. */
  readonly pass: (node: Expression, number: number, of: number, value: Single, run: () => Value) => Value
}
