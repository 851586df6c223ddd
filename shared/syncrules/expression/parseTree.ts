import type { Tree } from '@lezer/common'
import { expressionLanguageParser } from './expressionParser.generated.ts'
import { NESTING_LIMIT } from './reading.ts'

/** Texts up to this length are read as a whole, whatever is wrong with them; no rule of a server comes near it. */
const ALWAYS_READ = 20_000
const strictParser = expressionLanguageParser.configure({ strict: true })

export interface ReadTree {
  readonly tree: Tree
  /** The text's length, or where reading stopped. */
  readonly readTo: number
}

/**
 * The syntax tree of a text, in bounded time: recovery from mistakes costs far more than reading right text,
 * so of a long text with a mistake only the next stretch is read on.
 */
export function parseTree(text: string): ReadTree {
  if (text.length <= ALWAYS_READ) return parseUpTo(text, text.length)
  const nested = tooDeepAt(text)
  if (nested !== undefined) return parseUpTo(text, nested + ALWAYS_READ)
  try {
    return { tree: strictParser.parse(text), readTo: text.length }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const at = Number(/\d+$/.exec(error.message)?.[0] ?? 0)
    return parseUpTo(text, at + ALWAYS_READ)
  }
}

const parseUpTo = (text: string, to: number): ReadTree => ({
  tree: expressionLanguageParser.parse(text.slice(0, to)),
  readTo: Math.min(text.length, to),
})

/** The bracket that passes the limit, strings aside; undefined where none does. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0
  for (const { index, 0: part } of text.matchAll(/"[^"]*"|[()]/g)) {
    if (part === '(') depth++
    else if (part === ')') depth--
    if (depth > NESTING_LIMIT) return index
  }
  return undefined
}
