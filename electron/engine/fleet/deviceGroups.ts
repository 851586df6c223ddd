import type { Output } from '../../../shared/contract/requests.ts'
import type { DeviceField, DeviceFilter, DeviceGroup } from '../../../shared/contract/viewRequests.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { ruleTexts } from '../../../shared/knowledge/ruleTexts.ts'
import { countDevices, countSeverities, groupDevices, type ReadableCase, type ValueGroup } from '../../store/index.ts'

export interface GroupQuery {
  readonly filter: DeviceFilter
  readonly by: DeviceField
  /** The field's own filter does not narrow its groups: what else could be chosen. */
  readonly facet?: boolean | undefined
}

/** The fleet by one column: what is wrong with most devices, or what a filter of that column can be set to. */
export function deviceGroups(db: ReadableCase, { filter, by, facet }: GroupQuery): Output<'devices.groups'> {
  const { [by]: _own, ...others } = filter
  const severities = countSeverities(db, filter)
  const groups = groupDevices(db, facet ? others : filter, by).map((group) => asGroup(by, group))
  return {
    total: Object.values(severities).reduce((sum, count) => sum + count, 0),
    all: countDevices(db),
    severities,
    groups: groups.sort((a, b) => rankOf(a) - rankOf(b)),
  }
}

const SEVERITIES = ['error', 'warning', 'info', 'ok', 'unknown'] as const
const rankOf = ({ severity }: DeviceGroup): number => (severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity))

function asGroup(by: DeviceField, { key, devices, example }: ValueGroup): DeviceGroup {
  if (by === 'verdict') return { key, devices, title: verdictTitle(String(key), example?.verdict.title), ...severityOf(example?.verdict) }
  if (key === null) return { key, devices, title: withoutValue[by] }
  if (by === 'enrollmentStatus' && example?.enrollmentStatus !== undefined) {
    return { key, devices, title: example.enrollmentStatus.title, ...severityOf(example.enrollmentStatus) }
  }
  const state = by === 'observed' ? joinStates.find(({ id }) => id === key) : undefined
  return { key, devices, title: state?.title ?? { en: String(key), fr: String(key) } }
}

const severityOf = (judged: { readonly severity: NonNullable<DeviceGroup['severity']> } | undefined): Pick<DeviceGroup, 'severity'> =>
  judged === undefined ? { severity: 'unknown' } : { severity: judged.severity }

/** The rule's own title where it is the same for every device, else that of one of them. */
function verdictTitle(rule: string, example: Localized | undefined): Localized {
  const own = ruleTexts.find(({ id }) => id === rule)?.title
  if (own !== undefined && !own.en.includes('{')) return own
  return example ?? own ?? { en: rule, fr: rule }
}

/** A verdict is never absent. */
const withoutValue: Readonly<Record<Exclude<DeviceField, 'verdict'>, Localized>> = {
  managedBy: { en: 'Not said', fr: 'Non indiqué' },
  enrollmentStatus: { en: 'No enrollment status', fr: 'Aucun état d’inscription' },
  os: { en: 'Not known', fr: 'Inconnu' },
  observed: { en: 'Not known', fr: 'Inconnu' },
  tenantId: { en: 'No tenant', fr: 'Aucun locataire' },
}
