import type { Binary, Expression } from '../../../../shared/syncrules/expression/ast.ts'
import { attributesOf } from '../../../../shared/syncrules/expression/attributesOf.ts'
import type { Explained } from '../../../../shared/syncrules/expression/explainExpression.ts'

/**
 * The part of an expression that its value hangs on: of `IIF` its condition, of `||` the operand that was true, of `&&` the one that was
 * false; where all operands had to hold, or none did, the operation as a whole. Undefined where the value hangs on no condition.
 */
export function decidingPart(explained: Explained): Explained | undefined {
  const condition = conditionOf(explained)
  return condition && descend(condition)
}

function conditionOf({ node, children }: Explained): Explained | undefined {
  if (node.type !== 'call' || node.name !== 'IIF') return undefined
  const [test] = node.args
  return children.find((child) => child.node === test)
}

function descend(part: Explained): Explained {
  let now = part
  for (let next = nextOf(now); next !== undefined; next = nextOf(now)) now = next
  return now
}

function nextOf({ node, outcome, children }: Explained): Explained | undefined {
  if (outcome.kind !== 'value' || !isLogic(node)) return undefined
  const decided = node.operator === '||'
  if (outcome.value !== decided) return undefined
  return children.find((child) => child.outcome.kind === 'value' && child.outcome.value === decided)
}

const isLogic = (node: Expression): node is Binary => node.type === 'binary' && (node.operator === '||' || node.operator === '&&')

/** Functions that look into a certificate. */
const certificateFunctions = /^(IsCert|Cert)/

/** Whether a certificate was looked into on the way to the value. */
export function readsCertificates(explained: Explained): boolean {
  const waiting = [explained]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { node, outcome, children } = part
    if (outcome.kind === 'skipped') continue
    if (node.type === 'call' && certificateFunctions.test(node.name)) return true
    waiting.push(...children)
  }
  return false
}

/** Whether a part is `IsNullOrEmpty([userCertificate])` or its like: it asks for certificates without looking into them. */
export const asksForCertificate = ({ node }: Explained): boolean =>
  node.type === 'call' && /^(IsNullOrEmpty|IsNull|IsPresent)$/.test(node.name) && onlyReads(node, ['userCertificate'])

/** Whether a part looks at the operating system alone. */
export const asksForSystem = ({ node }: Explained): boolean => onlyReads(node, ['operatingSystem', 'operatingSystemVersion'])

function onlyReads(node: Expression, names: readonly string[]): boolean {
  const read = attributesOf(node)
  return read.length > 0 && read.every((name) => names.includes(name))
}
