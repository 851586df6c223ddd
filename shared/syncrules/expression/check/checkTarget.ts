import type { SchemaAttribute } from '../../../facts/syncRule.ts'
import type { Expression } from '../ast.ts'
import type { ValueType } from '../value.ts'
import { type Checker, replaceBy } from './checker.ts'
import { canBe, isOnly, type StaticType } from './staticType.ts'
import { kindWords, typeWords } from './typeWords.ts'

/** The value of the whole expression against the attribute that it flows to. Flow literals and Null fit everything. */
export function checkTarget(checker: Checker, root: Expression, type: StaticType, target: SchemaAttribute): void {
  const wanted: readonly ValueType[] = target.type === 'ref' ? ['ref', 'str'] : [target.type]
  if (canBe(type, wanted)) {
    if (target.multi || type.multi !== 'yes') return
    checker.report({
      code: 'target-single',
      severity: 'warning',
      from: root.from,
      to: root.to,
      message: {
        en: `\`${target.name}\` has a single value; the expression can answer several.`,
        fr: `\`${target.name}\` a une seule valeur\u00a0; l’expression peut en répondre plusieurs.`,
      },
    })
    return
  }
  const is = typeWords(type)
  const needs = kindWords(target.type)
  const quoted =
    root.type === 'string' && target.type === 'bool' && isOnly(type, 'str') ? /^(true|false)$/i.exec(root.value)?.[0] : undefined
  const plain = quoted === undefined ? undefined : quoted.toLowerCase() === 'true' ? 'True' : 'False'
  checker.report({
    code: 'target-type',
    severity: 'error',
    from: root.from,
    to: root.to,
    message: {
      en: `\`${target.name}\` needs ${needs.en}; the expression answers ${is.en}.`,
      fr: `\`${target.name}\` demande ${needs.fr}\u00a0; l’expression répond ${is.fr}.`,
    },
    ...(plain === undefined ? {} : { fix: replaceBy({ from: root.from, to: root.to }, plain) }),
  })
}
