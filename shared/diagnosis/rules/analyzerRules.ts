import type { SourcedFact } from '../../facts/fact.ts'
import { analyzerResultOf } from '../../knowledge/analyzerResults.ts'
import { joinSteps } from '../../knowledge/joinSteps.ts'
import type { KnownAnalyzerResult } from '../../knowledge/knowledgeSchemas.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import { groupFacts } from '../groupFacts.ts'
import { fittingGeneration } from '../judgeEnrollment.ts'
import type { Rule, RuleContext } from '../ruleContext.ts'

/** Results that the analyzer itself calls an error or a warning; its words are quoted, the meaning is the catalogue's. */
export const analyzerResultsRule: Rule = (context) => {
  const bySubject = groupFacts(context.index.of('analyzer.result').filter(isRaised), (fact) => fact.subject)
  return [...bySubject].flatMap(([id, facts]) => {
    const known = analyzerResultOf(id)
    const { meaning, action } = readingOf(context, known)
    const step = joinSteps.find((candidate) => candidate.analyzerResults.includes(id))?.id
    return buildFinding(context, {
      text: 'analyzer-result',
      rule: `analyzer-result:${id}`,
      variant: meaning === undefined ? 'unknown' : undefined,
      severity: facts.some((fact) => fact.value === 'error') ? 'error' : 'warning',
      confidence: 'certain',
      rank: 110,
      ...(step === undefined ? {} : { step }),
      args: { id, quote: facts[0]?.quote ?? '', ...(meaning === undefined ? {} : { meaning }) },
      facts,
      explains: statusRules(...(known?.causes ?? [])),
    }).map((finding) => ({
      ...finding,
      actions: action === undefined ? finding.actions : [{ text: action }],
      links: (known?.links ?? []).map((url) => ({ title: { en: url, fr: url }, url })),
      procedures: [...(known?.procedures ?? [])],
    }))
  })
}

/** The texts of the generation that wrote the report; where it is not known, or means the same, the common ones. */
function readingOf({ index }: RuleContext, known: KnownAnalyzerResult | undefined): Pick<KnownAnalyzerResult, 'meaning' | 'action'> {
  const generation = fittingGeneration(index)
  if (generation === undefined) return { meaning: known?.meaning, action: known?.action }
  return { meaning: known?.meaningIn?.[generation] ?? known?.meaning, action: known?.actionIn?.[generation] ?? known?.action }
}

const isRaised = ({ value }: SourcedFact): boolean => value === 'error' || value === 'warning'
