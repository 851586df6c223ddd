import { ExternalTokenizer } from '@lezer/lr'
import { Missing } from './expressionParser.generated.terms.ts'

const END = -1
const FOLLOWERS = new Set([END, ...[...'),;*+<=>|'].map((sign) => sign.charCodeAt(0))])
const AMPERSAND = 0x26
const SLASH = 0x2f

/** An `&` may start `&HFF` or an escape of XML, a `/` what people take for a comment. */
const startsOperator = (sign: number, next: number): boolean =>
  (sign === AMPERSAND && !/[A-Za-z#]/.test(String.fromCharCode(next))) || (sign === SLASH && !/[/*]/.test(String.fromCharCode(next)))

/** Stands in for an operand that is not there: `Left(,3)`, `[a] = )`. Lezer asks only where an operand is due. */
export const missingOperand = new ExternalTokenizer((input) => {
  if (FOLLOWERS.has(input.next) || startsOperator(input.next, input.peek(1))) input.acceptToken(Missing)
})
