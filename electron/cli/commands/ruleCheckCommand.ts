import type { SyncRule } from '../../../shared/facts/syncRule.ts'
import { type CheckContext, checkExpression } from '../../../shared/syncrules/expression/checkExpression.ts'
import { parseExpression } from '../../../shared/syncrules/expression/parseExpression.ts'
import type { ExpressionProblem } from '../../../shared/syncrules/expression/problem.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { type RuleSource, readExpression, readRules } from '../ruleFiles.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

/** Where the expressions come from: rules of a file or folder, or an expression by itself. */
export interface RuleChoice {
  readonly rule?: string
  readonly expression?: string
}

export interface RuleCheckOptions extends RuleChoice {
  readonly json?: boolean
}

/** One expression with the rule and target that it belongs to, where it has one. */
interface Checked {
  readonly text: string
  readonly place: { readonly rule?: string; readonly attribute?: string }
  /** Attributes that it may name, where the server's folder came along. */
  readonly context: CheckContext
}

/** Errors and warnings of expressions, with place and words. */
export async function ruleCheckCommand(terminal: Terminal, options: RuleCheckOptions): Promise<ExitCode> {
  const { expressions, isPartial } = await expressionsOf(terminal, options)
  let hasError = false
  for (const { text, place, context } of expressions) {
    for (const problem of checkExpression(parseExpression(text), context).problems) {
      // Notes are for whoever writes the expression; shipped rules have them too.
      if (problem.severity === 'info') continue
      hasError ||= problem.severity === 'error'
      await terminal.write(
        options.json === true ? jsonLine(problemJson(problem, place, terminal)) : problemText(problem, text, place, terminal),
      )
    }
  }
  return hasError || isPartial ? exitCode.partly : exitCode.done
}

async function expressionsOf(terminal: Terminal, choice: RuleChoice): Promise<{ expressions: readonly Checked[]; isPartial: boolean }> {
  if (isOneOf(choice) === 'expression')
    return { expressions: [{ text: await readExpression(choice.expression ?? '-'), place: {}, context: {} }], isPartial: false }
  const { rules, isPartial, ...server } = await readRules(terminal, choice.rule ?? '')
  const expressions = rules.flatMap((rule) =>
    rule.mappings.flatMap(({ target, expression }) =>
      expression === undefined
        ? []
        : [{ text: expression, place: { rule: rule.name, attribute: target }, context: contextOf(rule, server) }],
    ),
  )
  return { expressions, isPartial }
}

/** Inbound rules read the connector's attributes, outbound ones those of the metaverse. */
function contextOf(rule: SyncRule, { connectors, metaverse }: Pick<RuleSource, 'connectors' | 'metaverse'>): CheckContext {
  const schema = rule.direction === 'Outbound' ? metaverse?.attributes : connectors.find(({ id }) => id === rule.connector)?.schema
  return schema === undefined || schema.length === 0 ? {} : { schema }
}

/** Which of the two was given; fails where it is both or none. */
export function isOneOf({ rule, expression }: RuleChoice): 'rule' | 'expression' {
  if ((rule === undefined) === (expression === undefined)) {
    throw new CommandFailure(exitCode.usage, 'name either a rule file with --rule, or an expression with --expression')
  }
  return rule === undefined ? 'expression' : 'rule'
}

/** The shape of cli.md; beside it how severe it is, and which rule and target it is about. */
function problemJson({ from, to, severity, code, message }: ExpressionProblem, place: Checked['place'], { language }: Terminal) {
  return { at: from, length: to - from, message: message[language], severity, code, ...place }
}

function problemText(
  { from, severity, message }: ExpressionProblem,
  text: string,
  { rule, attribute }: Checked['place'],
  { language }: Terminal,
): string {
  const before = text.slice(0, from)
  const line = before.split('\n').length
  const column = from - (before.lastIndexOf('\n') + 1) + 1
  const words = severity === 'error' ? message[language] : `${WARNING[language]} ${message[language]}`
  return `${rule === undefined ? '' : `${rule}, ${attribute}: `}${line}:${column} ${words}\n`
}

const WARNING = { en: 'Warning:', fr: 'Avertissement\u00a0:' } as const
