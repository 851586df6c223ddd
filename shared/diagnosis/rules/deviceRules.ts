import { errorCodeOf } from '../../knowledge/errorCodes.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import { hexCodesOf } from '../codesOf.ts'
import { isTime } from '../factIndex.ts'
import type { Rule } from '../ruleContext.ts'

/** SUCCESS, or FAILED followed by a reason: the first word decides. */
export const deviceAuthFailedRule: Rule = (context) => {
  const facts = context.index.of('entra.deviceAuthStatus')
  if (!/^failed\b/i.test(String(facts[0]?.value))) return []
  return buildFinding(context, {
    text: 'device-auth-failed',
    severity: 'error',
    confidence: 'likely',
    rank: 92,
    step: 'join',
    args: { status: String(facts[0]?.value) },
    facts: facts.filter((fact) => /^failed\b/i.test(String(fact.value))),
    against: facts.filter((fact) => /^success\b/i.test(String(fact.value))),
    explains: statusRules(14),
  })
}

/** Judged for the time of the file that names the certificate, or of the evidence as a whole; without a time nothing can be said. */
export const certificateExpiredRule: Rule = (context) => {
  const fact = context.index.of('entra.certificateValidTo').find((candidate) => isTime(candidate.value))
  if (fact === undefined) return []
  const captured = context.index.collectedAt(fact.artefactId) ?? context.judgedFor
  if (captured === undefined || Date.parse(String(fact.value)) >= Date.parse(captured)) return []
  return buildFinding(context, {
    text: 'certificate-expired',
    severity: 'error',
    confidence: 'certain',
    rank: 91,
    step: 'join',
    args: { until: String(fact.value), captured },
    facts: [fact],
    explains: ['device-auth-failed', ...statusRules(18)],
  })
}

export const dualStateRule: Rule = (context) => {
  if (context.join.observed !== 'dual') return []
  const kinds = ['join.azureAdJoined', 'join.domainJoined', 'join.workplaceJoined'] as const
  return buildFinding(context, {
    text: 'dual-state',
    severity: 'warning',
    confidence: 'certain',
    rank: 125,
    facts: kinds.flatMap((kind) => context.index.of(kind).slice(0, 1)),
  })
}

export const enterpriseDrsRule: Rule = (context) => {
  const facts = context.index.of('join.enterpriseJoined')
  if (facts[0]?.value !== true) return []
  return buildFinding(context, {
    text: 'enterprise-drs-joined',
    severity: 'error',
    confidence: 'certain',
    rank: 55,
    step: 'discover',
    facts: facts.filter((fact) => fact.value === true),
    explains: statusRules(16, 17),
  })
}

/** No token for the user, with the last attempt's error. A note: enrolment does not need it. */
export const prtFailedRule: Rule = (context) => {
  const absent = context.index.of('prt.present', 'AzureAdPrt').filter((fact) => fact.value === false)
  const attempts = context.index.of('prt.attemptStatus', 'AzureAdPrt')
  const [code] = hexCodesOf(attempts)
  if (absent.length === 0 || code === undefined) return []
  const known = errorCodeOf(code)
  return buildFinding(context, {
    text: 'prt-failed',
    severity: 'info',
    confidence: 'certain',
    rank: 126,
    step: 'postjoin',
    args: { code: known?.name === undefined ? code : `${code} ${known.name}`, meaning: known?.meaning ?? { en: '', fr: '' } },
    facts: [
      ...absent,
      ...attempts,
      ...context.index.of('prt.serverErrorCode', 'AzureAdPrt'),
      ...context.index.of('prt.serverErrorDescription', 'AzureAdPrt'),
    ],
    codes: [code],
  })
}
