import type { Binary, Expression } from '../ast.ts'
import type { Checker } from './checker.ts'
import { partsOf } from './partsOf.ts'

/**
 * Where the order of evaluation rests on how operators bind, which the documents get wrong: `&&` beside `||` without brackets, and places
 * that read differently from left to right, as the page on expressions has it. Each is said once, at its first place.
 */
export function checkBinding({ report }: Checker, root: Expression): void {
  const { mixed, unlike } = findPlaces(root)
  if (mixed !== undefined) {
    report({
      code: 'binding-mixed',
      severity: 'warning',
      ...placeOf(mixed),
      message: {
        en: '`&&` and `||` stand side by side without brackets. No source tells which binds tighter; here it is `&&`. Brackets leave no doubt.',
        fr: '`&&` et `||` se côtoient sans parenthèses. Aucune source ne dit lequel lie le plus\u00a0; ici c’est `&&`. Des parenthèses lèvent le doute.',
      },
    })
  }
  if (unlike !== undefined) {
    report({
      code: 'binding-order',
      severity: 'info',
      ...placeOf(unlike),
      message: {
        en: `What follows \`${unlike.operator}\` binds tighter and comes first. The page on expressions says that all operators bind alike, from left to right; shipped rules contradict it.`,
        fr: `Ce qui suit \`${unlike.operator}\` lie davantage et passe d’abord. La page sur les expressions dit que tous les opérateurs lient également, de gauche à droite\u00a0; des règles livrées la contredisent.`,
      },
    })
  }
}

const placeOf = ({ operatorFrom, operator }: Binary): { readonly from: number; readonly to: number } => ({
  from: operatorFrom,
  to: operatorFrom + operator.length,
})

const isAnd = (node: Expression): boolean => node.type === 'binary' && node.operator === '&&' && node.parens === 0

/** Without recursion: chains of operators nest to the left as deep as they are long. */
function findPlaces(root: Expression): { readonly mixed: Binary | undefined; readonly unlike: Binary | undefined } {
  let mixed: Binary | undefined
  let unlike: Binary | undefined
  const isFirst = (node: Binary, first: Binary | undefined): boolean => first === undefined || node.operatorFrom < first.operatorFrom
  const open: Expression[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...partsOf(node))
    if (node.type !== 'binary') continue
    if (node.operator === '||' && (isAnd(node.left) || isAnd(node.right))) {
      if (isFirst(node, mixed)) mixed = node
    } else if (node.right.type === 'binary' && node.right.parens === 0 && isFirst(node, unlike)) unlike = node
  }
  return { mixed, unlike }
}
