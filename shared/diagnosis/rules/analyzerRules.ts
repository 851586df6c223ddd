import type { SourcedFact } from '../../facts/fact.ts'
import { analyzerResultOf } from '../../knowledge/analyzerResults.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import { groupFacts } from '../groupFacts.ts'
import type { Rule } from '../ruleContext.ts'

/** Results that the analyzer itself calls an error or a warning; its words are quoted, the meaning is the catalogue's. */
export const analyzerResultsRule: Rule = (context) => {
  const bySubject = groupFacts(context.index.of('analyzer.result').filter(isRaised), (fact) => fact.subject)
  return [...bySubject].flatMap(([id, facts]) => {
    const known = analyzerResultOf(id)
    const action = known?.action
    return buildFinding(context, {
      text: 'analyzer-result',
      rule: `analyzer-result:${id}`,
      variant: known?.meaning === undefined ? 'unknown' : undefined,
      severity: facts.some((fact) => fact.value === 'error') ? 'error' : 'warning',
      confidence: 'certain',
      rank: 110,
      args: { id, quote: facts[0]?.quote ?? '', ...(known?.meaning === undefined ? {} : { meaning: known.meaning }) },
      facts,
      explains: statusRules(...(known?.causes ?? [])),
    }).map((finding) => ({
      ...finding,
      actions: action === undefined ? finding.actions : [{ text: action }],
      links: (known?.links ?? []).map((url) => ({ title: { en: url, fr: url }, url })),
    }))
  })
}

const isRaised = ({ value }: SourcedFact): boolean => value === 'error' || value === 'warning'
