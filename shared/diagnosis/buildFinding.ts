import type { Finding, Severity, StepId } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { errorCodeOf } from '../knowledge/errorCodes.ts'
import { fillText, type TextArguments } from '../knowledge/fillText.ts'
import { whoActs } from '../knowledge/namedTexts.ts'
import { ruleTextOf } from '../knowledge/ruleTexts.ts'
import { describeCode } from './codesOf.ts'
import type { RuleContext, RuleFinding } from './ruleContext.ts'

interface FindingParts {
  /** Entry of knowledge/data/rules; also the rule's id unless `rule` says another. */
  readonly text: string
  readonly rule?: string
  readonly variant?: string | undefined
  readonly severity: Severity
  readonly confidence: Finding['confidence']
  readonly rank: number
  readonly step?: StepId
  readonly args?: TextArguments
  readonly facts: readonly SourcedFact[]
  readonly against?: readonly SourcedFact[]
  readonly codes?: readonly string[]
  readonly explains?: readonly string[]
}

/** A finding from a rule's texts; none without a place in the evidence. */
export function buildFinding(context: RuleContext, parts: FindingParts): readonly RuleFinding[] {
  const text = ruleTextOf(parts.text)
  const variant = parts.variant === undefined ? undefined : text.variants[parts.variant]
  const evidence = context.index.refs(parts.facts)
  if (evidence.length === 0) return []
  const who = whoActs.get(variant?.who ?? text.who ?? '')
  return [
    {
      rule: parts.rule ?? parts.text,
      severity: parts.severity,
      confidence: parts.confidence,
      title: fillText(variant?.title ?? text.title, parts.args ?? {}),
      cause: fillText(variant?.cause ?? text.cause, parts.args ?? {}),
      ...(who === undefined ? {} : { who }),
      actions: (variant?.actions ?? text.actions).map((action) => ({ ...action, text: fillText(action.text, parts.args ?? {}) })),
      links: [...text.links],
      procedures: pagesOf(parts.codes ?? [], text.procedures ?? []),
      codes: (parts.codes ?? []).map(describeCode),
      evidence,
      against: context.index.refs(parts.against ?? []),
      explains: [...(parts.explains ?? [])],
      rank: parts.rank,
      ...(parts.step === undefined ? {} : { step: parts.step }),
    },
  ]
}

/** The pages of the codes, the innermost code first as it names the cause most closely, then those of the rule. */
const pagesOf = (codes: readonly string[], ofRule: readonly string[]): string[] => [
  ...new Set([...codes.toReversed().flatMap((code) => errorCodeOf(code)?.procedures ?? []), ...ofRule]),
]

/** Ids of the findings of enrollment statuses. */
export const statusRules = (...codes: readonly number[]): string[] => codes.map((code) => `enrollment-status-${code}`)
/** Ids of the findings of analyzer results. */
export const resultRules = (...ids: readonly string[]): string[] => ids.map((id) => `analyzer-result:${id}`)
