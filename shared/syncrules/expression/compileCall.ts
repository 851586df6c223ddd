import type { Localized } from '../../facts/localized.ts'
import { attributeNamed } from '../catalogue/attributes.ts'
import type { FunctionEntry, Signature, SignatureType } from '../catalogue/functionEntry.ts'
import { functionNamed } from '../catalogue/functions.ts'
import { metaverseAttributeNamed } from '../catalogue/metaverse.ts'
import { FunctionFailure, type FunctionRunner } from '../functions/functionBody.ts'
import type { Call, Expression } from './ast.ts'
import { needsSeveral } from './check/staticType.ts'
import { parameterListWords } from './check/typeWords.ts'
import type { Code } from './code.ts'
import { MOST_VALUES, tooManyValues } from './limits.ts'
import { EvaluationError } from './problem.ts'
import type { EvaluationScope, Single, Value } from './value.ts'
import { isEnum, isFlow, isMulti, multiOf, typeOf, valuesOf } from './values.ts'
import { valueWords } from './valueWords.ts'

/** Code of a function that needs all its arguments: they are checked against the signatures, and several values are taken one by one. */
export function compileCall(node: Call, entry: FunctionEntry, runner: FunctionRunner, args: readonly Code[]): Code {
  const signatures = entry.signatures.filter((signature) => takes(signature, args.length))
  const [first] = signatures
  if (first === undefined) throw new EvaluationError(node, wrongCount(entry, args.length))
  const call = new PreparedCall(node, entry, signatures, runner)
  switch (args.length) {
    case 0:
      return ({ scope }) => call.run([], scope)
    case 1: {
      const [a] = args as [Code]
      return (frame) => call.run([a(frame)], frame.scope)
    }
    case 2: {
      const [a, b] = args as [Code, Code]
      return (frame) => call.run([a(frame), b(frame)], frame.scope)
    }
    default:
      return (frame) =>
        call.run(
          args.map((code) => code(frame)),
          frame.scope,
        )
  }
}

const takes = ({ parameters, optional = 0, repeat }: Signature, count: number): boolean =>
  count <= parameters.length ? count >= parameters.length - optional : repeat !== undefined && (count - parameters.length) % repeat === 0

class PreparedCall {
  readonly #node: Call
  readonly #entry: FunctionEntry
  readonly #signatures: readonly Signature[]
  readonly #runner: FunctionRunner
  /** For each argument the types that any signature has there. */
  readonly #accepted: readonly (readonly SignatureType[])[]
  /** Whether an argument is taken whole, or value by value. */
  readonly #isSingle: readonly boolean[]
  /** Where a single value passes for several: nobody knows whether the attribute is multi-valued. */
  readonly #isUnknown: readonly boolean[]

  constructor(node: Call, entry: FunctionEntry, signatures: readonly Signature[], runner: FunctionRunner) {
    this.#node = node
    this.#entry = entry
    this.#signatures = signatures
    this.#runner = runner
    this.#accepted = node.args.map((_, at) => [...new Set(signatures.map((signature) => typeAt(signature, at)))])
    this.#isSingle = this.#accepted.map((types) => runner.maps && types.some((type) => !needsSeveral(type)))
    this.#isUnknown = node.args.map(isOfUnknownNumber)
  }

  run(args: readonly Value[], scope: EvaluationScope): Value {
    const { nulls, body } = this.#runner
    let hasNull = false
    let several = -1
    for (let at = 0; at < args.length; at++) {
      const value = args[at] ?? null
      if (value === null) hasNull = true
      else if (this.#isSingle[at] === true && isMulti(value)) {
        if (several >= 0) throw new EvaluationError(this.#node, onlyOneOfSeveral)
        several = at
      }
    }
    if (several >= 0) return this.#runEach(args, several, scope)
    if (hasNull && nulls !== 'take') return nulls === 'empty' ? '' : null
    for (let at = 0; at < args.length; at++) if (!this.#fits(args[at] ?? null, at)) throw this.#wrongType(args, at)
    try {
      return body(args, scope)
    } catch (error) {
      if (error instanceof FunctionFailure) throw this.#placed(error)
      throw error
    }
  }

  /** A function of single values, applied to each of several. */
  #runEach(args: readonly Value[], several: number, scope: EvaluationScope): Value {
    const answers: Single[] = []
    for (const value of valuesOf(args[several] ?? null)) {
      for (const answer of valuesOf(this.run(args.with(several, value), scope))) answers.push(answer)
      if (answers.length > MOST_VALUES) throw new EvaluationError(this.#node, tooManyValues)
    }
    return multiOf(answers)
  }

  #fits(value: Value, at: number): boolean {
    if (value === null) return true
    const types = this.#accepted[at]
    if (types === undefined) return false
    const single = !isMulti(value) && this.#isUnknown[at] !== true
    for (const type of types) if (accepts(type, value) && !(single && needsSeveral(type))) return true
    return false
  }

  #placed({ argument, offset, end, localized }: FunctionFailure): EvaluationError {
    const place = argument === undefined ? this.#node : (this.#node.args[argument] ?? this.#node)
    if (offset === undefined || end === undefined || place.type !== 'string') return new EvaluationError(place, localized)
    // Only a literal holds the characters that the failure counted; its quote comes before them.
    const start = place.from + 1
    return new EvaluationError({ from: start + offset, to: Math.min(start + end, place.to) }, localized)
  }

