import type { Localized } from '../../../facts/localized.ts'
import type { FunctionEntry, Parameter, Signature } from '../../catalogue/functionEntry.ts'
import { functionCatalogue, functionNamed, functionNamedAnyCase } from '../../catalogue/functions.ts'
import type { Call, Expression } from '../ast.ts'
import { checkEnumArgument, checkTextChoice } from './checkChoices.ts'
import { type Checker, replaceBy } from './checker.ts'
import { flowChecks } from './checkFlow.ts'
import { typeOfAttributeName } from './checkNames.ts'
import { reportHyphen } from './hyphenatedNames.ts'
import { nearestName } from './nearestName.ts'
import { anyType, fits, needsSeveral, type StaticType, typeOfAnswer, union } from './staticType.ts'
import { ordinal, parameterListWords, parameterWords, printSignature, typeWords } from './typeWords.ts'

/** Functions that take the name of an attribute as a text. */
const namesAttribute = ['ImportedValue', 'ValueCount']

/** A function by its name, its arguments against its signatures; the type of its answer. */
export function checkCall(checker: Checker, call: Call): StaticType {
  const meant = checker.hyphenated.get(call)
  if (meant !== undefined) reportHyphen(checker, call, meant)
  const entry = meant === undefined ? findFunction(checker, call) : functionNamed(meant)
  if (entry === undefined) {
    for (const argument of call.args) if (argument.type !== 'enum') checker.typeOf(argument)
    return anyType
  }
  if (!hasRightCount(checker, call, entry)) {
    for (const argument of call.args) if (argument.type !== 'enum' && argument.type !== 'variable') checker.typeOf(argument)
    return typeOfAnswer(entry.signatures[0]?.returns ?? 'var', false)
  }
  const flowCheck = flowChecks[entry.name]
  return flowCheck === undefined ? checkArguments(checker, call, entry) : flowCheck(checker, call)
}

/** The function with exactly this name; reports an unknown one, and takes one in another case for the one that is meant. */
function findFunction({ report }: Checker, { name, from, nameTo }: Call): FunctionEntry | undefined {
  const exact = functionNamed(name)
  if (exact !== undefined) return exact
  const place = { from, to: nameTo }
  const sameLetters = functionNamedAnyCase(name)
  if (sameLetters !== undefined) {
    report({
      code: 'function-case',
      severity: 'error',
      ...place,
      message: {
        en: `The function is written \`${sameLetters.name}\`: upper and lower case matter to the server.`,
        fr: `La fonction s’écrit \`${sameLetters.name}\`\u00a0: le serveur distingue majuscules et minuscules.`,
      },
      fix: replaceBy(place, sameLetters.name),
    })
    return sameLetters
  }
  const near = nearestFunction(name)
  report({
    code: 'function-unknown',
    severity: 'error',
    ...place,
    message: {
      en: `There is no function \`${name}\`.${near === undefined ? '' : ` Is \`${near}\` meant?`}`,
      fr: `La fonction \`${name}\` n’existe pas.${near === undefined ? '' : ` Est-ce \`${near}\`\u00a0?`}`,
    },
    ...(near === undefined ? {} : { fix: replaceBy(place, near) }),
  })
  return undefined
}

/** By spelling, and else the only function whose name goes on from the one written: `Random` for `RandomNum`. */
function nearestFunction(name: string): string | undefined {
  const names = functionCatalogue.map((entry) => entry.name)
  const longer = names.filter((candidate) => name.length >= 4 && candidate.toLowerCase().startsWith(name.toLowerCase()))
  return nearestName(name, names) ?? (longer.length === 1 ? longer[0] : undefined)
}

const takes = ({ parameters, optional = 0, repeat = 0 }: Signature, count: number): boolean => {
  if (repeat > 0) return count >= parameters.length && (count - parameters.length) % repeat === 0
  return count >= parameters.length - optional && count <= parameters.length
}

function hasRightCount({ report }: Checker, call: Call, { name, signatures }: FunctionEntry): boolean {
  const count = call.args.length
  if (signatures.some((signature) => takes(signature, count))) return true
  const printed = signatures.map((signature) => printSignature(name, signature)).join(' · ')
  const here: Localized =
    count === 1 ? { en: 'Here there is 1.', fr: 'Ici il y en a 1.' } : { en: `Here there are ${count}.`, fr: `Ici il y en a ${count}.` }
  const paired = signatures.some(({ repeat = 0 }) => repeat > 1)
  report({
    code: 'argument-count',
    severity: 'error',
    from: call.from,
    to: call.nameTo,
    message: paired
      ? {
          en: `\`${name}\` takes its arguments in pairs, a condition and its value: ${printed}. ${here.en}`,
          fr: `\`${name}\` prend ses arguments par paires, une condition et sa valeur\u00a0: ${printed}. ${here.fr}`,
        }
      : {
          en: `\`${name}\` takes other arguments: ${printed}. ${here.en}`,
          fr: `\`${name}\` prend d’autres arguments\u00a0: ${printed}. ${here.fr}`,
        },
  })
  return false
}

