import type { SourcedFact } from '../../facts/fact.ts'
import { serviceNames } from '../../knowledge/namedTexts.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import type { Rule } from '../ruleContext.ts'

/** Names that the registry gives services, to the subjects of facts. */
const subjects: Readonly<Record<string, string>> = { wlidsvc: 'wlid', windefend: 'defenderAv' }
const subjectOf = (fact: SourcedFact): string => {
  const known = [...serviceNames.keys()].find((id) => id.toLowerCase() === fact.subject.toLowerCase())
  return known ?? subjects[fact.subject.toLowerCase()] ?? fact.subject
}
const ALL_STATUSES = statusRules(...Array.from({ length: 44 }, (_, index) => index + 1))

/** States of a service that does not do its work. An empty or unknown word says nothing. */
const notRunning = new Set(['stopped', 'paused', 'startpending', 'stoppending', 'pausepending', 'continuepending'])
/** Without the sensor nothing enrols; the Account Sign-in Assistant starts on demand, so stopped is its normal state. */
const NEEDED = 'sense'
const ON_DEMAND = 'wlid'

/** A service that does not run: an error for the sensor, a warning for the others; one finding a service. */
export const serviceNotRunningRule: Rule = (context) => {
  const newest = new Map<string, SourcedFact>()
  for (const fact of context.index.of('service.status')) if (!newest.has(subjectOf(fact))) newest.set(subjectOf(fact), fact)
  return [...newest].flatMap(([subject, fact]) => {
    if (subject === ON_DEMAND || !notRunning.has(String(fact.value).toLowerCase())) return []
    return buildFinding(context, {
      text: 'service-not-running',
      rule: `service-not-running:${subject}`,
      variant: subject === NEEDED ? NEEDED : undefined,
      severity: subject === NEEDED ? 'error' : 'warning',
      confidence: 'certain',
      rank: subject === NEEDED ? 20 : 120,
      ...(subject === NEEDED ? { step: 'enroll' as const } : {}),
      args: { service: serviceNames.get(subject) ?? { en: fact.subject, fr: fact.subject }, state: String(fact.value) },
      facts: context.index.of('service.status').filter((other) => subjectOf(other) === subject && other.value === fact.value),
      explains: subject === NEEDED ? ALL_STATUSES : [],
    })
  })
}

/** A disabled service cannot start when it is needed. */
export const serviceDisabledRule: Rule = (context) =>
  context.index
    .of('service.startType')
    .filter((fact) => String(fact.value).toLowerCase() === 'disabled' && serviceNames.has(subjectOf(fact)))
    .filter((fact, at, all) => all.findIndex((other) => subjectOf(other) === subjectOf(fact)) === at)
    .flatMap((fact) =>
      buildFinding(context, {
        text: 'service-not-running',
        rule: `service-disabled:${subjectOf(fact)}`,
        variant: 'startType',
        severity: 'warning',
        confidence: 'certain',
        rank: 121,
        args: { service: serviceNames.get(subjectOf(fact)) ?? { en: fact.subject, fr: fact.subject }, state: String(fact.value) },
        facts: [fact],
        explains: [`service-not-running:${subjectOf(fact)}`],
      }),
    )
