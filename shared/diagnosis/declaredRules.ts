import type { SourcedFact } from '../facts/fact.ts'
import { errorCodeOf } from '../knowledge/errorCodes.ts'
import type { TextArguments } from '../knowledge/fillText.ts'
import type { DeclaredRule } from '../knowledge/knowledgeSchemas.ts'
import { ruleTexts } from '../knowledge/ruleTexts.ts'
import { buildFinding, resultRules, statusRules } from './buildFinding.ts'
import { codesInText, hexCodesOf } from './codesOf.ts'
import { type Condition, meet } from './conditions.ts'
import { joinMatters, type Rule } from './ruleContext.ts'

/** The rules that are data as a whole: their condition stands beside their texts. */
export const declaredRules: readonly Rule[] = ruleTexts.flatMap(({ id, rule }) => (rule === undefined ? [] : [declare(id, rule)]))

function declare(id: string, { when, severity, confidence, rank, step, explains, unlessJoinMatters }: DeclaredRule): Rule {
  return (context) => {
    const facts = meet(context, when as Condition)
    if (facts === undefined) return []
    const codes = hexCodesOf(facts).filter((code) => errorCodeOf(code) !== undefined)
    const isBeside = unlessJoinMatters !== undefined && !joinMatters(context)
    return buildFinding(context, {
      text: id,
      severity: isBeside ? unlessJoinMatters : severity,
      confidence: isBeside ? 'possible' : confidence,
      rank,
      ...(step === undefined ? {} : { step }),
      args: argumentsOf(facts, codes),
      facts,
      codes,
      explains: explains.flatMap(expand),
    })
  }
}

/** `{value}` is the first cited fact's value, `{file}` needs none, `{codes}` the codes in brackets. */
const argumentsOf = (facts: readonly SourcedFact[], codes: readonly string[]): TextArguments => ({
  value: String(facts[0]?.value ?? ''),
  subject: facts[0]?.subject ?? '',
  codes: codesInText(codes),
})

/** `status:16` and `result:121016` stand for the findings of an enrollment status and of an analyzer result. */
function expand(name: string): readonly string[] {
  const [, kind, id] = /^(status|result):(\d+)$/.exec(name) ?? []
  if (id === undefined) return [name]
  return kind === 'status' ? statusRules(Number(id)) : resultRules(id)
}
