import type { SourcedFact } from '../../facts/fact.ts'
import { buildFinding, resultRules, statusRules } from '../buildFinding.ts'
import { isManagedElsewhere } from '../managedElsewhere.ts'
import type { Rule, RuleContext } from '../ruleContext.ts'

/** Results of the connection check of the management service: one address failed, or several. */
const RESULTS = ['131017', '132025'] as const
/** Statuses that an address which is not reached leads to. */
const STATUSES = [13, 14, 20, 24, 25]

/** What the words of a result say of the cause; numbers are those of WinHTTP and stand alone, never within a longer number. */
const NOT_RESOLVED = /\b(?:could not be resolved|name not resolved|NameResolutionFailure|12007)\b/i
const TLS_BROKEN = /\b(?:secure channel|SSL\/TLS|trust relationship|SecureChannelFailure|TrustFailure|12175)\b/i

function failedChecks({ index }: RuleContext): SourcedFact[] {
  return RESULTS.flatMap((id) => index.of('analyzer.result', id).filter(({ value }) => value === 'error' || value === 'warning'))
}

/** Event 231 of the last attempt: the certificate of the server was not accepted. */
const refusedCertificates = ({ index }: RuleContext): SourcedFact[] => index.of('event.lastFailure').filter(({ value }) => value === '231')

/** Why addresses were not reached, by the analyzer's own words: DNS, TLS, or nothing more than that they were not. */
export const connectivityRule: Rule = (context) => {
  const failed = failedChecks(context)
  const unresolved = failed.filter(({ quote }) => NOT_RESOLVED.test(quote))
  const broken = failed.filter(({ quote }) => TLS_BROKEN.test(quote))
  const severity = isManagedElsewhere(context) ? 'warning' : failed.some(({ value }) => value === 'error') ? 'error' : 'warning'
  const common = { severity, confidence: 'certain', step: 'enroll' } as const
  return [
    ...buildFinding(context, {
      text: 'dns-not-resolving',
      ...common,
      rank: 58,
      facts: unresolved,
      explains: ['endpoint-unreachable', 'drs-discovery-failed', ...statusRules(41), ...resultRules('121033', '122030')],
    }),
    ...buildFinding(context, {
      text: 'tls-inspection',
      ...common,
      confidence: 'likely',
      rank: 59,
      facts: [...broken, ...refusedCertificates(context)],
      explains: ['endpoint-unreachable'],
    }),
    ...buildFinding(context, {
      text: 'endpoint-unreachable',
      ...common,
      rank: 62,
      facts: failed,
      against: context.index.of('analyzer.result', '130021'),
      explains: [...statusRules(...STATUSES), ...resultRules(...RESULTS)],
    }),
  ]
}
