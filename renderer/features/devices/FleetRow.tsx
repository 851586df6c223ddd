import { IconChevronDown, IconChevronRight, IconPinnedFilled } from '@tabler/icons-react'
import { type CSSProperties, memo } from 'react'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { StateIcon } from '../../ui/index.ts'
import type { ColumnId } from './columns.ts'
import { type CellWords, DeviceCell } from './DeviceCell.tsx'
import type { FleetLine } from './fleetLines.ts'
import { groupTitle } from './groupTitle.ts'

interface FleetRowProps {
  readonly line: FleetLine
  /** Undefined while its page is on its way, and for lines that are no device. */
  readonly row: DeviceRow | undefined
  readonly index: number
  readonly top: number
  readonly grid: CSSProperties
  readonly columns: readonly { readonly id: ColumnId }[]
  readonly isSelected: boolean
  readonly isAt: boolean
  readonly isInFront: boolean
  readonly words: CellWords
}

/** A device, the head of a group, or the offer of more. Drawn again only when something of its own changes, so that scrolling stays fluid. */
export const FleetRow = memo(function FleetRow(props: FleetRowProps) {
  const { line, row, index, top, grid, columns, isSelected, isAt, isInFront, words } = props
  const { t } = words
  const common = { id: `device-line-${index}`, 'data-line': index }
  const look = (name: string) => `devices-row ${name}${isAt ? ' at' : ''}${isSelected ? ' selected' : ''}`
  if (line.kind !== 'device') {
    return (
      <div
        {...common}
        tabIndex={-1}
        role="treeitem"
        aria-level={1}
        aria-selected={isAt}
        className={look(`devices-${line.kind}`)}
        style={{ top }}
        aria-expanded={line.kind === 'group' ? line.list.open : undefined}
      >
        {line.kind === 'group' ? <GroupHead line={line} words={words} /> : <MoreOf line={line} words={words} />}
      </div>
    )
  }
  return (
    <div
      {...common}
      tabIndex={-1}
      role="treeitem"
      aria-level={line.list.group === undefined ? 1 : 2}
      className={look(line.list.group === undefined ? 'devices-device' : 'devices-device inset')}
      style={{ ...grid, top }}
      aria-selected={isSelected}
      aria-busy={row === undefined}
    >
      {row === undefined ? (
        <span className="devices-waiting" title={t('loading')} />
      ) : (
        columns.map(({ id }) => (
          <span key={id} className="devices-cell">
            <DeviceCell row={row} column={id} words={words} />
            {id === 'name' && isInFront && (
              <span className="devices-front" title={t('inFront')}>
                <IconPinnedFilled size={13} aria-label={t('inFront')} />
              </span>
            )}
          </span>
        ))
      )}
    </div>
  )
})

interface LineProps {
  readonly line: FleetLine
  readonly words: CellWords
}

function GroupHead({ line: { list }, words: { pick, formatNumber } }: LineProps) {
  const { group, by, open } = list
  if (group === undefined || by === undefined) return null
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <span className="devices-group-head">
      <Chevron size={15} aria-hidden />
      {group.severity !== undefined && <StateIcon state={group.severity} />}
      <span className="ellipsis strong">{groupTitle(group, by, pick)}</span>
      <span className="t2 num">{formatNumber(group.devices)}</span>
    </span>
  )
}

function MoreOf({ line: { list }, words: { t } }: LineProps) {
  return <span className="linklike">{t('showMore', { count: list.total - list.shown })}</span>
}
