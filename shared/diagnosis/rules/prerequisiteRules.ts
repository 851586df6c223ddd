import type { SourcedFact } from '../../facts/fact.ts'
import { buildFinding, resultRules, statusRules } from '../buildFinding.ts'
import { isTime } from '../factIndex.ts'
import { fittingGeneration, isEnrolled } from '../judgeEnrollment.ts'
import type { Rule, RuleContext } from '../ruleContext.ts'
import { joinTestResult } from './joinTests.ts'

const isRaised = ({ value }: SourcedFact): boolean => value === 'error' || value === 'warning'
const raised = ({ index }: RuleContext, ...ids: readonly string[]): SourcedFact[] =>
  ids.flatMap((id) => index.of('analyzer.result', id).filter(isRaised))

/** Editions of the page on domain controllers, newest first: the first day that each is known of. */
const controllerEditions = [
  { since: '2025-08-27', variant: 'supported', severity: 'info' },
  { since: '2024-10-30', variant: 'preview', severity: 'info' },
  { since: '', variant: undefined, severity: 'warning' },
] as const

/** Judged by the edition that held when the evidence was collected. */
export const domainControllerRule: Rule = (context) => {
  const day = context.judgedFor?.slice(0, 10)
  const edition = controllerEditions.find(({ since }) => day !== undefined && since <= day)
  return buildFinding(context, {
    text: 'domain-controller-out-of-scope',
    variant: day === undefined ? 'undated' : edition?.variant,
    severity: edition?.severity ?? 'info',
    confidence: edition?.severity === 'warning' ? 'certain' : 'possible',
    rank: 45,
    step: 'enroll',
    args: { day: day ?? '' },
    facts: raised(context, '111022'),
    explains: [...resultRules('111022'), ...(edition?.severity === 'warning' ? statusRules(2) : [])],
  })
}

/** The lowest revision of a build that the April 2022 analyzer accepts. */
const minimumRevision: Readonly<Record<string, number>> = { 17763: 2268, 19041: 1320, 19042: 1320, 19043: 1320 }

/** By build and revision, or by the analyzer's own word; from May 2024 on result 111021 is about the sensor instead. */
export const updatesMissingRule: Rule = (context) => {
  if (isEnrolled(context.enrollment?.code)) return []
  const fact = context.index.of('device.osBuild')[0]
  const [, build = '', revision] = /^(\d+)\.(\d+)$/.exec(String(fact?.value)) ?? []
  const minimum = minimumRevision[build]
  const isBelow = minimum !== undefined && Number(revision) < minimum
  const generation = fittingGeneration(context.index)
  const reported = generation === undefined || generation === '2024-05' ? [] : raised(context, '111021')
  return buildFinding(context, {
    text: 'updates-missing',
    variant: isBelow ? undefined : 'reported',
    severity: 'warning',
    confidence: isBelow ? 'certain' : 'likely',
    rank: 46,
    step: 'enroll',
    args: { value: String(fact?.value), minimum: `${build}.${minimum ?? ''}` },
    facts: [...(isBelow && fact !== undefined ? [fact] : []), ...reported],
    explains: reported.length > 0 ? resultRules('111021') : [],
  })
}

/** Codes with which a secure connection fails; a clock that is off fails the dates of every certificate. */
const TLS_CODES = ['0x80072f05', '0x80072f8f', '0x80072f7d']

export const clockWrongRule: Rule = (context) => {
  const codes = joinTestResult(context.index, 'drsDiscovery')?.codes ?? []
  return buildFinding(context, {
    text: 'clock-wrong',
    severity: 'error',
    confidence: 'certain',
    rank: 40,
    step: 'precheck',
    facts: raised(context, '122007'),
    explains: [
      ...statusRules(40),
      ...resultRules('122007', '121032', '122031'),
      'tls-inspection',
      'federation-tls',
      ...(codes.some((code) => TLS_CODES.includes(code)) ? ['drs-discovery-failed'] : []),
    ],
  })
}

/** The values on the client win over the directory; where both are known and differ, that is told. */
export const scpClientDomainRule: Rule = (context) => {
  const { index } = context
  const all = index.of('scp.tenantId')
  const ofDomain = new Set(
    index.of('scp.configurationType').flatMap((fact) => (/^domain/i.test(String(fact.value)) ? [fact.artefactId] : [])),
  )
  const client = all.find((fact) => fact.subject === 'client')
  const domain = all.find((fact) => fact.subject === 'domain' || (fact.subject === '' && ofDomain.has(fact.artefactId)))
  if (client === undefined || domain === undefined || String(client.value).toLowerCase() === String(domain.value).toLowerCase()) return []
  return buildFinding(context, {
    text: 'scp-client-domain-differ',
    severity: 'warning',
    confidence: 'certain',
    rank: 42,
    step: 'discover',
    args: { client: String(client.value), domain: String(domain.value) },
    facts: [client, domain],
  })
}

/** A device that is on checks in every 90 minutes; a day without an attempt is more than a device that was asleep over lunch. */
const OVERDUE_AFTER = 24 * 3_600_000

export const checkinOverdueRule: Rule = (context) => {
  const fact = context.index.of('enrollment.lastCheckinAttempt').find(({ value }) => isTime(value))
  if (fact === undefined || !isEnrolled(context.enrollment?.code)) return []
  const captured = context.index.collectedAt(fact.artefactId) ?? context.judgedFor
  if (captured === undefined || Date.parse(captured) - Date.parse(String(fact.value)) < OVERDUE_AFTER) return []
  return buildFinding(context, {
    text: 'checkin-overdue',
    severity: 'warning',
    confidence: 'likely',
    rank: 133,
    step: 'enroll',
    args: { last: String(fact.value), captured },
    facts: [fact],
  })
}
