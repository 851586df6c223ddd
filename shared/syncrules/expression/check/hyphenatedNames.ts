import { functionNamedAnyCase } from '../../catalogue/functions.ts'
import type { Call, EnumName, Expression } from '../ast.ts'
import { type Checker, replaceBy } from './checker.ts'
import { nodesOf } from './expressionNodes.ts'

/**
 * `String-FromGuid(x)` reads as a subtraction of `FromGuid(x)` from a name `String`. Where both words together are a function, this finds the
 * subtraction, the name and the call, each with the function that is meant; drafts of Microsoft's procedure were printed that way.
 */
export function findHyphenatedNames(root: Expression): ReadonlyMap<Expression, string> {
  const found = new Map<Expression, string>()
  for (const node of nodesOf(root)) {
    if (node.type !== 'binary' || node.operator !== '-') continue
    const word = lastWord(node.left)
    const call = node.right.type === 'call' && node.right.parens === 0 ? node.right : undefined
    const meant = word && call && functionNamedAnyCase(word.name + call.name)?.name
    if (meant === undefined || word === undefined || call === undefined) continue
    for (const part of [node, word, call]) found.set(part, meant)
  }
  return found
}

/** The bare name that a chain of operators ends with: `"CN=" & String` before the hyphen. */
function lastWord(node: Expression): EnumName | undefined {
  let last = node
  while (last.type === 'binary' && last.parens === 0) last = last.right
  return last.type === 'enum' && last.parens === 0 ? last : undefined
}

/** Says once, at the call, that the hyphen does not belong there. */
export function reportHyphen({ report, text }: Checker, call: Call, meant: string): void {
  // Back over the hyphen and white space to the start of the word before.
  const before = /([A-Za-z]\w*)\s*-\s*$/.exec(text.slice(0, call.from))
  const place = { from: before?.index ?? call.from, to: call.nameTo }
  report({
    code: 'function-hyphen',
    severity: 'error',
    ...place,
    message: {
      en: `The function is called \`${meant}\`. With a hyphen in it the name reads as a subtraction.`,
      fr: `La fonction s’appelle \`${meant}\`. Avec un trait d’union, le nom se lit comme une soustraction.`,
    },
    fix: replaceBy(place, meant),
  })
}
