import type { SourcedFact } from '../../facts/fact.ts'
import { buildFinding } from '../buildFinding.ts'
import { isTime } from '../factIndex.ts'
import type { Rule, RuleContext } from '../ruleContext.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Device certificates are valid for ten years: a month leaves time to plan a new registration. */
const EXPIRES_SOON = 30 * DAY
/** A primary refresh token is renewed every four hours while the user is signed in (hybrid join page). */
const RENEWED_WITHIN = 4 * HOUR

/** The certificate was still valid when the evidence was collected, but not for long. Without a time nothing can be said. */
export const certificateExpiringRule: Rule = (context) => {
  const fact = firstTime(context.index.of('entra.certificateValidTo'))
  const captured = fact === undefined ? undefined : capturedAt(context, fact)
  if (fact === undefined || captured === undefined) return []
  const left = Date.parse(String(fact.value)) - Date.parse(captured)
  if (left <= 0 || left > EXPIRES_SOON) return []
  return buildFinding(context, {
    text: 'certificate-expiring',
    severity: 'warning',
    confidence: 'certain',
    rank: 91,
    step: 'join',
    args: { until: String(fact.value), days: Math.floor(left / DAY) },
    facts: [fact],
  })
}

/** The user's token is there but was not renewed in time, or has expired. */
export const prtStaleRule: Rule = (context) => {
  const { index } = context
  if (index.value('prt.present', 'AzureAdPrt') !== true) return []
  const updated = firstTime(index.of('prt.updateTime', 'AzureAdPrt'))
  const expires = firstTime(index.of('prt.expiryTime', 'AzureAdPrt'))
  const judged = updated ?? expires
  const captured = judged === undefined ? undefined : capturedAt(context, judged)
  if (captured === undefined) return []
  const now = Date.parse(captured)
  const isExpired = expires !== undefined && Date.parse(String(expires.value)) <= now
  const isOld = updated !== undefined && now - Date.parse(String(updated.value)) > RENEWED_WITHIN
  if (!isExpired && !isOld) return []
  return buildFinding(context, {
    text: 'prt-stale',
    ...(isExpired ? { variant: 'expired' } : {}),
    severity: 'info',
    confidence: 'likely',
    rank: 126,
    step: 'postjoin',
    args: { updated: String(updated?.value ?? ''), until: String(expires?.value ?? ''), captured },
    facts: [updated, expires].filter((fact) => fact !== undefined),
  })
}

/** The authority ends in the id of the tenant that issued the token; where it names the tenant in words nothing can be said. */
export const prtOtherTenantRule: Rule = (context) => {
  const [device] = context.index.of('entra.tenantId')
  const authorities = context.index.of('prt.authority', 'AzureAdPrt').filter((fact) => fact.artefactId === device?.artefactId)
  const token = tenantInAddress(String(authorities[0]?.value ?? ''))
  if (device === undefined || token === undefined || token === String(device.value).toLowerCase()) return []
  return buildFinding(context, {
    text: 'prt-other-tenant',
    severity: 'info',
    confidence: 'certain',
    rank: 126,
    step: 'postjoin',
    args: { token, device: String(device.value) },
    facts: [...authorities.slice(0, 1), device],
  })
}

const tenantInAddress = (address: string): string | undefined =>
  /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/.exec(address.trim().toLowerCase())?.[1]

const firstTime = (facts: readonly SourcedFact[]): SourcedFact | undefined => facts.find((fact) => isTime(fact.value))

/** When the file that states the fact was written; else when the evidence as a whole was collected. */
const capturedAt = ({ index, judgedFor }: RuleContext, fact: SourcedFact): string | undefined =>
  index.collectedAt(fact.artefactId) ?? judgedFor
