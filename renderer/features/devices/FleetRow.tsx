import { IconChevronDown, IconChevronRight, IconPinnedFilled } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { useText } from '../../host/index.ts'
import { StateIcon } from '../../ui/index.ts'
import type { ColumnId } from './columns.ts'
import { DeviceCell } from './DeviceCell.tsx'
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
}

/** A device, the head of a group, or the offer of more. */
export function FleetRow({ line, row, index, top, grid, columns, isSelected, isAt, isInFront }: FleetRowProps) {
  const { t } = useText('devices')
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
        {line.kind === 'group' ? <GroupHead line={line} /> : <MoreOf line={line} />}
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
            <DeviceCell row={row} column={id} />
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
}

function GroupHead({ line: { list } }: { readonly line: FleetLine }) {
  const { pick, formatNumber } = useText('devices')
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

function MoreOf({ line: { list } }: { readonly line: FleetLine }) {
  const { t } = useText('devices')
  return <span className="linklike">{t('showMore', { count: list.total - list.shown })}</span>
}
