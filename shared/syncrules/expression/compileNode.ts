import type { Localized } from '../../facts/localized.ts'
import { functionNamed, functionNamedAnyCase } from '../catalogue/functions.ts'
import { functionTable } from '../functions/functionTable.ts'
import type { Binary, Call, Expression } from './ast.ts'
import type { Code, Watcher } from './code.ts'
import { compileCall } from './compileCall.ts'
import { MOST_PASSES, MOST_VALUES, tooManyPasses, tooManyValues } from './limits.ts'
import { applyOperator, type EagerOperator, OperatorFailure } from './operators.ts'
import { EvaluationError } from './problem.ts'
import type { Single, Value } from './value.ts'
import { isMulti, multiOf, valuesOf } from './values.ts'
import { valueWords } from './valueWords.ts'

export interface CompileContext {
  readonly watcher: Watcher | undefined
  /** Slots of the `$` variables in sight, the innermost last. */
  readonly variables: readonly { readonly name: string; readonly slot: number }[]
  /** How many slots the whole expression needs. */
  readonly counter: { slots: number }
}

/** A function that decides itself which of its arguments are evaluated. */
type LazyFunction = (call: Call, context: CompileContext) => Code

/** Compiles a node into code that evaluates it. Throws EvaluationError for what can never be evaluated: unknown names, wrong counts. */
export function compileNode(node: Expression, context: CompileContext): Code {
  const code = plainCode(node, context)
  return context.watcher === undefined ? code : context.watcher.wrap(node, code)
}

function plainCode(node: Expression, context: CompileContext): Code {
  switch (node.type) {
    case 'string':
    case 'number': {
      const { value } = node
      return () => value
    }
    case 'constant':
      return constantCode(node.name)
    case 'attribute': {
      const { name } = node
      return ({ scope }) => scope.attribute(name)
    }
    case 'parameter':
      return parameterCode(node)
    case 'variable':
      return variableCode(node, context)
    case 'enum': {
      const value = { kind: 'enum', name: node.name } as const
      return () => value
    }
    case 'binary':
      return binaryCode(node, context)
    case 'call':
      return callCode(node, context)
    case 'invalid':
      throw new EvaluationError(node, notReadable)
  }
}

const flow = (name: 'IgnoreThisFlow' | 'AuthoritativeNull'): Code => {
  const value = { kind: 'flow', name } as const
  return () => value
}
const constants: Readonly<Record<Extract<Expression, { type: 'constant' }>['name'], Code>> = {
  True: () => true,
  False: () => false,
  NULL: () => null,
  CRLF: () => '\r\n',
  IgnoreThisFlow: flow('IgnoreThisFlow'),
  AuthoritativeNull: flow('AuthoritativeNull'),
}
const constantCode = (name: keyof typeof constants): Code => constants[name]

function parameterCode(node: Extract<Expression, { type: 'parameter' }>): Code {
  return ({ scope }) => {
    const value = scope.parameter(node.name)
    if (value === undefined) throw new EvaluationError(node, unknownParameter(node.name))
    return value
  }
}

function variableCode(node: Extract<Expression, { type: 'variable' }>, { variables }: CompileContext): Code {
  const slot = variables.findLast(({ name }) => name === node.name)?.slot
  if (slot === undefined) throw new EvaluationError(node, unboundVariable(node.name))
  return ({ slots }) => slots[slot] ?? null
}

function binaryCode(node: Binary, context: CompileContext): Code {
  const left = compileNode(node.left, context)
  const right = compileNode(node.right, context)
  switch (node.operator) {
    case '&&':
      return (frame) => truth(left(frame), node.left, node.operator) && truth(right(frame), node.right, node.operator)
    case '||':
      return (frame) => truth(left(frame), node.left, node.operator) || truth(right(frame), node.right, node.operator)
    default:
      return eagerOperator(node, node.operator, left, right)
  }
}

function eagerOperator(node: Binary, operator: EagerOperator, left: Code, right: Code): Code {
  return (frame) => {
    const a = left(frame)
    const b = right(frame)
    try {
      return applyOperator(operator, a, b)
    } catch (error) {
      if (!(error instanceof OperatorFailure)) throw error
      throw new EvaluationError(error.side === 'both' ? node : node[error.side], error.localized)
    }
  }
}

/** What a condition says. Null is False (inferred: shipped rules join conditions whose attribute may be absent). */
export function truth(value: Value, node: Expression, where: string): boolean {
  if (typeof value === 'boolean') return value
  if (value === null) return false
  throw new EvaluationError(node, noCondition(where, value))
}

const lazyFunctions: Readonly<Record<string, LazyFunction>> = { IIF: iif, Switch: choose, Where: where, Select: select, With: bind }

function callCode(node: Call, context: CompileContext): Code {
  const entry = functionNamed(node.name)
  if (entry === undefined) throw new EvaluationError({ from: node.from, to: node.nameTo }, unknownFunction(node.name))
  const lazy = lazyFunctions[node.name]
  if (lazy !== undefined) return lazy(node, context)
  const runner = functionTable.get(node.name)
  if (runner === undefined) throw new EvaluationError({ from: node.from, to: node.nameTo }, unknownFunction(node.name))
  return compileCall(
    node,
    entry,
    runner,
    node.args.map((arg) => compileNode(arg, context)),
  )
}

/** Arguments in the number that the function takes. */
function argumentsOf(node: Call, count: number): readonly Expression[] {
  if (node.args.length !== count) throw new EvaluationError(node, wrongCount(node.name, count, node.args.length))
  return node.args
}

