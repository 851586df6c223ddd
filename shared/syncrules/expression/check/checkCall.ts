import type { Localized } from '../../../facts/localized.ts'
import type { FunctionEntry, Parameter, Signature } from '../../catalogue/functionEntry.ts'
import { functionCatalogue, functionNamed, functionNamedAnyCase } from '../../catalogue/functions.ts'
import type { Call, Expression } from '../ast.ts'
import { checkEnumArgument, checkTextChoice } from './checkChoices.ts'
import { type Checker, replaceBy } from './checker.ts'
import { flowChecks } from './checkFlow.ts'
import { typeOfAttributeName } from './checkNames.ts'
import { checkPattern } from './checkPattern.ts'
import { nearestName } from './nearestName.ts'
import { anyType, fits, needsSeveral, type StaticType, typeOfAnswer, union } from './staticType.ts'
import { ordinal, parameterListWords, parameterWords, printSignature, typeWords } from './typeWords.ts'

/** Functions that take the name of an attribute as a text. */
const namesAttribute = ['ImportedValue', 'ValueCount']

/** A function by its name, its arguments against its signatures; the type of its answer. */
export function checkCall(checker: Checker, call: Call): StaticType {
  const entry = findFunction(checker, call)
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

/** The function with exactly this name; reports an unknown one, and takes one in another case or with a hyphen for the one that is meant. */
function findFunction({ report }: Checker, { name, from, nameTo }: Call): FunctionEntry | undefined {
  const exact = functionNamed(name)
  if (exact !== undefined) return exact
  const place = { from, to: nameTo }
  const meant = functionNamedAnyCase(name) ?? functionNamedAnyCase(name.replaceAll(/[-.]/g, ''))
  const near = meant?.name ?? nearestFunction(name)
  const fix = near === undefined ? {} : { fix: replaceBy(place, near) }
  if (meant === undefined) {
    const message: Localized = {
      en: `There is no function \`${name}\`.${near === undefined ? '' : ` Is \`${near}\` meant?`}`,
      fr: `La fonction \`${name}\` n’existe pas.${near === undefined ? '' : ` Est-ce \`${near}\`\u00a0?`}`,
    }
    report({ code: 'function-unknown', severity: 'error', ...place, message, ...fix })
  } else if (meant.name.length === name.length) {
    const message: Localized = {
      en: `The function is written \`${meant.name}\`: upper and lower case matter to the server.`,
      fr: `La fonction s’écrit \`${meant.name}\`\u00a0: le serveur distingue majuscules et minuscules.`,
    }
    report({ code: 'function-case', severity: 'error', ...place, message, ...fix })
  } else {
    const message: Localized = {
      en: `The function is called \`${meant.name}\`. With a hyphen in it the name reads as a subtraction.`,
      fr: `La fonction s’appelle \`${meant.name}\`. Avec un trait d’union, le nom se lit comme une soustraction.`,
    }
    report({ code: 'function-hyphen', severity: 'error', ...place, message, ...fix })
  }
  return meant
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
  if (name === 'RegexIsMatch') checkPattern(checker, call)
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

/** Functions that turn a value of one type into another: `wanted given`. */
const conversions: Readonly<Record<string, string>> = {
  'num str': 'CNum',
  'str num': 'CStr',
  'str ref': 'CStr',
  'str bool': 'CStr',
  'str dt': 'FormatDateTime',
  'ref str': 'CRef',
  'dt str': 'CDate',
  'dt num': 'DateFromNum',
  'bin str': 'CGuid',
}

/** What turns the value into what is wanted. */
function adviceFor(parameter: Parameter, { kinds, multi }: StaticType): Localized {
  const words = parameterWords(parameter)
  if (needsSeveral(parameter.type) && multi === 'no') {
    return { en: ' It needs an attribute of several values.', fr: ' Il faut un attribut à plusieurs valeurs.' }
  }
  const by = kinds === 'any' ? undefined : conversions[`${parameter.type} ${kinds[0]}`]
  // Only of a GUID can a text be made bytes: said where a GUID is what is wanted.
  if (by === undefined || (by === 'CGuid' && parameter.name !== 'GUID')) return { en: '', fr: '' }
  return { en: ` \`${by}\` makes ${words.en} of it.`, fr: ` \`${by}\` en fait ${words.fr}.` }
}

function checkNamedAttribute(checker: Checker, { name, args }: Call): StaticType {
  const [argument] = args
  if (argument?.type !== 'string') return anyType
  const place = { from: argument.from, to: argument.to }
  const type = typeOfAttributeName(checker, argument.value, place, (right) => replaceBy(place, `"${right}"`))
  return name === 'ValueCount' ? typeOfAnswer('num', false) : type
}
