import type { Localized } from '../../../facts/localized.ts'
import type { Binary, Call, Expression } from '../ast.ts'
import type { Checker } from './checker.ts'

/** Warns of a comparison that has the same answer for every object: the usual slips with lengths and letter case. */
export function reportNeverTrue({ report }: Checker, node: Binary): void {
  const reason = constantReason(node) ?? lengthReason(node) ?? caseReason(node) ?? searchReason(node)
  if (reason === undefined) return
  const always = node.operator === '<>'
  const start: Localized = always
    ? { en: 'This is always True', fr: 'Ceci est toujours vrai' }
    : { en: 'This can never be True', fr: 'Ceci ne peut jamais être vrai' }
  report({
    code: 'never-true',
    severity: 'warning',
    from: node.from,
    to: node.to,
    message: { en: `${start.en}: ${reason.en}`, fr: `${start.fr}\u00a0: ${reason.fr}` },
  })
}

const isEquality = ({ operator }: Binary): boolean => operator === '=' || operator === '<>'

function constantReason(node: Binary): Localized | undefined {
  const { left, right } = node
  if (!isEquality(node) || left.type !== 'string' || right.type !== 'string' || left.value === right.value) return undefined
  return { en: 'the two texts differ.', fr: 'les deux textes diffèrent.' }
}

/** A call on one side, a text in quotes on the other. */
function callAndText(node: Binary): { readonly call: Call; readonly text: string } | undefined {
  const { left, right } = node
  if (!isEquality(node)) return undefined
  if (left.type === 'call' && right.type === 'string') return { call: left, text: right.value }
  return right.type === 'call' && left.type === 'string' ? { call: right, text: left.value } : undefined
}

/** `Left([operatingSystemVersion],2) = "6.3"`: two characters are never three. */
function lengthReason(node: Binary): Localized | undefined {
  const sides = callAndText(node)
  if (sides === undefined) return undefined
  const { call, text } = sides
  const count = call.name === 'Left' || call.name === 'Right' ? call.args[1] : call.name === 'Mid' ? call.args[2] : undefined
  if (count?.type !== 'number' || Number(count.value) < 0 || text.length <= Number(count.value)) return undefined
  return {
    en: `\`${call.name}\` gives at most ${count.value} characters, "${text}" has ${text.length}.`,
    fr: `\`${call.name}\` donne au plus ${count.value} caractères, "${text}" en a ${text.length}.`,
  }
}

/** `UCase([operatingSystem]) = "Windows"`: an upper-case text has no small letters. */
function caseReason(node: Binary): Localized | undefined {
  const sides = callAndText(node)
  return sides === undefined ? undefined : caseConflict(sides.call, sides.text)
}

/** `InStr(UCase([operatingSystem]),"Windows") > 0`. */
function searchReason({ operator, left, right }: Binary): Localized | undefined {
  const isFound =
    right.type === 'number' && ((operator === '>' && Number(right.value) >= 0) || (operator === '=' && Number(right.value) > 0))
  if (!isFound || left.type !== 'call' || left.name !== 'InStr') return undefined
  const [inside, wanted, , compare] = left.args
  if (inside?.type !== 'call' || wanted?.type !== 'string') return undefined
  return isTextCompare(compare) ? undefined : caseConflict(inside, wanted.value)
}

const isTextCompare = (node: Expression | undefined): boolean => node?.type === 'enum' && node.name === 'vbTextCompare'

function caseConflict({ name }: Call, text: string): Localized | undefined {
  const clashes = (name === 'UCase' && text !== text.toUpperCase()) || (name === 'LCase' && text !== text.toLowerCase())
  if (!clashes) return undefined
  return name === 'UCase'
    ? { en: `\`UCase\` leaves no small letters, "${text}" has some.`, fr: `\`UCase\` ne laisse pas de minuscules, "${text}" en a.` }
    : { en: `\`LCase\` leaves no capital letters, "${text}" has some.`, fr: `\`LCase\` ne laisse pas de majuscules, "${text}" en a.` }
}