function checkArguments(checker: Checker, call: Call, { name, signatures }: FunctionEntry): StaticType {
  const fitting = signatures.filter((signature) => takes(signature, call.args.length))
  const first = fitting[0]
  if (first === undefined) return anyType
  const types = call.args.map((argument, index) => checkArgument(checker, argument, first.parameters[index]))
  if (namesAttribute.includes(name) && call.args[0]?.type === 'string') return checkNamedAttribute(checker, call)
  const matching = fitting.filter((signature) => types.every((type, index) => argumentFits(type, signature.parameters[index])))
  const signature = matching[0]
  if (signature === undefined) {
    reportMismatch(checker, call, bestOf(fitting, types), types)
    return typeOfAnswer(first.returns, false)
  }
  const answers = types.some((type) => type?.kinds === 'any') ? matching : [signature]
  return answers.map((answer) => answerOf(answer, types)).reduce(union)
}

/** Undefined for a name that a function takes: it has no type of its own and is checked at once. */
function checkArgument(checker: Checker, argument: Expression, parameter: Parameter | undefined): StaticType | undefined {
  if (parameter?.type === 'enum') return checkEnumArgument(checker, argument, parameter)
  const type = checker.typeOf(argument)
  if (parameter?.choices !== undefined) checkTextChoice(checker, argument, parameter)
  return type
}

const argumentFits = (type: StaticType | undefined, parameter: Parameter | undefined): boolean =>
  type === undefined || parameter === undefined || parameter.type === 'enum' || fits(type, parameter.type)

/** The answer has several values where an argument has, and the function takes one; `mvattr` is of the type that went in. */
function answerOf({ parameters, returns }: Signature, types: readonly (StaticType | undefined)[]): StaticType {
  const maps = types.some((type, index) => type?.multi === 'yes' && !takesAll(parameters[index]))
  const source = types[0]
  if (source !== undefined && returns === 'mvattr') return { kinds: source.kinds, multi: 'yes' }
  if (source !== undefined && returns === 'var') return { kinds: source.kinds, multi: 'no' }
  return typeOfAnswer(returns, maps)
}

const takesAll = (parameter: Parameter | undefined): boolean =>
  parameter !== undefined && (needsSeveral(parameter.type) || parameter.type === 'var' || parameter.type === 'exp')

/** The signature that most arguments fit, to say what is wrong with the others. */
function bestOf(signatures: readonly Signature[], types: readonly (StaticType | undefined)[]): Signature | undefined {
  const score = ({ parameters }: Signature): number => types.filter((type, index) => argumentFits(type, parameters[index])).length
  return signatures.reduce<Signature | undefined>(
    (best, next) => (best === undefined || score(next) > score(best) ? next : best),
    undefined,
  )
}

function reportMismatch(
  { report }: Checker,
  { name, args }: Call,
  signature: Signature | undefined,
  types: readonly (StaticType | undefined)[],
): void {
  if (signature === undefined) return
  const wanted = parameterListWords(signature)
  for (const [index, argument] of args.entries()) {
    const type = types[index]
    const parameter = signature.parameters[index]
    if (type === undefined || parameter === undefined || argumentFits(type, parameter)) continue
    const which = args.length === 1 ? { en: 'it', fr: 'c’' } : ordinal(index)
    const is = typeWords(type)
    report({
      code: 'argument-type',
      severity: 'error',
      from: argument.from,
      to: argument.to,
      message: {
        en: `\`${name}\` takes ${wanted.en}; here ${which.en} is ${is.en}.${adviceFor(parameter, type).en}`,
        fr: `\`${name}\` prend ${wanted.fr}\u00a0; ici ${which.fr}${args.length === 1 ? '' : ' '}est ${is.fr}.${adviceFor(parameter, type).fr}`,
      },
    })
  }
}

/** What turns the value into what is wanted. */
function adviceFor(parameter: Parameter, { kinds, multi }: StaticType): Localized {
  const kind = kinds === 'any' ? undefined : kinds[0]
  const by = (name: string): Localized => ({ en: ` \`${name}\` makes it one.`, fr: ` \`${name}\` la convertit.` })
  if (needsSeveral(parameter.type) && multi === 'no') {
    const words = parameterWords(parameter)
    return { en: ` It needs ${words.en}: a multi-valued attribute.`, fr: ` Il faut ${words.fr}\u00a0: un attribut multivalué.` }
  }
  if (parameter.type === 'num' && kind === 'str') return by('CNum')
  if (parameter.type === 'str' && (kind === 'num' || kind === 'ref' || kind === 'bool')) return by('CStr')
  if (parameter.type === 'str' && kind === 'dt') return by('FormatDateTime')
  if (parameter.type === 'ref' && kind === 'str') return by('CRef')
  if (parameter.type === 'dt' && kind === 'str') return by('CDate')
  if (parameter.type === 'dt' && kind === 'num') return by('DateFromNum')
  return { en: '', fr: '' }
}

function checkNamedAttribute(checker: Checker, { name, args }: Call): StaticType {
  const [argument] = args
  if (argument?.type !== 'string') return anyType
  const place = { from: argument.from, to: argument.to }
  const type = typeOfAttributeName(checker, argument.value, place, (right) => replaceBy(place, `"${right}"`))
  return name === 'ValueCount' ? typeOfAnswer('num', false) : type
}
