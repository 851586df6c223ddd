import type { FlowChoice, FlowMode, JoinState } from '../contract/diagnosis.ts'
import type { FactValue, SourcedFact } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import type { FormatId } from '../facts/format.ts'
import { hexCodesOf } from './codesOf.ts'
import { compareVersions } from './compareVersions.ts'
import type { FactIndex } from './factIndex.ts'
import { isJoined, type RuleContext } from './ruleContext.ts'
import { type JoinTest, joinTestResult } from './rules/joinTests.ts'

/** What a rule of data asks of the facts. Conditions over facts cite the facts that met them. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FactCondition
  | { readonly test: JoinTest; readonly outcome: 'pass' | 'fail' | 'skipped'; readonly codes?: readonly string[] }
  | { readonly status: readonly number[] }
  | { readonly mode: readonly FlowMode[] }
  | { readonly flow: readonly FlowChoice[] }
  | { readonly observed: readonly JoinState[] }
  | { readonly joined: boolean }

/** Without a test of the value: the fact is there. Texts are compared whatever the case of letters. */
interface FactCondition {
  readonly fact: FactKindId
  readonly subject?: string
  /** The most reliable value is one of these. */
  readonly is?: readonly FactValue[]
  /** The most reliable value starts with one of these. */
  readonly startsWith?: readonly string[]
  /** Any value holds one of these phrases as whole words. */
  readonly says?: readonly string[]
  /** Any value holds one of these codes, hex with eight digits, as a whole code: `1312` within a longer number is none. */
  readonly codes?: readonly string[]
  /** Only what the most reliable and newest file says of the kind: an older attempt may have failed for another reason. */
  readonly newest?: true
  /** The most reliable value is a version lower than this. */
  readonly below?: string
}

/** The facts that meet a condition, for evidence; undefined where it does not hold. A condition that cites nothing gives an empty list. */
export function meet(context: RuleContext, condition: Condition): readonly SourcedFact[] | undefined {
  if ('all' in condition) return meetAll(context, condition.all)
  if ('any' in condition) return meetAny(context, condition.any)
  if ('not' in condition) return meet(context, condition.not) === undefined ? [] : undefined
  if ('fact' in condition) return meetFact(context, condition)
  if ('test' in condition) return meetTest(context, condition)
  if ('status' in condition) {
    const code = context.enrollment?.code
    if (code === undefined || !condition.status.includes(code)) return undefined
    return context.index.of('enrollment.status').filter((fact) => fact.value === code)
  }
  const { join } = context
  if ('mode' in condition) return holds(join.mode !== undefined && condition.mode.includes(join.mode))
  if ('flow' in condition) return holds(join.flow.choice !== undefined && condition.flow.includes(join.flow.choice))
  if ('observed' in condition) return holds(join.observed !== undefined && condition.observed.includes(join.observed))
  return holds(isJoined(context) === condition.joined)
}

const holds = (isSo: boolean): readonly SourcedFact[] | undefined => (isSo ? [] : undefined)

function meetAll(context: RuleContext, conditions: readonly Condition[]): readonly SourcedFact[] | undefined {
  const met: SourcedFact[] = []
  for (const condition of conditions) {
    const facts = meet(context, condition)
    if (facts === undefined) return undefined
    met.push(...facts)
  }
  return met
}

function meetAny(context: RuleContext, conditions: readonly Condition[]): readonly SourcedFact[] | undefined {
  const met = conditions.map((condition) => meet(context, condition)).filter((facts) => facts !== undefined)
  return met.length === 0 ? undefined : met.flat()
}

function meetTest(
  { index }: RuleContext,
  { test, outcome, codes }: Extract<Condition, { test: JoinTest }>,
): readonly SourcedFact[] | undefined {
  const result = joinTestResult(index, test)
  if (result?.outcome !== outcome) return undefined
  if (codes === undefined) return result.facts
  return codes.some((code) => result.codes.includes(code)) ? [...result.facts, ...index.of('diagnostic.testCode', test)] : undefined
}

function meetFact({ index }: RuleContext, condition: FactCondition): readonly SourcedFact[] | undefined {
  const all = index.of(condition.fact, condition.subject)
  const [first] = all
  if (first === undefined) return undefined
  const facts = condition.newest === true ? all.filter((fact) => fact.artefactId === first.artefactId) : all
  const met = isAboutAnyValue(condition)
    ? facts.filter((fact) => valueMeets(condition, fact))
    : valueMeets(condition, first)
      ? sameValue(facts, first)
      : []
  if (met.length === 0) return undefined
  return condition.newest === true ? [...met, ...saidByLogs(index, all, met)] : met
}

/** Event logs that say the same as the newest file: they are further evidence. */
function saidByLogs(index: FactIndex, all: readonly SourcedFact[], met: readonly SourcedFact[]): readonly SourcedFact[] {
  const values = new Set(met.map(({ value }) => folded(value)))
  return all.filter((fact) => isLog(index.formatOf(fact.artefactId)) && values.has(folded(fact.value)) && !met.includes(fact))
}

const isLog = (format: FormatId): boolean => format === 'evtx' || format === 'etl' || format === 'eventXml' || format === 'eventCsv'

const isAboutAnyValue = ({ says, codes }: FactCondition): boolean => says !== undefined || codes !== undefined

function sameValue(facts: readonly SourcedFact[], first: SourcedFact): readonly SourcedFact[] {
  return facts.filter((fact) => folded(fact.value) === folded(first.value))
}

const folded = (value: FactValue): FactValue => (typeof value === 'string' ? value.trim().toLowerCase() : value)

function valueMeets({ is, startsWith, says, codes, below }: FactCondition, fact: SourcedFact): boolean {
  const text = String(fact.value).trim().toLowerCase()
  if (is !== undefined && !is.some((value) => folded(value) === folded(fact.value))) return false
  if (startsWith !== undefined && !startsWith.some((start) => text.startsWith(start.toLowerCase()))) return false
  if (says !== undefined && !says.some((phrase) => saysPhrase(text, phrase.toLowerCase()))) return false
  if (codes !== undefined && !hexCodesOf([fact]).some((code) => codes.includes(code))) return false
  return below === undefined || (compareVersions(text, below) ?? 0) < 0
}

/** Whether the phrase stands in the text with no letter or digit against it. */
function saysPhrase(text: string, phrase: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + phrase.length])) return true
  }
  return false
}
