import { Select, TextInput } from '@mantine/core'
import { IconDownload, IconSearch, IconX } from '@tabler/icons-react'
import type { DirectorySet, ImpactFilter, ImpactSummary } from '../../../../shared/contract/syncRuleRequests.ts'
import { useText } from '../../../host/index.ts'
import { changeKey, type ImpactKind } from './impactKind.ts'

interface ImpactFiltersProps {
  readonly kind: ImpactKind
  readonly filter: ImpactFilter
  readonly summary: ImpactSummary
  readonly onFilter: (filter: ImpactFilter) => void
  readonly onExport: () => void
  readonly exporting: boolean
}

/** What the table is narrowed to, each condition with its way out, and the way into a spreadsheet. */
export function ImpactFilters({ kind, filter, summary, onFilter, onExport, exporting }: ImpactFiltersProps) {
  const { t, pick } = useText('sync-rules')
  const familyOf = (id: string) => {
    const label = summary.families.find((family) => family.id === id)?.label
    return label === undefined ? id : pick(label)
  }
  const { text = '', change, family, certificate, container } = filter
  const pills = [
    change !== undefined && { key: 'change', value: change.map((one) => t(changeKey(kind, one))).join(', ') },
    family !== undefined && { key: 'family', value: family.map(familyOf).join(', ') },
    certificate !== undefined && { key: 'certificate', value: certificate.map((one) => t(`impact.cert.${one}`)).join(', ') },
    container !== undefined && { key: 'container', value: container.map((one) => t(`impact.container.${one}`)).join(', ') },
  ].filter((pill) => pill !== false)
  const without = (key: string) => Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key)) as ImpactFilter
  return (
    <div className="impact-filters">
      <TextInput
        className="impact-find"
        leftSection={<IconSearch size={14} />}
        placeholder={t('impact.find')}
        data-find
        aria-label={t('impact.find')}
        value={text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <Facet
        label={t('impact.certificate')}
        value={certificate?.[0]}
        options={(['none', 'valid', 'expired', 'notYet', 'otherSubject', 'unreadable'] as const)
          .filter((state) => summary.certificates[state] > 0)
          .map((state) => ({ value: state, label: `${t(`impact.cert.${state}`)} (${summary.certificates[state]})` }))}
        onChange={(value) => onFilter(value === undefined ? without('certificate') : { ...filter, certificate: [value] })}
      />
      <Facet
        label={t('impact.container')}
        value={container?.[0]}
        options={(['in', 'out', 'unknown'] as const)
          .filter((state) => summary.containers[state] > 0)
          .map((state) => ({ value: state, label: `${t(`impact.container.${state}`)} (${summary.containers[state]})` }))}
        onChange={(value) => onFilter(value === undefined ? without('container') : { ...filter, container: [value] })}
      />
      <span className="impact-pills">
        {pills.map(({ key, value }) => (
          <span key={key} className="impact-pill">
            <b>{t(`impact.${key}`)}</b>
            <span className="ellipsis">{value}</span>
            <button
              type="button"
              aria-label={t('impact.removeFilter', { field: t(`impact.${key}`) })}
              onClick={() => onFilter(without(key))}
            >
              <IconX size={13} aria-hidden />
            </button>
          </span>
        ))}
      </span>
      <button type="button" className="linklike" disabled={exporting} onClick={onExport}>
        <IconDownload size={14} aria-hidden />
        {t('impact.csv')}
      </button>
    </div>
  )
}

interface FacetProps<T extends string> {
  readonly label: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T | undefined) => void
}

function Facet<T extends string>({ label, value, options, onChange }: FacetProps<T>) {
  return (
    <Select
      className="impact-facet"
      aria-label={label}
      placeholder={label}
      clearable
      value={value ?? null}
      data={[...options]}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value)}
    />
  )
}

/** Which export of the directory is meant. */
export function DirectoryChooser({
  sets,
  value,
  onChange,
}: {
  readonly sets: readonly DirectorySet[]
  readonly value: number
  readonly onChange: (artefactId: number) => void
}) {
  const { t } = useText('sync-rules')
  return (
    <Select
      className="impact-directory"
      aria-label={t('impact.choose')}
      allowDeselect={false}
      value={String(value)}
      data={sets.map((set) => ({ value: String(set.artefactId), label: `${set.name} | ${t('impact.objects', { count: set.computers })}` }))}
      onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
    />
  )
}
