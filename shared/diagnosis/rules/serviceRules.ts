import { serviceNames } from '../../knowledge/namedTexts.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import { subjectOf } from '../factSubject.ts'
import { groupFacts } from '../groupFacts.ts'
import type { Rule } from '../ruleContext.ts'

const ALL_STATUSES = statusRules(...Array.from({ length: 44 }, (_, index) => index + 1))

/** States of a service that does not do its work. An empty or unknown word says nothing. */
const notRunning = new Set(['stopped', 'paused', 'startpending', 'stoppending', 'pausepending', 'continuepending'])
/** Without the sensor nothing enrols; the Account Sign-in Assistant starts on demand, so stopped is its normal state. */
const NEEDED = 'sense'
const ON_DEMAND = 'wlid'

/** A service that does not run: an error for the sensor, a warning for the others; one finding a service. */
export const serviceNotRunningRule: Rule = (context) => {
  return [...groupFacts(context.index.of('service.status'), subjectOf)].flatMap(([subject, facts]) => {
    const [fact] = facts
    if (fact === undefined || subject === ON_DEMAND || !notRunning.has(String(fact.value).toLowerCase())) return []
    return buildFinding(context, {
      text: 'service-not-running',
      rule: `service-not-running:${subject}`,
      variant: subject === NEEDED ? NEEDED : undefined,
      severity: subject === NEEDED ? 'error' : 'warning',
      confidence: 'certain',
      rank: subject === NEEDED ? 20 : 120,
      ...(subject === NEEDED ? { step: 'onboard' as const } : {}),
      args: { service: serviceNames.get(subject) ?? { en: fact.subject, fr: fact.subject }, state: String(fact.value) },
      facts: facts.filter((other) => other.value === fact.value),
      against: facts.filter((other) => other.value !== fact.value),
      explains: subject === NEEDED ? ALL_STATUSES : [],
    })
  })
}

/** A disabled service cannot start when it is needed. */
export const serviceDisabledRule: Rule = (context) => {
  const disabled = context.index
    .of('service.startType')
    .filter((fact) => String(fact.value).toLowerCase() === 'disabled' && serviceNames.has(subjectOf(fact)))
  return [...groupFacts(disabled, subjectOf)].flatMap(([subject, facts]) =>
    buildFinding(context, {
      text: 'service-not-running',
      rule: `service-disabled:${subject}`,
      variant: 'startType',
      severity: 'warning',
      confidence: 'certain',
      rank: 121,
      ...(subject === NEEDED ? { step: 'onboard' as const } : {}),
      args: { service: serviceNames.get(subject) ?? { en: subject, fr: subject }, state: String(facts[0]?.value) },
      facts,
      explains: [`service-not-running:${subject}`],
    }),
  )
}