/** Evaluates the chosen branch only. A condition of several values chooses value by value, from branches of as many values. */
function iif(node: Call, context: CompileContext): Code {
  const [test, yes, no] = argumentsOf(node, 3) as [Expression, Expression, Expression]
  const [condition, whenTrue, whenFalse] = [test, yes, no].map((arg) => compileNode(arg, context)) as [Code, Code, Code]
  return (frame) => {
    const chosen = condition(frame)
    if (!isMulti(chosen)) return truth(chosen, test, 'IIF') ? whenTrue(frame) : whenFalse(frame)
    const [a, b] = [whenTrue(frame), whenFalse(frame)]
    const count = chosen.values.length
    return multiOf(chosen.values.flatMap((one, at) => valueAt(truth(one, test, 'IIF') ? a : b, at, count)))
  }
}

/** The value at a position of a branch that has as many as the condition; a single one stands for each of them. */
const valueAt = (value: Value, at: number, count: number): readonly Single[] => {
  if (!isMulti(value)) return valuesOf(value)
  return value.values.length === count ? value.values.slice(at, at + 1) : value.values
}

/** All expressions are evaluated, as the reference says; the value of the first that is True comes back. */
function choose(node: Call, context: CompileContext): Code {
  if (node.args.length === 0 || node.args.length % 2 !== 0) throw new EvaluationError(node, notPaired)
  const pairs: { readonly test: Expression; readonly condition: Code; readonly value: Code }[] = []
  for (let at = 0; at < node.args.length; at += 2) {
    const [test, value] = node.args.slice(at, at + 2) as [Expression, Expression]
    pairs.push({ test, condition: compileNode(test, context), value: compileNode(value, context) })
  }
  return (frame) => {
    const chosen = pairs.map(({ test, condition }) => truth(condition(frame), test, 'Switch')).indexOf(true)
    return pairs[chosen]?.value(frame) ?? null
  }
}

function bound(node: Expression, context: CompileContext): { readonly slot: number; readonly inner: CompileContext } {
  if (node.type !== 'variable') throw new EvaluationError(node, needsVariable)
  const slot = context.counter.slots++
  return { slot, inner: { ...context, variables: [...context.variables, { name: node.name, slot }] } }
}

/** Runs code for each value, with the variable set to it. */
function eachValue(
  node: Call,
  context: CompileContext,
  collect: (value: Single, answer: Value, body: Expression) => readonly Single[],
): Code {
  const [variable, source, body] = argumentsOf(node, 3) as [Expression, Expression, Expression]
  const { slot, inner } = bound(variable, context)
  const values = compileNode(source, context)
  const code = compileNode(body, inner)
  const { watcher } = context
  return (frame) => {
    const found = valuesOf(values(frame))
    frame.passes += found.length
    if (frame.passes > MOST_PASSES) throw new EvaluationError(node, tooManyPasses)
    const kept: Single[] = []
    for (const [at, value] of found.entries()) {
      frame.slots[slot] = value
      const answer = watcher === undefined ? code(frame) : watcher.pass(body, at + 1, found.length, value, () => code(frame))
      for (const one of collect(value, answer, body)) kept.push(one)
      if (kept.length > MOST_VALUES) throw new EvaluationError(node, tooManyValues)
    }
    return multiOf(kept)
  }
}

function where(node: Call, context: CompileContext): Code {
  return eachValue(node, context, (value, answer, body) => (truth(answer, body, 'Where') ? [value] : []))
}

function select(node: Call, context: CompileContext): Code {
  return eachValue(node, context, (_, answer) => valuesOf(answer))
}

/** Binds a variable to what the first expression gives, for the second. */
function bind(node: Call, context: CompileContext): Code {
  const [variable, source, body] = argumentsOf(node, 3) as [Expression, Expression, Expression]
  const { slot, inner } = bound(variable, context)
  const value = compileNode(source, context)
  const code = compileNode(body, inner)
  return (frame) => {
    frame.slots[slot] = value(frame)
    return code(frame)
  }
}

const notReadable: Localized = { en: 'This part cannot be read.', fr: 'Cette partie n’est pas lisible.' }
const needsVariable: Localized = {
  en: 'The first argument names a variable: `$name`.',
  fr: 'Le premier argument nomme une variable\u00a0: `$nom`.',
}
const notPaired: Localized = {
  en: '`Switch` takes pairs: an expression, and the value when it is True.',
  fr: '`Switch` prend des paires\u00a0: une expression, et la valeur quand elle est True.',
}
const unknownParameter = (name: string): Localized => ({
  en: `The value of %${name}% is not known here; the server fills it in.`,
  fr: `La valeur de %${name}% n’est pas connue ici\u00a0; le serveur la fournit.`,
})
const unboundVariable = (name: string): Localized => ({
  en: `Nothing binds $${name}: With, Where and Select do.`,
  fr: `Rien ne lie $${name}\u00a0: With, Where et Select le font.`,
})
function unknownFunction(name: string): Localized {
  const meant = functionNamedAnyCase(name)?.name
  if (meant === undefined) return { en: `No function is named \`${name}\`.`, fr: `Aucune fonction ne s’appelle \`${name}\`.` }
  return {
    en: `No function is named \`${name}\`: case counts, it is \`${meant}\`.`,
    fr: `Aucune fonction ne s’appelle \`${name}\`\u00a0: la casse compte, c’est \`${meant}\`.`,
  }
}
const noCondition = (where: string, value: Value): Localized => ({
  en: `\`${where}\` needs True or False; here is ${valueWords(value).en}.`,
  fr: `\`${where}\` demande True ou False\u00a0; ici il y a ${valueWords(value).fr}.`,
})
const wrongCount = (name: string, wanted: number, given: number): Localized => ({
  en: `\`${name}\` takes ${wanted} arguments; here are ${given}.`,
  fr: `\`${name}\` prend ${wanted} arguments\u00a0; il y en a ${given} ici.`,
})
