import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { LibrarySort } from '../../../../shared/contract/libraryRequests.ts'
import { useText } from '../../../host/index.ts'

/** Columns that cases can be put in order by, as they stand from the left, and whether the first click puts the largest first. */
const columns = [
  { by: 'title', descending: false },
  { by: 'customer', descending: false },
  { by: 'status', descending: false },
  { by: 'severity', descending: false },
  { by: 'devices', descending: true },
  { by: 'modified', descending: true },
] as const satisfies readonly LibrarySort[]

interface LibraryColumnsProps {
  readonly sort: LibrarySort
  readonly onSort: (sort: LibrarySort) => void
}

export function LibraryColumns({ sort, onSort }: LibraryColumnsProps) {
  const { t } = useText('start')
  return (
    <div className="library-line library-columns">
      {columns.map((column) => {
        const isChosen = column.by === sort.by
        const Arrow = sort.descending ? IconArrowDown : IconArrowUp
        const next = isChosen ? { by: column.by, descending: !sort.descending } : column
        return (
          <button key={column.by} type="button" className={`library-${column.by}`} aria-pressed={isChosen} onClick={() => onSort(next)}>
            <span className="ellipsis">{t(`column.${column.by}`)}</span>
            {isChosen && <Arrow size={13} aria-hidden />}
          </button>
        )
      })}
    </div>
  )
}
