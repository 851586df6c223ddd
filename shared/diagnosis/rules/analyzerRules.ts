import { analyzerResultOf } from '../../knowledge/analyzerResults.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import type { Rule } from '../ruleContext.ts'

/** Results that the analyzer itself calls an error or a warning; its words are quoted, the meaning is the catalogue's. */
export const analyzerResultsRule: Rule = (context) => {
  const facts = context.index.of('analyzer.result').filter((fact) => fact.value === 'error' || fact.value === 'warning')
  const firsts = facts.filter((fact, at) => facts.findIndex((other) => other.subject === fact.subject) === at)
  return firsts.flatMap((fact) => {
    const known = analyzerResultOf(fact.subject)
    const action = known?.action
    return buildFinding(context, {
      text: 'analyzer-result',
      rule: `analyzer-result:${fact.subject}`,
      variant: known?.meaning === undefined ? 'unknown' : undefined,
      severity: facts.some((other) => other.subject === fact.subject && other.value === 'error') ? 'error' : 'warning',
      confidence: 'certain',
      rank: 110,
      args: { id: fact.subject, quote: fact.quote, ...(known?.meaning === undefined ? {} : { meaning: known.meaning }) },
      facts: facts.filter((other) => other.subject === fact.subject),
      explains: statusRules(...(known?.causes ?? [])),
    }).map((finding) => ({
      ...finding,
      actions: action === undefined ? finding.actions : [{ text: action }],
      links: (known?.links ?? []).map((url) => ({ title: { en: url, fr: url }, url })),
    }))
  })
}
