import type { SourcedFact } from '../../facts/fact.ts'
import type { FactKindId } from '../../facts/factKinds.ts'
import { buildFinding, resultRules, statusRules } from '../buildFinding.ts'
import { isTime } from '../factIndex.ts'
import { groupFacts } from '../groupFacts.ts'
import { isEnrolled } from '../judgeEnrollment.ts'
import { type DeviceList, isJoined, joinMatters, type Rule, type RuleContext } from '../ruleContext.ts'

const DAY = 86_400_000
/** From this many days since the last sign-in on the analyzer calls a device stale. */
const STALE_AFTER_DAYS = 21
const MAX_IDS = 4

/** What names the device, the most telling first. */
const identities = [
  'device.name',
  'entra.deviceId',
  'mde.senseDeviceId',
  'enrollment.intuneDeviceId',
] as const satisfies readonly FactKindId[]
/** The id that makes two rows of a list two objects. */
const idOfSource: Readonly<Record<DeviceList['source'], FactKindId>> = {
  portal: 'mde.senseDeviceId',
  entra: 'entra.deviceId',
  intune: 'enrollment.intuneDeviceId',
}

/** The list itself as a place of evidence. */
const placeOf = ({ artefactId, source, locator, quote }: DeviceList): SourcedFact => ({
  kind: 'inventory.list',
  subject: source,
  value: source,
  locator,
  quote,
  trusted: true,
  artefactId,
})

/** Lists of a source that were imported, where none of them names the device; empty where one does, or where a list holds no row. */
function listsWithoutDevice({ index, lists }: RuleContext, source: DeviceList['source']): readonly DeviceList[] {
  if (index.facts.length === 0 || index.of('inventory.listed', source).length > 0) return []
  return lists.filter((list) => list.source === source && list.rows > 0)
}

const named = ({ index }: RuleContext): SourcedFact[] => identities.flatMap((kind) => index.of(kind).slice(0, 1)).slice(0, 1)

/** Where the join decides, an object that never came to the cloud is the cause; elsewhere it is told. */
const notInEntraListRule: Rule = (context) => {
  const missing = listsWithoutDevice(context, 'entra')
  if (missing.length === 0) return []
  const isCause = joinMatters(context) && context.join.mode === 'attachV1'
  return buildFinding(context, {
    text: 'not-in-entra-list',
    severity: isCause ? 'error' : 'warning',
    confidence: isCause ? 'likely' : 'possible',
    rank: 81,
    ...(isCause ? { step: 'syncwait' as const } : {}),
    args: { rows: missing.reduce((sum, { rows }) => sum + rows, 0) },
    facts: [...missing.map(placeOf), ...named(context)],
    explains: ['join-failed', ...statusRules(10, 18, 37, 42), ...resultRules('121027', '121030', '122029')],
  })
}

const notInIntuneListRule: Rule = (context) => {
  const missing = listsWithoutDevice(context, 'intune')
  if (missing.length === 0 || !isEnrolled(context.enrollment?.code)) return []
  return buildFinding(context, {
    text: 'not-in-intune-list',
    severity: 'warning',
    confidence: 'possible',
    rank: 141,
    args: { rows: missing.reduce((sum, { rows }) => sum + rows, 0) },
    facts: [...missing.map(placeOf), ...context.index.of('enrollment.status').slice(0, 1)],
  })
}

const notInPortalListRule: Rule = (context) => {
  const missing = listsWithoutDevice(context, 'portal')
  if (missing.length === 0) return []
  return buildFinding(context, {
    text: 'not-in-portal-list',
    severity: 'warning',
    confidence: 'possible',
    rank: 142,
    args: { rows: missing.reduce((sum, { rows }) => sum + rows, 0) },
    facts: [...missing.map(placeOf), ...named(context)],
  })
}

/** The object was synchronised and waits for the device. A row of another object of the device that has registered speaks against it. */
const pendingRule: Rule = (context) => {
  const facts = context.index.of('inventory.registration', 'entra').filter(({ value }) => value === 'Pending')
  if (isJoined(context)) return []
  const matters = joinMatters(context)
  return buildFinding(context, {
    text: 'pending-in-entra',
    severity: matters ? 'error' : 'warning',
    confidence: matters ? 'likely' : 'possible',
    rank: 89,
    step: 'join',
    facts,
    against: context.index.of('inventory.registeredAt', 'entra'),
    explains: statusRules(10, 42),
  })
}

