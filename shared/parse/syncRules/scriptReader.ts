import type { Problem } from '../../facts/problem.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import type { ParsedItem } from '../parsed.ts'
import {
  applyRuleParameters,
  computedValue,
  conditionOfParameters,
  emptyRule,
  type LiteralParameters,
  mappingOfParameters,
  type ProblemPlace,
  resultNames,
  type ScriptCondition,
  unknownReference,
} from './scriptRule.ts'
import type { ScriptStatement, ScriptValue } from './scriptStatements.ts'

interface OpenRule {
  readonly rule: ReturnType<typeof emptyRule>
  readonly place: ProblemPlace
  isGiven: boolean
}

type Bound =
  | { readonly kind: 'rule'; readonly open: OpenRule }
  | { readonly kind: 'condition'; readonly condition: ScriptCondition }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }

const CONSTANTS: Readonly<Record<string, string>> = { true: 'True', false: 'False', null: '' }

/** Follows the statements of an export: what they make, and which variable holds it. Nothing is carried out. */
export class ScriptReader {
  readonly #bound = new Map<string, Bound>()
  readonly #rules: OpenRule[] = []

  /** Rules that were made. */
  get count(): number {
    return this.#rules.length
  }

  /** False: the statement is none that makes or completes a rule. */
  *read(statement: ScriptStatement, place: ProblemPlace): Generator<ParsedItem, boolean> {
    const problems: Problem[] = []
    const parameters = this.#literal(statement, (problem) => problems.push(problem(place)))
    const isRead = yield* this.#carry(statement, parameters, place)
    if (isRead) for (const problem of problems) yield { type: 'problem', problem }
    return isRead
  }

  /** Rules that were made and never added: a cut file, or a variable that was used again. */
  *finish(): Generator<ParsedItem, void> {
    for (const open of this.#rules) yield* this.#giveUnfinished(open)
  }

  *#carry(statement: ScriptStatement, parameters: LiteralParameters, place: ProblemPlace): Generator<ParsedItem, boolean> {
    switch (statement.command?.toLowerCase()) {
      case undefined:
        return this.#assign(statement, parameters)
      case 'new-adsyncrule':
        yield* this.#newRule(statement, parameters, place)
        return true
      case 'new-object':
        return this.#newCondition(statement, parameters)
      case 'add-adsyncattributeflowmapping':
        this.#ruleOf(statement, parameters)?.rule.mappings.push(mappingOfParameters(parameters))
        return true
      case 'add-adsyncscopeconditiongroup':
        this.#addGroup(statement, parameters, 'scope')
        return true
      case 'add-adsyncjoinconditiongroup':
        this.#addGroup(statement, parameters, 'join')
        return true
      case 'add-adsyncrule':
        yield* this.#addRule(statement, parameters)
        return true
      default:
        // The export ends by asking for the rule it made; loading the module or looking at connectors makes no rule either.
        return statement.command?.toLowerCase() === 'get-adsyncrule' && statement.parameters.has('identifier')
    }
  }

