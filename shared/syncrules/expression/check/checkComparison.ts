import type { Binary, Expression } from '../ast.ts'
import type { ValueType } from '../value.ts'
import { type Checker, replaceBy } from './checker.ts'
import { reportNeverTrue } from './neverTrue.ts'
import { isOnly, type StaticType } from './staticType.ts'
import { typeWords } from './typeWords.ts'

/** Types that can be put in order. */
const ordered: readonly ValueType[] = ['num', 'dt', 'str']

/** Both sides of a comparison have to be of one type. */
export function checkComparison(checker: Checker, node: Binary, left: StaticType, right: StaticType): void {
  if (reportNull(checker, node)) return
  if (reportQuoted(checker, node.left, left, right) || reportQuoted(checker, node.right, right, left)) return
  const common = commonKinds(left, right)
  if (common?.length === 0) reportDifferent(checker, node, left, right)
  else if (node.operator !== '=' && node.operator !== '<>' && common !== undefined && !common.some((kind) => ordered.includes(kind))) {
    reportUnordered(checker, node, left)
  } else reportNeverTrue(checker, node)
}

/** Types that both sides can have; undefined where one side is Null or unknown. */
function commonKinds(left: StaticType, right: StaticType): readonly ValueType[] | undefined {
  const { kinds: one } = left
  const { kinds: other } = right
  if (one === 'any' || other === 'any' || one.length === 0 || other.length === 0) return undefined
  return one.filter((kind) => other.includes(kind))
}

/** `= NULL`: what it answers is not documented. */
function reportNull({ report, text }: Checker, { left, right, operator, from, to }: Binary): boolean {
  const other = isNull(right) ? left : isNull(left) ? right : undefined
  if (other === undefined || isNull(other) || (operator !== '=' && operator !== '<>')) return isNull(left) || isNull(right)
  const written = text.slice(other.from, other.to)
  const instead = operator === '=' ? `IsNull(${written})` : `IsNull(${written}) = False`
  report({
    code: 'compare-null',
    severity: 'warning',
    from,
    to,
    message: {
      en: 'What a comparison with NULL answers is not documented; `IsNull` and `IsPresent` are.',
      fr: 'Ce que répond une comparaison avec NULL n’est pas documenté\u00a0; `IsNull` et `IsPresent` le sont.',
    },
    fix: replaceBy({ from, to }, instead),
  })
  return true
}

const isNull = (node: Expression): boolean => node.type === 'constant' && node.name === 'NULL'

/** `"True"` against a truth value, `"5"` against a number: the quotes make texts of them. */
function reportQuoted({ report }: Checker, literal: Expression, type: StaticType, other: StaticType): boolean {
  if (literal.type !== 'string' || !isOnly(type, 'str')) return false
  const { value, from, to } = literal
  const asBool = isOnly(other, 'bool') ? ['True', 'False'].find((name) => name.toLowerCase() === value.toLowerCase()) : undefined
  const plain = asBool ?? (isOnly(other, 'num') && /^\d+$/.test(value) ? value : undefined)
  if (plain === undefined) return false
  report({
    code: 'quoted-value',
    severity: 'error',
    from,
    to,
    message: {
      en: `"${value}" in quotes is a text; the other side is ${typeWords(other).en}.`,
      fr: `"${value}" entre guillemets est un texte\u00a0; l’autre côté est ${typeWords(other).fr}.`,
    },
    fix: replaceBy({ from, to }, plain),
  })
  return true
}

function reportDifferent({ report }: Checker, node: Binary, left: StaticType, right: StaticType): void {
  const [one, other] = [typeWords(left), typeWords(right)]
  // A reference prints as a text, so the server may well compare the two: no source tells.
  const perhaps = [left, right].every((type) => isOnly(type, 'str') || isOnly(type, 'ref'))
  report({
    code: 'compare-types',
    severity: perhaps ? 'warning' : 'error',
    from: node.from,
    to: node.to,
    message: {
      en: `\`${node.operator}\` compares values of one type; here ${one.en} is compared with ${other.en}.${perhaps ? ' `CStr` makes a text of a reference.' : ''}`,
      fr: `\`${node.operator}\` compare des valeurs d’un même type\u00a0; ici se comparent ${one.fr} et ${other.fr}.${perhaps ? ' `CStr` fait un texte d’une référence.' : ''}`,
    },
  })
}

function reportUnordered({ report }: Checker, { operator, from, to }: Binary, type: StaticType): void {
  const is = typeWords(type)
  report({
    code: 'compare-order',
    severity: 'error',
    from,
    to,
    message: {
      en: `\`${operator}\` puts numbers, dates or texts in order; these are ${is.en}.`,
      fr: `\`${operator}\` ordonne des nombres, des dates ou des textes\u00a0; ici c’est ${is.fr}.`,
    },
  })
}