/** Two rows of one list with ids that differ; the same id in two rows is the list's own repetition. */
const duplicateRule: Rule = (context) =>
  (['entra', 'portal', 'intune'] as const)
    .flatMap((source) => {
      const listed = context.index.of('inventory.listed', source)
      if (listed.length < 2) return []
      const rows = new Set(listed.map(rowKey))
      const ids = context.index.of(idOfSource[source]).filter((fact) => fact.row !== undefined && rows.has(rowKey(fact)))
      const doubled = [...groupFacts(ids, (fact) => String(fact.artefactId)).values()].find(
        (group) => new Set(group.map(({ value }) => value)).size > 1,
      )
      if (doubled === undefined) return []
      const values = [...new Set(doubled.map(({ value }) => String(value)))]
      return buildFinding(context, {
        text: 'duplicate-in-list',
        severity: 'warning',
        confidence: 'certain',
        rank: 143,
        args: { count: values.length, ids: [...values.slice(0, MAX_IDS), ...(values.length > MAX_IDS ? ['…'] : [])].join(', ') },
        facts: doubled,
        explains: [`sources-disagree:${idOfSource[source]}`],
      })
    })
    .slice(0, 1)

const rowKey = ({ artefactId, row }: SourcedFact): string => `${artefactId} ${row ?? ''}`

/** Judged for the newest activity of the list that the row stands in, which is about when it was made; never for today. */
const staleRule: Rule = (context) => {
  const newestOf = new Map(context.lists.map(({ artefactId, newest }) => [artefactId, newest]))
  const seen = context.index.of('inventory.lastSeen', 'entra').flatMap((fact) => {
    const newest = newestOf.get(fact.artefactId)
    if (!isTime(fact.value) || !isTime(newest)) return []
    return [{ fact, newest, days: Math.floor((Date.parse(newest) - Date.parse(fact.value)) / DAY) }]
  })
  const latest = seen.sort((a, b) => a.days - b.days)[0]
  if (latest === undefined || latest.days < STALE_AFTER_DAYS) return []
  const { fact, newest, days } = latest
  return buildFinding(context, {
    text: 'stale-in-entra',
    severity: 'warning',
    confidence: 'likely',
    rank: 144,
    args: { days, last: String(fact.value).slice(0, 10), newest: newest.slice(0, 10) },
    facts: [fact, ...context.lists.filter(({ artefactId }) => artefactId === fact.artefactId).map(placeOf)],
  })
}

/** A disabled object, unless the list also holds an enabled one for the device. */
const disabledRule: Rule = (context) => {
  const all = context.index.of('inventory.enabled', 'entra')
  const disabled = all.filter(({ value }) => value === false)
  const enabled = all.filter(({ value }) => value === true)
  return buildFinding(context, {
    text: 'disabled-in-entra',
    severity: enabled.length > 0 || isEnrolled(context.enrollment?.code) ? 'warning' : 'error',
    confidence: enabled.length > 0 ? 'possible' : 'likely',
    rank: 88,
    step: 'join',
    facts: disabled,
    against: enabled,
    explains: ['device-auth-failed', 'certificate-not-synced', ...statusRules(18)],
  })
}

/** What a list says of the join or the onboarding, held against the device's own word. */
const listDisagreesRule: Rule = (context) => {
  const { index } = context
  const isPending = index.of('inventory.registration', 'entra').some(({ value }) => value === 'Pending')
  const joined = index.of('inventory.joinType', 'entra').filter(({ value }) => /\bjoined\b|\bjoint|jonction/i.test(String(value)))
  const notJoined = index.of('join.azureAdJoined').filter(({ value }) => value === false)
  const onboarded = index.of('inventory.onboardingStatus', 'portal').filter(({ value }) => /^(onboarded|intégré)/i.test(String(value)))
  const notOnboarded = index.of('mde.onboardingState').filter(({ value }) => value === 0)
  const pairs = [isPending ? [[], []] : [joined, notJoined], [onboarded, notOnboarded]]
  const [listed, own] = pairs.find(([one = [], other = []]) => one.length > 0 && other.length > 0) ?? []
  const [first, device] = [listed?.[0], own?.[0]]
  if (first === undefined || device === undefined) return []
  return buildFinding(context, {
    text: 'list-disagrees',
    severity: 'warning',
    confidence: 'certain',
    rank: 145,
    args: { listed: first.quote, device: device.quote },
    facts: [...(listed ?? []), ...(own ?? [])],
  })
}

export const fleetRules: readonly Rule[] = [
  notInEntraListRule,
  notInIntuneListRule,
  notInPortalListRule,
  pendingRule,
  duplicateRule,
  staleRule,
  disabledRule,
  listDisagreesRule,
]
