import type { SourcedFact } from '../../facts/fact.ts'
import { factKinds } from '../../facts/factKinds.ts'
import type { Localized } from '../../facts/localized.ts'
import { fillText } from '../../knowledge/fillText.ts'
import { diagnosisTexts } from '../../knowledge/namedTexts.ts'
import { buildFinding, resultRules, statusRules } from '../buildFinding.ts'
import type { FactIndex } from '../factIndex.ts'
import { groupFacts } from '../groupFacts.ts'
import type { Rule } from '../ruleContext.ts'

/** Ids that a sentence names; the evidence holds more. */
const MAX_LISTED = 8
const idOf = (fact: SourcedFact): string => String(fact.value).toLowerCase()
const distinct = (facts: readonly SourcedFact[]): string[] => [...new Set(facts.map(idOf))]

/** Any two tenant ids that differ between SenseCM, dsregcmd, connection point and analyzer, whatever the enrollment status. */
export const tenantMismatchRule: Rule = (context) => {
  const facts = [...context.index.of('entra.tenantId'), ...context.index.of('scp.tenantId')]
  if (distinct(facts).length < 2) return []
  return buildFinding(context, {
    text: 'tenant-mismatch',
    severity: 'error',
    confidence: 'certain',
    rank: 41,
    step: 'discover',
    args: { list: listTenants(context.index, facts) },
    facts: [...firstOfEach(facts), ...facts],
    explains: [...statusRules(15, 18), ...resultRules('121022', '122026', '122028')],
  })
}

/** The connection point names a tenant that nothing else on the device does. Client-side values win over the directory. */
export const scpTenantMismatchRule: Rule = (context) => {
  const entra = context.index.of('entra.tenantId')
  const all = context.index.of('scp.tenantId')
  const client = all.filter((fact) => fact.subject === 'client')
  const scp = client.length > 0 ? client : all
  const known = new Set(distinct(entra))
  if (known.size === 0 || scp.length === 0 || scp.some((fact) => known.has(idOf(fact)))) return []
  return buildFinding(context, {
    text: 'scp-tenant-mismatch',
    severity: 'error',
    confidence: 'certain',
    rank: 40,
    step: 'discover',
    args: { scp: distinct(scp).slice(0, MAX_LISTED).join(', '), entra: distinct(entra).slice(0, MAX_LISTED).join(', ') },
    facts: [...scp, ...entra],
    explains: ['tenant-mismatch', ...statusRules(15, 16, 18), ...resultRules('121022', '122026')],
  })
}

/** One fact of each kind and id: what a sentence names comes first among the places, so that a short list of places shows both sides. */
const firstOfEach = (facts: readonly SourcedFact[]): SourcedFact[] =>
  [...groupFacts(facts, (fact) => `${fact.kind} ${idOf(fact)}`).values()].flatMap((group) => group.slice(0, 1))

/** `SCP tenant id … in MDEClientAnalyzer.htm; Entra tenant id … in dsregcmd.txt`, each id once. */
function listTenants(index: FactIndex, facts: readonly SourcedFact[]): Localized {
  const firsts = firstOfEach(facts)
  const parts = firsts.slice(0, MAX_LISTED).map((fact) => {
    const { en, fr } = factKinds[fact.kind]
    return fillText(diagnosisTexts['tenant.source'], { what: { en, fr }, value: idOf(fact), file: index.refs([fact])[0]?.file ?? '' })
  })
  const rest = firsts.length > MAX_LISTED ? ['…'] : []
  return {
    en: [...parts.map((part) => part.en), ...rest].join('; '),
    fr: [...parts.map((part) => part.fr), ...rest].join('\u00a0; '),
  }
}
