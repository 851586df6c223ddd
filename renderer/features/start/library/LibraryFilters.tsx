import { Select } from '@mantine/core'
import type { LibraryCounts, LibraryFilter } from '../../../../shared/contract/libraryRequests.ts'
import { caseStatusSchema } from '../../../../shared/facts/caseRecord.ts'
import { useText } from '../../../host/index.ts'

interface LibraryFiltersProps {
  readonly counts: LibraryCounts
  readonly filter: LibraryFilter
  readonly onFilter: (filter: LibraryFilter) => void
}

/** Status, tag and verdict, each with how many cases of the folder have it. */
export function LibraryFilters({ counts, filter, onFilter }: LibraryFiltersProps) {
  const { t, pick, formatNumber } = useText('start')
  const counted = (name: string, cases: number): string => `${name} (${formatNumber(cases)})`
  const statuses = caseStatusSchema.options.map((value) => ({ value, label: counted(t(`status.${value}`), counts.statuses[value]) }))
  const tags = counts.tags.map(({ tag, cases }) => ({ value: tag, label: counted(tag, cases) }))
  const verdicts = counts.verdicts.map(({ rule, title, cases }) => ({ value: rule, label: counted(pick(title), cases) }))
  return (
    <>
      <Choice
        name={t('column.status')}
        data={statuses}
        value={filter.statuses?.[0]}
        onChoose={(value) => {
          const status = caseStatusSchema.safeParse(value)
          onFilter({ ...filter, statuses: status.success ? [status.data] : [] })
        }}
      />
      <Choice
        name={t('tag')}
        data={tags}
        value={filter.tags?.[0]}
        onChoose={(value) => onFilter({ ...filter, tags: value === null ? [] : [value] })}
      />
      <Choice
        name={t('column.severity')}
        data={verdicts}
        value={filter.verdicts?.[0]}
        onChoose={(value) => onFilter({ ...filter, verdicts: value === null ? [] : [value] })}
        isWide
      />
    </>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | undefined
  readonly onChoose: (value: string | null) => void
  readonly isWide?: boolean
}

function Choice({ name, data, value, onChoose, isWide = false }: ChoiceProps) {
  return (
    <Select
      className={isWide ? 'library-choice wide' : 'library-choice'}
      aria-label={name}
      placeholder={name}
      data={[...data]}
      value={value ?? null}
      onChange={onChoose}
      clearable
      searchable={data.length > 8}
      disabled={data.length === 0}
      comboboxProps={{ width: isWide ? 380 : 220, position: 'bottom-end' }}
    />
  )
}
