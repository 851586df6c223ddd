import type { Language } from '../../../shared/facts/localized.ts'
import type { DirectoryObject, SchemaAttribute } from '../../../shared/facts/syncRule.ts'
import { type Explained, explainExpression } from '../../../shared/syncrules/expression/explainExpression.ts'
import { EvaluationError } from '../../../shared/syncrules/expression/problem.ts'
import type { EvaluationScope } from '../../../shared/syncrules/expression/value.ts'
import { type FlowOutcome, type FlowSource, type PreparedFlow, prepareFlow } from '../../../shared/syncrules/flow/prepareFlow.ts'
import { createObjectScopes } from '../../../shared/syncrules/objects/objectScope.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { readExpression, readObjects, readRules } from '../ruleFiles.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { type JsonValue, valueJson } from '../valueJson.ts'
import { isOneOf, type RuleChoice } from './ruleCheckCommand.ts'

export interface RuleEvalOptions extends RuleChoice {
  readonly objects: string
  readonly attribute: string
  /** Where a file has several rules that flow to the attribute. */
  readonly name?: string
  readonly now?: string
  readonly explain?: boolean
  readonly json?: boolean
}

/** What flows to an attribute, for each object of a directory export, then a summary. */
export async function ruleEvalCommand(terminal: Terminal, options: RuleEvalOptions): Promise<ExitCode> {
  const now = momentOf(options.now)
  const { source, schema, isPartial } = await sourceOf(terminal, options)
  const flow = prepared(source, options.attribute, terminal.language)
  const scopeOf = createObjectScopes({ now, ...(schema.length > 0 && { schema }) })
  const summary = { objects: 0, errors: 0, values: new Map<string, number>() }
  const isRead = await readObjects(terminal, options.objects, async (object) => {
    const scope = scopeOf(object)
    const line = lineOf(object, flow, scope, options, terminal.language)
    summary.objects++
    if ('error' in line) summary.errors++
    else {
      const key = line.outOfScope === true ? 'outOfScope' : String(typeof line.value === 'object' ? JSON.stringify(line.value) : line.value)
      count(summary.values, key)
    }
    await terminal.write(options.json === true ? jsonLine(line) : textOf(line))
  })
  const { objects, values, errors } = summary
  const last = { type: 'summary', objects, values: Object.fromEntries(values), errors }
  await terminal.write(options.json === true ? jsonLine(last) : summaryText(last))
  return isRead && !isPartial ? exitCode.done : exitCode.partly
}

/** Values that the summary counts one by one; a name is another one for each object. */
const COUNTED_VALUES = 100
const OTHERS = '(other values)'

function count(values: Map<string, number>, key: string): void {
  const counted = values.has(key) || values.size < COUNTED_VALUES ? key : OTHERS
  values.set(counted, (values.get(counted) ?? 0) + 1)
}

interface EvalLine {
  readonly dn: string
  readonly value?: JsonValue
  readonly error?: { readonly at: number; readonly message: string }
  readonly outOfScope?: true
  readonly explain?: ExplainedJson
}

function lineOf(
  object: DirectoryObject,
  flow: PreparedFlow,
  scope: EvaluationScope,
  { explain }: RuleEvalOptions,
  language: Language,
): EvalLine {
  const outcome = flow.outcome(scope)
  const explained =
    explain === true && flow.parsed !== undefined
      ? { explain: explainedJson(explainExpression(flow.parsed, scope), flow.parsed.text, language) }
      : {}
  return { dn: object.dn, ...outcomeJson(outcome, language), ...explained }
}

function outcomeJson(outcome: FlowOutcome, language: Language): Omit<EvalLine, 'dn'> {
  switch (outcome.kind) {
    case 'value':
      return { value: valueJson(outcome.value) }
    case 'error':
      return { error: { at: outcome.error.from, message: outcome.error.localized[language] } }
    case 'outOfScope':
      return { value: null, outOfScope: true }
    case 'noFlow':
      return { value: null }
  }
}

interface ExplainedJson {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly label?: string
  readonly value?: JsonValue
  readonly error?: string
  readonly skipped?: true
  readonly parts: readonly ExplainedJson[]
}

/** Every sub-expression with its place, and its value, its error, or that it was not evaluated. */
function explainedJson({ node, label, outcome, children }: Explained, text: string, language: Language): ExplainedJson {
  return {
    at: node.from,
    length: node.to - node.from,
    text: text.slice(node.from, node.to),
    ...(label !== undefined && { label: label[language] }),
    ...(outcome.kind === 'value' && { value: valueJson(outcome.value) }),
    ...(outcome.kind === 'error' && { error: outcome.error.localized[language] }),
    ...(outcome.kind === 'skipped' && { skipped: true as const }),
    parts: children.map((child) => explainedJson(child, text, language)),
  }
}

async function sourceOf(
  terminal: Terminal,
  options: RuleEvalOptions,
): Promise<{ source: FlowSource; schema: readonly SchemaAttribute[]; isPartial: boolean }> {
  if (isOneOf(options) === 'expression') {
    return { source: { kind: 'expression', text: await readExpression(options.expression ?? '-') }, schema: [], isPartial: false }
  }
  const { rules, connectors, isPartial } = await readRules(terminal, options.rule ?? '')
  const fitting = rules.filter(
    ({ name, mappings }) =>
      (options.name === undefined || name === options.name) && mappings.some(({ target }) => target === options.attribute),
  )
  const [rule, ...others] = fitting
  if (rule === undefined) throw new CommandFailure(exitCode.usage, `${options.rule}: no rule flows to ${options.attribute}`)
  if (others.length > 0) {
    throw new CommandFailure(
      exitCode.usage,
      `several rules flow to ${options.attribute}: name one with --name\n${fitting.map(({ name }) => name).join('\n')}`,
    )
  }
  return { source: { kind: 'rule', rule }, schema: connectors.find(({ id }) => id === rule.connector)?.schema ?? [], isPartial }
}

function prepared(source: FlowSource, attribute: string, language: Language): PreparedFlow {
  try {
    return prepareFlow(source, attribute)
  } catch (error) {
    if (error instanceof EvaluationError)
      throw new CommandFailure(exitCode.partly, `the expression cannot be evaluated: ${error.localized[language]}`)
    throw error
  }
}

function momentOf(text: string | undefined): Date {
  const moment = text === undefined ? new Date() : new Date(text)
  if (Number.isNaN(moment.getTime())) throw new CommandFailure(exitCode.usage, `--now ${text} is no time: write 2026-11-23T00:00:00Z`)
  return moment
}

const textOf = ({ dn, value, error }: EvalLine): string =>
  error === undefined ? `${dn}\t${value === undefined ? '' : JSON.stringify(value)}\n` : `${dn}\t${error.message}\n`

const summaryText = ({ objects, values, errors }: { objects: number; values: Record<string, number>; errors: number }): string =>
  `\n${objects} objects: ${Object.entries(values)
    .map(([value, count]) => `${count} ${value}`)
    .join(', ')}${errors === 0 ? '' : `, ${errors} not evaluated`}\n`
