import { type FactKindId, factKinds } from '../../facts/factKinds.ts'
import { fillText } from '../../knowledge/fillText.ts'
import { diagnosisTexts } from '../../knowledge/namedTexts.ts'
import { buildFinding } from '../buildFinding.ts'
import { isTime } from '../factIndex.ts'
import { findConflicts } from '../findDisagreements.ts'
import type { Rule } from '../ruleContext.ts'

/** Tenant ids have a rule of their own, services and results their state of the moment. */
const toldElsewhere = new Set<string>(['entra.tenantId', 'scp.tenantId'])
/** Values that a sentence names; the disagreement itself holds all. */
const MAX_LISTED = 8
/** Two sources that differ here change the verdict. */
const decisive = new Set<string>([
  'device.name',
  'enrollment.status',
  'join.azureAdJoined',
  'join.domainJoined',
  'entra.deviceId',
  'mde.orgId',
  'mde.onboardingState',
])

/** Facts whose disagreement has a meaning of its own. */
const variants: Readonly<Partial<Record<FactKindId, string>>> = { 'join.domainJoined': 'domainJoined', 'device.name': 'deviceName' }

/** Sources that say different things about one fact: both are kept, one finding a fact. */
export const sourcesDisagreeRule: Rule = (context) =>
  findConflicts(context.index)
    .filter(({ kind }) => !toldElsewhere.has(kind))
    .flatMap(({ kind, subject, groups }) => {
      const { en, fr } = factKinds[kind]
      const firsts = groups.slice(0, MAX_LISTED).flatMap((group) => group.slice(0, 1))
      const parts = firsts.map((fact) =>
        fillText(diagnosisTexts['value.source'], { value: String(fact.value), file: context.index.refs([fact])[0]?.file ?? '' }),
      )
      return buildFinding(context, {
        text: 'sources-disagree',
        rule: `sources-disagree:${kind}${subject === '' ? '' : `:${subject}`}`,
        variant: variants[kind],
        severity: decisive.has(kind) ? 'warning' : 'info',
        confidence: 'certain',
        rank: 140,
        args: {
          what: { en: withSubject(en, subject), fr: withSubject(fr, subject) },
          values: { en: parts.map((part) => part.en).join('; '), fr: parts.map((part) => part.fr).join('\u00a0; ') },
        },
        facts: [...groups.flatMap((group) => group.slice(0, 1)), ...groups.flat()],
      })
    })

const withSubject = (title: string, subject: string): string => (subject === '' ? title : `${title} (${subject})`)

const DAY = 86_400_000
/** From here on the older evidence is more than a note. */
const WARN_AFTER_DAYS = 7

export const evidenceStaleRule: Rule = (context) => {
  const times = [...context.index.of('analyzer.runTime'), ...context.index.of('diagnostic.clientTime')].filter((fact) => isTime(fact.value))
  const sorted = [...times].sort((a, b) => Date.parse(String(a.value)) - Date.parse(String(b.value)))
  const [oldest, newest] = [sorted[0], sorted.at(-1)]
  if (oldest === undefined || newest === undefined) return []
  const days = Math.floor((Date.parse(String(newest.value)) - Date.parse(String(oldest.value))) / DAY)
  if (days < 2) return []
  return buildFinding(context, {
    text: 'evidence-stale',
    severity: days >= WARN_AFTER_DAYS ? 'warning' : 'info',
    confidence: 'certain',
    rank: 150,
    args: { days, from: String(oldest.value).slice(0, 10), to: String(newest.value).slice(0, 10) },
    facts: [oldest, newest],
  })
}

/** A known defect of the analyzer: the line repeats the attempt. Readers mark such facts as not trusted. */
export const lastCheckinUntrustedRule: Rule = (context) =>
  buildFinding(context, {
    text: 'last-checkin-untrusted',
    severity: 'info',
    confidence: 'certain',
    rank: 160,
    facts: context.index.facts.filter((fact) => fact.kind === 'enrollment.lastCheckinSuccess' && !fact.trusted),
  })
