import type { Call, Expression } from '../ast.ts'
import type { Checker } from './checker.ts'
import { anyType, canBe, noValue, type StaticType, union } from './staticType.ts'
import { typeWords } from './typeWords.ts'

/** Checks of the functions that choose, filter and name values; the number of arguments is right. */
export const flowChecks: Readonly<Record<string, (checker: Checker, call: Call) => StaticType>> = {
  IIF: checkIif,
  Switch: checkSwitch,
  Where: (checker, call) => checkEach(checker, call, true),
  Select: (checker, call) => checkEach(checker, call, false),
  With: checkWith,
}

/** A condition has to be True or False, or Null where a value is absent. */
export function checkCondition(checker: Checker, node: Expression, name: string): void {
  const type = checker.typeOf(node)
  if (canBe(type, ['bool'])) return
  const is = typeWords(type)
  const isNumber = type.kinds !== 'any' && type.kinds.includes('num')
  checker.report({
    code: 'condition-type',
    severity: 'error',
    from: node.from,
    to: node.to,
    message: {
      en: `\`${name}\` needs a condition that is True or False; here it is ${is.en}.${isNumber ? ' Compare it, with `> 0` for instance.' : ''}`,
      fr: `\`${name}\` demande une condition qui vaut True ou False\u00a0; ici c’est ${is.fr}.${isNumber ? ' La comparer, avec `> 0` par exemple.' : ''}`,
    },
  })
}

function checkIif(checker: Checker, { args, from, nameTo }: Call): StaticType {
  const [condition, whenTrue, whenFalse] = args
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) return anyType
  checkCondition(checker, condition, 'IIF')
  if (condition.type === 'constant' && (condition.name === 'True' || condition.name === 'False')) {
    checker.report({
      code: 'condition-constant',
      severity: 'warning',
      from: condition.from,
      to: condition.to,
      message: {
        en: `The condition is always ${condition.name}: the ${condition.name === 'True' ? 'third' : 'second'} argument is never used.`,
        fr: `La condition vaut toujours ${condition.name}\u00a0: le ${condition.name === 'True' ? 'troisième' : 'deuxième'} argument ne sert jamais.`,
      },
    })
  }
  const one = checker.typeOf(whenTrue)
  const other = checker.typeOf(whenFalse)
  reportDifferent(checker, { from, to: nameTo }, one, other)
  return union(one, other)
}

/** No error: a rule can flow a text or a number by its own choice, but mostly it is a slip. */
function reportDifferent(
  { report }: Checker,
  place: { readonly from: number; readonly to: number },
  one: StaticType,
  other: StaticType,
): void {
  if (one.kinds === 'any' || other.kinds === 'any' || one.kinds.length === 0 || other.kinds.length === 0) return
  if (one.kinds.some((kind) => other.kinds.includes(kind))) return
  const [first, second] = [typeWords(one), typeWords(other)]
  report({
    code: 'branches-differ',
    severity: 'info',
    ...place,
    message: {
      en: `The two values differ in type: ${first.en} when the condition holds, ${second.en} when it does not.`,
      fr: `Les deux valeurs n’ont pas le même type\u00a0: ${first.fr} si la condition est vraie, ${second.fr} sinon.`,
    },
  })
}

function checkSwitch(checker: Checker, { args }: Call): StaticType {
  let answer = noValue
  for (const [index, argument] of args.entries()) {
    if (index % 2 === 0) checkCondition(checker, argument, 'Switch')
    else answer = union(answer, checker.typeOf(argument))
  }
  return answer
}

/** `Where` and `Select`: the variable stands for one value of the second argument. */
function checkEach(checker: Checker, { name, args }: Call, filters: boolean): StaticType {
  const [variable, source, body] = args
  if (variable === undefined || source === undefined || body === undefined) return anyType
  const sourceType = checker.typeOf(source)
  if (sourceType.multi === 'no') {
    const is = typeWords(sourceType)
    checker.report({
      code: 'argument-type',
      severity: 'error',
      from: source.from,
      to: source.to,
      message: {
        en: `\`${name}\` goes through several values; here there is only one: ${is.en}.`,
        fr: `\`${name}\` parcourt plusieurs valeurs\u00a0; ici il n’y en a qu’une\u00a0: ${is.fr}.`,
      },
    })
  }
  const type: StaticType = { kinds: sourceType.kinds, multi: 'no' }
  const answer = withVariable(checker, name, variable, type, () => {
    if (!filters) return checker.typeOf(body)
    checkCondition(checker, body, name)
    return sourceType
  })
  return { kinds: answer.kinds, multi: 'yes' }
}

function checkWith(checker: Checker, { name, args }: Call): StaticType {
  const [variable, value, body] = args
  if (variable === undefined || value === undefined || body === undefined) return anyType
  const type = checker.typeOf(value)
  return withVariable(checker, name, variable, type, () => checker.typeOf(body))
}

function withVariable(checker: Checker, name: string, variable: Expression, type: StaticType, check: () => StaticType): StaticType {
  if (variable.type !== 'variable') {
    if (variable.type !== 'invalid') reportNoVariable(checker, name, variable)
    return check()
  }
  const binding = { name: variable.name, type, used: false }
  checker.bindings.push(binding)
  const answer = check()
  checker.bindings.pop()
  if (!binding.used) {
    checker.report({
      code: 'variable-unused',
      severity: 'info',
      from: variable.from,
      to: variable.to,
      message: { en: `\`$${variable.name}\` is never used.`, fr: `\`$${variable.name}\` ne sert jamais.` },
    })
  }
  return answer
}

function reportNoVariable({ report }: Checker, name: string, { from, to }: Expression): void {
  report({
    code: 'variable-expected',
    severity: 'error',
    from,
    to,
    message: {
      en: `\`${name}\` starts with a variable, \`$item\` for instance, that stands for the value.`,
      fr: `\`${name}\` commence par une variable, \`$item\` par exemple, qui représente la valeur.`,
    },
  })
}
