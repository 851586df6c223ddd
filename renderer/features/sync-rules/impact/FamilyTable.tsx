import type { ImpactFilter, ImpactSummary } from '../../../../shared/contract/syncRuleRequests.ts'
import type { Localized } from '../../../../shared/facts/localized.ts'
import { useText } from '../../../host/index.ts'
import { StateIcon, type StateName } from '../../../ui/index.ts'
import type { ImpactKind } from './impactKind.ts'

/** What a family of systems has to do with the change, where something is to be said of it. */
export interface FamilyNote {
  readonly state: StateName
  readonly text: Localized
}

interface FamilyTableProps {
  readonly families: ImpactSummary['families']
  readonly kind: ImpactKind
  /** Nothing is said of a change that is not known. */
  readonly noteOf: (family: ImpactSummary['families'][number]) => FamilyNote | undefined
  readonly filter: ImpactFilter
  readonly onFilter: (filter: ImpactFilter) => void
}

/** What the bars show. */
const counted = {
  filter: { change: 'toSynced', head: 'impact.becomeSynced' },
  filterAlone: { change: 'toFiltered', head: 'impact.filteredByRule' },
  value: { change: 'changed', head: 'impact.valueChanges' },
} as const

/** Computers by operating system: how many change, and why. A click shows the system alone. */
export function FamilyTable({ families, kind, noteOf, filter, onFilter }: FamilyTableProps) {
  const { t, pick, formatNumber } = useText('sync-rules')
  const changedOf = ({ counts }: ImpactSummary['families'][number]) => counts[counted[kind].change]
  const most = Math.max(1, ...families.map((family) => family.computers))
  const hasFiltered = kind === 'filter' && families.some(({ counts }) => counts.toFiltered > 0)
  const toggle = (id: string) => {
    const { family: chosen, ...others } = filter
    onFilter(chosen?.length === 1 && chosen[0] === id ? others : { ...others, family: [id] })
  }
  return (
    <table className="impact-families">
      <thead>
        <tr>
          <th scope="col">{t('impact.system')}</th>
          <th scope="col" className="r">
            {t('impact.computers')}
          </th>
          <th scope="col">{t(counted[kind].head)}</th>
          {hasFiltered && <th scope="col">{t('impact.becomeFiltered')}</th>}
          <th scope="col">{kind === 'filter' ? t('impact.why') : ''}</th>
        </tr>
      </thead>
      <tbody>
        {families
          .toSorted((a, b) => changedOf(b) - changedOf(a) || b.computers - a.computers)
          .map((family) => {
            const note = kind === 'filter' ? noteOf(family) : undefined
            const changed = changedOf(family)
            return (
              <tr key={family.id} className={filter.family?.includes(family.id) === true ? 'selected' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={filter.family?.length === 1 && filter.family[0] === family.id}
                    onClick={() => toggle(family.id)}
                  >
                    {pick(family.label)}
                  </button>
                </th>
                <td className="r num">{formatNumber(family.computers)}</td>
                <td>
                  <span className="impact-bar">
                    <i
                      style={{ width: `${Math.max(changed > 0 ? 3 : 1, (changed / most) * 64)}px` }}
                      className={changed > 0 ? '' : 'zero'}
                    />
                    <b className="num">{formatNumber(changed)}</b>
                  </span>
                </td>
                {hasFiltered && <td className="num">{formatNumber(family.counts.toFiltered)}</td>}
                <td>
                  {note !== undefined && (
                    <span className="row impact-why">
                      <StateIcon state={note.state} size={15} />
                      {pick(note.text)}
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}
