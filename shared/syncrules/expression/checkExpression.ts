import type { Binary, Expression } from './ast.ts'
import { checkBinary } from './check/checkBinary.ts'
import { checkBinding } from './check/checkBinding.ts'
import { checkCall } from './check/checkCall.ts'
import { attributeLookup, type Binding, type CheckContext, type Checker } from './check/checker.ts'
import { checkAttribute, checkBareName, checkParameter, checkVariable } from './check/checkNames.ts'
import { checkTarget } from './check/checkTarget.ts'
import { anyType, noValue, type StaticType, single } from './check/staticType.ts'
import type { ParsedExpression } from './parseExpression.ts'
import type { ExpressionProblem } from './problem.ts'
import type { ValueType } from './value.ts'

export type { CheckContext } from './check/checker.ts'

export interface CheckResult {
  /** Those of the syntax included, in the order of the text. */
  readonly problems: readonly ExpressionProblem[]
  /** Types that the answer can have; `any` where that cannot be told, none for NULL and flow literals. */
  readonly type: readonly ValueType[] | 'any'
  readonly multi: StaticType['multi']
}

/** Checks names, arguments and types of an expression, of one with syntax errors whatever part could be read. Same input, same answer. */
export function checkExpression(parsed: ParsedExpression, context: CheckContext = {}): CheckResult {
  const problems: ExpressionProblem[] = [...parsed.problems]
  const { root, text } = parsed
  if (root === undefined) return { problems, type: [], multi: 'unknown' }
  const checker = createChecker(text, context, (problem) => problems.push(problem))
  const type = checker.typeOf(root)
  reportEverError(checker, root)
  checkBinding(checker, root)
  if (context.target !== undefined) checkTarget(checker, root, type, context.target)
  return { problems: inOrder(problems), type: type.kinds, multi: type.multi }
}

function createChecker(text: string, context: CheckContext, report: Checker['report']): Checker {
  const bindings: Binding[] = []
  const checker: Checker = {
    text,
    attributes: attributeLookup(context.schema),
    bindings,
    report,
    typeOf: (node) => typeOf(checker, node),
  }
  return checker
}

function typeOf(checker: Checker, node: Expression): StaticType {
  switch (node.type) {
    case 'string':
      return single('str')
    case 'number':
      return single('num')
    case 'constant':
      return node.name === 'True' || node.name === 'False' ? single('bool') : node.name === 'CRLF' ? single('str') : noValue
    case 'attribute':
      return checkAttribute(checker, node)
    case 'parameter':
      return checkParameter(checker, node)
    case 'variable':
      return checkVariable(checker, node)
    case 'enum':
      return checkBareName(checker, node)
    case 'call':
      return checkCall(checker, node)
    case 'binary':
      return typeOfChain(checker, node)
    case 'invalid':
      return anyType
  }
}

/** `a || b || c` nests to the left as deep as it is long: from the innermost left side outward, without recursion. */
function typeOfChain(checker: Checker, node: Binary): StaticType {
  const chain: Binary[] = []
  let innermost: Expression = node
  while (innermost.type === 'binary') {
    chain.push(innermost)
    innermost = innermost.left
  }
  return chain.reduceRight((left, binary) => checkBinary(checker, binary, left), checker.typeOf(innermost))
}

/** `Error("…")` as the whole expression fails every object. */
function reportEverError({ report }: Checker, root: Expression): void {
  if (root.type !== 'call' || root.name !== 'Error') return
  report({
    code: 'always-error',
    severity: 'warning',
    from: root.from,
    to: root.to,
    message: {
      en: 'Every object would be reported as an error: `Error` belongs into a branch of `IIF` or `Switch`.',
      fr: 'Chaque objet serait signalé en erreur\u00a0: `Error` a sa place dans une branche de `IIF` ou `Switch`.',
    },
  })
}

const severityOrder = { error: 0, warning: 1, info: 2 } as const

/** By place, the graver one first; what says the same about the same place stands once. */
function inOrder(problems: readonly ExpressionProblem[]): readonly ExpressionProblem[] {
  const once = new Map(problems.map((problem) => [`${problem.from} ${problem.to} ${problem.code} ${problem.message.en}`, problem]))
  return [...once.values()].sort(
    (one, other) => one.from - other.from || severityOrder[one.severity] - severityOrder[other.severity] || one.to - other.to,
  )
}