  #wrongType(args: readonly Value[], at: number): EvaluationError {
    const wanted = parameterListWords(this.#signatures[0] as Signature)
    const given = valueWords(args[at] ?? null)
    const place = this.#node.args[at] ?? this.#node
    return new EvaluationError(place, {
      en: `\`${this.#entry.name}\` takes ${wanted.en}; here ${args.length === 1 ? 'it' : (ORDINALS.en[at] ?? `argument ${at + 1}`)} is ${given.en}.`,
      fr: `\`${this.#entry.name}\` prend ${wanted.fr}\u00a0; ici ${args.length === 1 ? 'c’est' : `${ORDINALS.fr[at] ?? `l’argument ${at + 1}`} est`} ${given.fr}.`,
    })
  }
}

/** Attributes that no table has, and what came by way of a variable or of an attribute's name, may be of several values. */
function isOfUnknownNumber(node: Expression): boolean {
  if (node.type === 'attribute') return attributeNamed(node.name) === undefined && metaverseAttributeNamed(node.name) === undefined
  return node.type === 'variable' || (node.type === 'call' && returnsAnything(node.name))
}

const returnsAnything = (name: string): boolean => functionNamed(name)?.signatures.some(({ returns }) => returns === 'var') ?? false

const ORDINALS = {
  en: ['the first', 'the second', 'the third', 'the fourth'],
  fr: ['le premier', 'le deuxième', 'le troisième', 'le quatrième'],
} as const

/** The parameter at a place; those that repeat come again and again. */
function typeAt({ parameters, repeat = 1 }: Signature, at: number): SignatureType {
  const inside = at < parameters.length ? at : parameters.length - repeat + ((at - parameters.length) % repeat)
  return parameters[inside]?.type ?? 'var'
}

const SINGLES = new Set<SignatureType>(['str', 'num', 'bool', 'bin', 'dt', 'ref'])
const severalOf: Readonly<Partial<Record<SignatureType, string>>> = { mvstr: 'str', mvbin: 'bin', mvref: 'ref' }

function accepts(type: SignatureType, value: Value): boolean {
  if (typeof value === 'string' && type === 'str') return true
  if (typeof value === 'number' && type === 'num') return true
  if (value === null || type === 'exp' || type === 'var') return true
  if (isFlow(value)) return false
  // The reference calls DC a name by its signature and writes it as a text.
  if (isEnum(value) || type === 'enum') return type === 'enum' && (isEnum(value) || typeof value === 'string')
  if (SINGLES.has(type)) return !isMulti(value) && typeOf(value) === type
  const kind = severalOf[type]
  return type === 'mvattr' || valuesOf(value).every((one) => typeOf(one) === kind)
}

/** Inferred: no document says how the values of one attribute would meet those of another. */
const onlyOneOfSeveral: Localized = {
  en: 'Only one argument can have several values: those of two cannot be paired.',
  fr: 'Un seul argument peut avoir plusieurs valeurs\u00a0: celles de deux ne se correspondent pas.',
}

function wrongCount({ name, signatures }: FunctionEntry, given: number): Localized {
  const [signature] = signatures
  const wanted = signature === undefined ? { en: '', fr: '' } : parameterListWords(signature)
  return {
    en: `\`${name}\` takes ${wanted.en}; here are ${given} arguments.`,
    fr: `\`${name}\` prend ${wanted.fr}\u00a0; il y a ${given} arguments ici.`,
  }
}
