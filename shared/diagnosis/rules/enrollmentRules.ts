import type { Localized } from '../../facts/localized.ts'
import { analyzerResults } from '../../knowledge/analyzerResults.ts'
import { editions } from '../../knowledge/editions.ts'
import { enrollmentStatusOf } from '../../knowledge/enrollmentStatuses.ts'
import { fillText } from '../../knowledge/fillText.ts'
import type { KnownEnrollmentStatus } from '../../knowledge/knowledgeSchemas.ts'
import { diagnosisTexts, whoActs } from '../../knowledge/namedTexts.ts'
import { buildFinding, resultRules, statusRules } from '../buildFinding.ts'
import { compareVersions } from '../compareVersions.ts'
import { minimumSensor } from '../flowSignals.ts'
import { fittingGeneration, isEnrolled } from '../judgeEnrollment.ts'
import { isManagedElsewhere } from '../managedElsewhere.ts'
import { type Rule, type RuleContext, stepOfStatus } from '../ruleContext.ts'

const ALL_STATUSES = statusRules(...Array.from({ length: 44 }, (_, index) => index + 1))

/** The enrollment status itself: a symptom that other findings explain. Nothing to report for 1. */
export const enrollmentStatusRule: Rule = (context) => {
  const status = context.enrollment
  if (status === undefined || status.code === 1) return []
  const all = context.index.of('enrollment.status')
  const facts = all.filter((fact) => fact.value === status.code)
  const against = all.filter((fact) => fact.value !== status.code)
  const known = enrollmentStatusOf(status.code)
  const mirrored = analyzerResults.filter((result) => result.statuses.includes(status.code)).map((result) => result.id)
  const common = {
    text: 'enrollment-status',
    rule: `enrollment-status-${status.code}`,
    rank: 100,
    step: stepOfStatus(status.code),
    facts,
    against,
  } as const
  const args = { code: status.code, hex: status.hex }
  if (known === undefined) {
    return buildFinding(context, { ...common, variant: 'undocumented', severity: 'warning', confidence: 'possible', args })
  }
  const severity = severityOf(context, known)
  const who = whoActs.get(known.who ?? '')
  return buildFinding(context, {
    ...common,
    severity,
    confidence:
      known.category === 'general' ? 'possible' : known.contradiction === undefined && against.length === 0 ? 'certain' : 'likely',
    args: { ...args, title: known.title, meaning: meaningOf(context, known) },
    explains: resultRules(...mirrored),
  }).map((finding) => ({
    ...finding,
    ...(who === undefined ? {} : { who }),
    actions: known.actions.map(({ en, fr, command }) => ({ text: { en, fr }, ...(command === undefined ? {} : { command }) })),
    links: [...known.links],
    procedures: [...(known.procedures ?? [])],
  }))
}

/** The table's own severity; a person who decided that another channel manages the device expects that this one fails. */
function severityOf(context: RuleContext, { severity }: KnownEnrollmentStatus): 'error' | 'warning' | 'info' {
  if (context.join.flow.byPerson !== undefined && isManagedElsewhere(context)) return 'info'
  return severity === 'error' || severity === 'warning' ? severity : 'info'
}

/** The meaning; where editions contradict each other, with what the report's own edition says. */
function meaningOf({ index }: RuleContext, { meaning, contradiction, editions: readings }: KnownEnrollmentStatus): Localized {
  const generation = fittingGeneration(index)
  const reading = readings.find((candidate) => candidate.edition === generation && candidate.listed)
  const edition = editions.find((candidate) => candidate.id === generation)
  if (contradiction === undefined || reading === undefined || edition === undefined) return meaning
  return fillText(diagnosisTexts['status.reading'], { meaning, edition: edition.title, title: reading.title })
}

export const notOnboardedRule: Rule = (context) => {
  const facts = context.index.of('mde.onboardingState')
  if (facts[0]?.value !== 0) return []
  return buildFinding(context, {
    text: 'not-onboarded',
    severity: 'error',
    confidence: 'certain',
    rank: 10,
    step: 'onboard',
    args: { state: facts[0].value },
    facts: facts.filter((fact) => fact.value === 0),
    against: facts.filter((fact) => fact.value !== 0),
    explains: ALL_STATUSES,
  })
}

export const sensorTooOldRule: Rule = (context) => {
  const minimum = minimumSensor(context.index)
  const facts = context.index.of('mde.senseVersion').filter((fact) => (compareVersions(String(fact.value), minimum) ?? 0) < 0)
  if (isEnrolled(context.enrollment?.code)) return []
  return buildFinding(context, {
    text: 'sensor-too-old-for-attach-v2',
    severity: 'warning',
    confidence: 'certain',
    rank: 130,
    args: { version: String(facts[0]?.value), minimum },
    facts,
    explains: resultRules('111021'),
  })
}
