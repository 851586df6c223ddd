import { IconLock, IconPinFilled } from '@tabler/icons-react'
import type { LibraryCase } from '../../../../shared/contract/libraryRequests.ts'
import { useText } from '../../../host/index.ts'
import { StateIcon } from '../../../ui/index.ts'

interface LibraryRowProps {
  /** Undefined while its page is on its way. */
  readonly row: LibraryCase | undefined
  readonly index: number
  readonly top: number
  readonly isAt: boolean
  readonly isPinned: boolean
  readonly isOpenHere: boolean
}

/** A case in two lines: what people call it above, what goes with it below. */
export function LibraryRow({ row, index, top, isAt, isPinned, isOpenHere }: LibraryRowProps) {
  const { t, formatDay, formatNumber } = useText('start')
  const frame = {
    id: `library-row-${index}`,
    role: 'option',
    'aria-selected': isAt,
    'data-row': index,
    className: `library-line library-row${isAt ? ' at' : ''}`,
    style: { transform: `translateY(${top}px)` },
  }
  if (row === undefined) return <div {...frame} />
  return (
    <div {...frame} title={row.path}>
      <span className="library-title">
        <span className="row">
          {isPinned && <IconPinFilled size={13} className="library-pin" aria-label={t('pinned')} />}
          <b className="ellipsis">{row.title}</b>
          {row.redacted && <span className="tag">{t('redacted')}</span>}
        </span>
        <span className="row">
          <CaseState row={row} isOpenHere={isOpenHere} />
          <span className="t2 small ellipsis">{row.tags.length > 0 ? row.tags.map((tag) => `#${tag}`).join(' ') : fileName(row.path)}</span>
        </span>
      </span>
      <span className="library-customer">
        <span className="ellipsis">{row.customer}</span>
        <span className="t2 small ellipsis">{[row.ticket, row.engineer].filter((part) => part !== '').join(' · ')}</span>
      </span>
      <span className="library-status">{row.status !== undefined && t(`status.${row.status}`)}</span>
      <Worst row={row} />
      <span className="library-devices">
        <span className="num">{row.state === 'read' || row.devices > 0 ? formatNumber(row.devices) : ''}</span>
        <span className="t2 small ellipsis">{row.deviceNames.join(', ')}</span>
      </span>
      <span className="library-modified t2 num nowrap">{formatDay(row.modifiedAt)}</span>
    </div>
  )
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** Whether something keeps the case from being shown as it is now. */
function CaseState({ row, isOpenHere }: { readonly row: LibraryCase; readonly isOpenHere: boolean }) {
  const { t } = useText('start')
  if (isOpenHere) return <span className="tag">{t('openHere')}</span>
  if (row.state === 'read') return null
  if (row.state !== 'inUse') return <span className="tag library-fault">{t(`caseState.${row.state}`)}</span>
  return (
    <span className="tag library-in-use" title={row.owner === undefined ? t('inUse') : t('inUseBy', { owner: row.owner })}>
      <IconLock size={12} aria-hidden />
      <span className="ellipsis">{row.owner === undefined ? t('inUse') : t('inUseBy', { owner: row.owner })}</span>
    </span>
  )
}

function Worst({ row }: { readonly row: LibraryCase }) {
  const { t, pick } = useText('start')
  const [worst, ...others] = row.verdicts
  if (worst === undefined) return <span className="library-severity t2">{row.state === 'read' ? t('noVerdict') : ''}</span>
  return (
    <span className="library-severity" title={pick(worst.title)}>
      <span className="row">
        <StateIcon state={worst.severity} size={14} />
        <span className="ellipsis">{pick(worst.title)}</span>
      </span>
      {others.length > 0 && <span className="t2 small">{t('moreVerdicts', { count: others.length })}</span>}
    </span>
  )
}
