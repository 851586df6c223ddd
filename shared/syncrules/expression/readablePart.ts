import { NESTING_LIMIT } from './buildExpression.ts'
import { expressionLanguageParser } from './expressionParser.generated.ts'

/** Texts up to this length are read as a whole, whatever is wrong with them; no rule of a server comes near it. */
const ALWAYS_READ = 20_000
const strictParser = expressionLanguageParser.configure({ strict: true })

/**
 * Up to where a text can be read in bounded time: recovery from mistakes costs far more than reading right text,
 * so of a long text with a mistake only the next stretch is read on.
 */
export function readablePart(text: string): number {
  if (text.length <= ALWAYS_READ) return text.length
  const nested = tooDeepAt(text)
  if (nested !== undefined) return Math.min(text.length, nested + ALWAYS_READ)
  try {
    strictParser.parse(text)
    return text.length
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const at = Number(/\d+$/.exec(error.message)?.[0] ?? 0)
    return Math.min(text.length, at + ALWAYS_READ)
  }
}

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
