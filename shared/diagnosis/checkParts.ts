import type { StepCheck, StepState } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { checkTexts } from '../knowledge/checkTexts.ts'
import { fillText, type TextArguments } from '../knowledge/fillText.ts'
import { codesInText } from './codesOf.ts'
import type { RuleContext, RuleFinding } from './ruleContext.ts'
import { type JoinTest, joinTestResult } from './rules/joinTests.ts'

/** A check with its id, so that the step knows the one that decides. */
export interface DecidedCheck extends StepCheck {
  readonly id: string
}

interface CheckState {
  readonly state: StepState
  readonly facts?: readonly SourcedFact[]
  readonly args?: TextArguments
}

export interface StepInput extends RuleContext {
  readonly findings: readonly RuleFinding[]
}

export type Checks = (input: StepInput) => readonly DecidedCheck[]

const texts = new Map(checkTexts.map((text) => [text.id, text]))

/** A check in the words of checks.json for its state; a detail with placeholders is left out where nothing fills them. */
export function check({ index }: RuleContext, id: string, { state, facts = [], args = {} }: CheckState): DecidedCheck {
  const text = texts.get(id)
  if (text === undefined) throw new Error(`no texts for check ${id} in data/checks.json`)
  const template = text.details[state]
  const isFilled = Object.keys(args).length > 0 || (template !== undefined && !template.en.includes('{'))
  const detail = template !== undefined && isFilled ? fillText(template, { codes: '', ...args }) : undefined
  return { id, title: text.title, state, ...(detail === undefined ? {} : { detail }), evidence: index.refs(facts) }
}

export const unknown = (context: RuleContext, id: string): DecidedCheck => check(context, id, { state: 'unknown' })

/** A test of dsregcmd as a check; `rule` is the finding that names its failure. */
export function testCheck(input: StepInput, id: string, test: JoinTest, rule: string): DecidedCheck {
  const result = joinTestResult(input.index, test)
  if (result === undefined) return unknown(input, id)
  const { facts, codes } = result
  if (result.outcome === 'pass') return check(input, id, { state: 'ok', facts })
  // dsregcmd skips the tests that come after a failed one, and those that the device does not need.
  if (result.outcome === 'skipped') return check(input, id, { state: hasFailedTest(input) ? 'notReached' : 'notNeeded', facts })
  const title = input.findings.find((finding) => finding.rule === rule)?.title ?? { en: '', fr: '' }
  return check(input, id, { state: 'failed', facts, args: { codes: codesInText(codes), title } })
}

const hasFailedTest = ({ index }: RuleContext): boolean =>
  index.of('diagnostic.test').some((fact) => joinTestResult(index, fact.subject)?.outcome === 'fail')

/** Facts of a finding's rule as evidence of a failed check; the finding's own places. */
export function findingCheck(input: StepInput, id: string, rule: string, args: TextArguments = {}): DecidedCheck | undefined {
  const finding = input.findings.find((candidate) => candidate.rule === rule)
  if (finding === undefined) return undefined
  return {
    ...check(input, id, { state: 'failed', args: { title: finding.title, value: finding.title, ...args } }),
    evidence: [...finding.evidence],
  }
}
