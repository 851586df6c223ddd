import type { Localized } from '../../../facts/localized.ts'
import type { Binary, BinaryOperator, Expression } from '../ast.ts'
import type { ValueType } from '../value.ts'
import { checkComparison } from './checkComparison.ts'
import { type Checker, replaceBy } from './checker.ts'
import { anyType, canBe, isOnly, noValue, type StaticType, single } from './staticType.ts'
import { typeWords } from './typeWords.ts'

/** An operator and what stands on its left, already inferred: chains are worked through from their left end, not by recursion. */
export function checkBinary(checker: Checker, node: Binary, left: StaticType): StaticType {
  const right = checker.typeOf(node.right)
  switch (node.operator) {
    case '&&':
    case '||':
      for (const [part, type] of sidesOf(node, left, right)) requireBool(checker, node.operator, part, type)
      return single('bool')
    case '&':
      return checkJoin(checker, node, left, right)
    case '+':
    case '-':
    case '*':
    case '/':
      return checkArithmetic(checker, node, left, right)
    default:
      checkComparison(checker, node, left, right)
      return { kinds: ['bool'], multi: severalOf(left, right) }
  }
}

const sidesOf = (node: Binary, left: StaticType, right: StaticType): readonly (readonly [Expression, StaticType])[] => [
  [node.left, left],
  [node.right, right],
]

const severalOf = (left: StaticType, right: StaticType): StaticType['multi'] =>
  left.multi === 'yes' || right.multi === 'yes' ? 'yes' : left.multi === 'no' && right.multi === 'no' ? 'no' : 'unknown'

function requireBool({ report }: Checker, operator: BinaryOperator, { from, to }: Expression, type: StaticType): void {
  if (canBe(type, ['bool'])) return
  const is = typeWords(type)
  const advice: Localized = isOnly(type, 'num')
    ? { en: ' Compare it, with `> 0` for instance, or use `CBool`.', fr: ' Le comparer, avec `> 0` par exemple, ou employer `CBool`.' }
    : { en: '', fr: '' }
  report({
    code: 'operand-type',
    severity: 'error',
    from,
    to,
    message: {
      en: `\`${operator}\` joins conditions that are True or False; this is ${is.en}.${advice.en}`,
      fr: `\`${operator}\` relie des conditions qui valent True ou False\u00a0; ceci est ${is.fr}.${advice.fr}`,
    },
  })
}

/** What turns a value into text. */
const toText: Readonly<Partial<Record<ValueType, string>>> = {
  num: 'CStr',
  bool: 'CStr',
  dt: 'FormatDateTime',
  bin: 'ConvertToBase64',
}

/** `&` joins texts; shipped rules also join bytes with bytes. */
function checkJoin({ report }: Checker, node: Binary, left: StaticType, right: StaticType): StaticType {
  const multi = severalOf(left, right)
  const sides = sidesOf(node, left, right)
  if (sides.every(([, type]) => canBe(type, ['bin'])) && sides.some(([, type]) => isOnly(type, 'bin'))) return { kinds: ['bin'], multi }
  for (const [part, type] of sides) {
    // A reference joins as its distinguished name.
    if (canBe(type, ['str', 'ref'])) continue
    const is = typeWords(type)
    const by = toText[(type.kinds === 'any' ? undefined : type.kinds[0]) ?? 'num']
    report({
      code: 'operand-type',
      severity: 'error',
      from: part.from,
      to: part.to,
      message: {
        en: `\`&\` joins texts; this is ${is.en}. \`${by}\` makes it a text.`,
        fr: `\`&\` joint des textes\u00a0; ceci est ${is.fr}. \`${by}\` en fait un texte.`,
      },
    })
  }
  return { kinds: ['str'], multi }
}

function checkArithmetic(checker: Checker, node: Binary, left: StaticType, right: StaticType): StaticType {
  const { operator, operatorFrom } = node
  const sides = sidesOf(node, left, right)
  if (operator === '+' && sides.every(([, type]) => canBe(type, ['str'])) && sides.some(([, type]) => isOnly(type, 'str'))) {
    const place = { from: operatorFrom, to: operatorFrom + 1 }
    checker.report({
      code: 'plus-on-text',
      severity: 'error',
      ...place,
      message: {
        en: '`+` adds numbers; texts are joined with `&`.',
        fr: '`+` additionne des nombres\u00a0; les textes se joignent avec `&`.',
      },
      fix: replaceBy(place, '&'),
    })
    return { kinds: ['str'], multi: severalOf(left, right) }
  }
  for (const [part, type] of sides) {
    if (canBe(type, ['num'])) continue
    const is = typeWords(type)
    const advice = isOnly(type, 'dt') ? { en: ' `DateAdd` adds to a date.', fr: ' `DateAdd` ajoute à une date.' } : { en: '', fr: '' }
    checker.report({
      code: 'operand-type',
      severity: 'error',
      from: part.from,
      to: part.to,
      message: {
        en: `\`${operator}\` works on numbers; this is ${is.en}.${advice.en}`,
        fr: `\`${operator}\` s’applique à des nombres\u00a0; ceci est ${is.fr}.${advice.fr}`,
      },
    })
  }
  return left === noValue && right === noValue ? anyType : { kinds: ['num'], multi: severalOf(left, right) }
}