  #assign({ target, parameters }: ScriptStatement, literal: LiteralParameters): boolean {
    if (target === undefined) return false
    const texts = literal.values.get('') ?? []
    if (target.property === undefined) {
      const isLiteral = parameters.get('')?.every(({ kind }) => kind === 'text') === true
      if (isLiteral) this.#bound.set(target.name, { kind: 'texts', texts })
      return isLiteral
    }
    const bound = this.#bound.get(target.name)
    if (bound?.kind !== 'rule') return false
    const values = new Map([[target.property.toLowerCase(), texts]])
    applyRuleParameters(bound.open.rule, { ...literal, command: `$${target.name}`, values })
    return true
  }

  *#newRule(statement: ScriptStatement, parameters: LiteralParameters, place: ProblemPlace): Generator<ParsedItem, void> {
    const open: OpenRule = { rule: emptyRule(), place, isGiven: false }
    applyRuleParameters(open.rule, parameters)
    for (const name of resultNames(statement)) {
      const before = this.#bound.get(name)
      if (before?.kind === 'rule') yield* this.#giveUnfinished(before.open)
      this.#bound.set(name, { kind: 'rule', open })
    }
    this.#rules.push(open)
  }

  #newCondition(statement: ScriptStatement, parameters: LiteralParameters): boolean {
    const condition = conditionOfParameters(parameters)
    if (condition === undefined) return false
    for (const name of resultNames(statement)) this.#bound.set(name, { kind: 'condition', condition })
    return true
  }

  #addGroup(statement: ScriptStatement, parameters: LiteralParameters, kind: 'scope' | 'join'): void {
    const open = this.#ruleOf(statement, parameters)
    const values = statement.parameters.get(`${kind}conditions`) ?? []
    const conditions = values.flatMap((value) => {
      const bound = value.kind === 'variable' ? this.#bound.get(value.name.toLowerCase()) : undefined
      if (bound?.kind === 'condition') return [bound.condition]
      parameters.report(unknownReference(value.kind === 'variable' ? `$${value.name}` : value.text))
      return []
    })
    if (kind === 'scope') open?.rule.scope.push(conditions.flatMap((made) => (made.kind === 'scope' ? [made.condition] : [])))
    else open?.rule.join.push(conditions.flatMap((made) => (made.kind === 'join' ? [made.condition] : [])))
  }

  *#addRule(statement: ScriptStatement, parameters: LiteralParameters): Generator<ParsedItem, void> {
    const open = this.#ruleOf(statement, parameters)
    if (open !== undefined && !open.isGiven) yield* this.#give(open)
  }

  #ruleOf({ parameters }: ScriptStatement, { report }: LiteralParameters): OpenRule | undefined {
    const [value] = parameters.get('synchronizationrule') ?? []
    const bound = value?.kind === 'variable' ? this.#bound.get(value.name.toLowerCase()) : undefined
    if (bound?.kind === 'rule') return bound.open
    report(unknownReference(value === undefined ? '-SynchronizationRule' : value.kind === 'variable' ? `$${value.name}` : value.text))
    return undefined
  }

  *#give(open: OpenRule): Generator<ParsedItem, void> {
    open.isGiven = true
    const locator = { kind: 'line', line: open.place.line ?? 1 } as const
    yield { type: 'record', record: { type: 'syncRule', ...open.rule }, locator }
  }

  *#giveUnfinished(open: OpenRule): Generator<ParsedItem, void> {
    if (open.isGiven) return
    yield* this.#give(open)
    yield { type: 'problem', problem: problemOf('ruleNotAdded', 'warning', { name: open.rule.name }, open.place) }
  }

  /** The texts of a statement's parameters; a computed one is reported and left out. */
  #literal({ command, parameters }: ScriptStatement, report: LiteralParameters['report']): LiteralParameters {
    const values = new Map<string, readonly string[]>()
    for (const [parameter, given] of parameters) {
      if (REFERENCES.has(parameter)) continue
      const texts = given.map((value) => this.#textsOf(value))
      const computed = texts.indexOf(undefined)
      const value = given[computed]
      if (value === undefined)
        values.set(
          parameter,
          texts.flatMap((text) => text ?? []),
        )
      else report(computedValue(parameter, value.kind === 'variable' ? `$${value.name}` : value.text))
    }
    return { command: command ?? '', values, report }
  }

  #textsOf(value: ScriptValue): readonly string[] | undefined {
    if (value.kind === 'text') return [value.text]
    if (value.kind === 'computed') return undefined
    const name = value.name.toLowerCase()
    const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined
    if (constant !== undefined) return [constant]
    const bound = this.#bound.get(name)
    return bound?.kind === 'texts' ? bound.texts : undefined
  }
}

/** Parameters that take something made before. */
const REFERENCES: ReadonlySet<string> = new Set(['synchronizationrule', 'scopeconditions', 'joinconditions'])
