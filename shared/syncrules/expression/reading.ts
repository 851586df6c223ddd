import type { TreeCursor } from '@lezer/common'
import type { Invalid } from './ast.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Place } from './syntaxProblems.ts'

/** Brackets inside one another; the server's own rules stay below 10. */
export const NESTING_LIMIT = 500
/** Calls, brackets and operators that build on one another: every reader of the tree may recurse this deep. */
export const DEPTH_LIMIT = 1000

/** One reading of a text: where it stands, and what it found. */
export interface Reading {
  readonly text: string
  readonly cursor: TreeCursor
  readonly problems: ExpressionProblem[]
  /** Offset from which on nothing was read, because a limit was passed. */
  limit: number
  brackets: number
  depth: number
}

/** What stands for a part that cannot be read. */
export const invalid = (place: Place): Invalid => ({ type: 'invalid', from: place.from, to: place.to, parens: 0 })
