import { TextInput } from '@mantine/core'
import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { useNavigation, usePages, useText } from '../../host/index.ts'
import { Card, StateIcon } from '../../ui/index.ts'

interface DevicesCardProps {
  readonly selectedId: number | undefined
  readonly onSelect: (deviceId: number) => void
  readonly counts: {
    readonly errors: number
    readonly warnings: number
    readonly healthy: number
    readonly unknown: number
    readonly total: number
  }
}

const ROW = 58
/** From this many devices on a field to find one is worth its room. */
const FIND_FROM = 8

/** Status by device, worst first. A click puts its verdict in front, a double click or Enter opens its join flow. */
export function DevicesCard({ selectedId, onSelect, counts }: DevicesCardProps) {
  const { t } = useText('overview')
  const { openTab } = useNavigation()
  const [text, setText] = useState('')
  const pages = usePages('devices.list', text.trim() === '' ? {} : { text: text.trim() })
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: pages.total, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 6 })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => pages.want(first, last), [pages, first, last])
  const onKeyDown = (event: KeyboardEvent, row: DeviceRow, index: number) => {
    if (event.key === 'Enter') openTab('join-flow', { deviceId: row.id })
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = step === 0 ? undefined : pages.row(index + step)
    if (event.key === 'Enter' || step !== 0) event.preventDefault()
    if (next === undefined) return
    virtual.scrollToIndex(index + step)
    onSelect(next.id)
    const line = event.currentTarget.parentElement
    requestAnimationFrame(() => line?.querySelector<HTMLElement>(`[data-index="${index + step}"]`)?.focus())
  }
  return (
    <Card
      title={t('devices')}
      aside={
        <button type="button" className="linklike" title={t('allDevices')} onClick={() => openTab('devices')}>
          {summary(counts, t)}
          <IconArrowRight size={14} aria-hidden />
        </button>
      }
    >
      {counts.total >= FIND_FROM && (
        <div className="overview-devices-find">
          <TextInput
            leftSection={<IconSearch size={14} />}
            placeholder={t('findDevice')}
            data-find
            aria-label={t('findDevice')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
      )}
      {pages.total === 0 && text !== '' && pages.status === 'ready' && <p className="overview-none">{t('noDeviceFits', { text })}</p>}
      <div className="overview-devices-list" ref={scroll} style={{ height: Math.min(virtual.getTotalSize(), 6 * ROW) }}>
        <div className="overview-devices-space" style={{ height: virtual.getTotalSize() }} role="listbox" aria-label={t('devices')}>
          {items.map((item) => {
            const row = pages.row(item.index)
            if (row === undefined) return null
            return (
              <div
                // By place, not by device: rows change places during an import, and heights are kept by place.
                key={item.key}
                role="option"
                data-index={item.index}
                aria-selected={row.id === selectedId}
                tabIndex={row.id === selectedId || (selectedId === undefined && item.index === 0) ? 0 : -1}
                className={`overview-device${row.id === selectedId ? ' selected' : ''}`}
                ref={virtual.measureElement}
                style={{ top: item.start }}
                onClick={() => onSelect(row.id)}
                onDoubleClick={() => openTab('join-flow', { deviceId: row.id })}
                onKeyDown={(event) => onKeyDown(event, row, item.index)}
              >
                <DeviceLine row={row} />
              </div>
            )
          })}
        </div>
      </div>
    </Card>
  )
}

type Translate = (key: string, args?: Record<string, string | number>) => string

function summary(counts: DevicesCardProps['counts'], t: Translate): string {
  const parts: string[] = []
  if (counts.errors > 0) parts.push(t('errors', { count: counts.errors }))
  if (counts.warnings > 0) parts.push(t('warnings', { count: counts.warnings }))
  if (counts.unknown > 0) parts.push(t('openDevices', { count: counts.unknown }))
  if (counts.healthy > 0) parts.push(t('healthyDevices', { count: counts.healthy }))
  return parts.join(' · ')
}

function DeviceLine({ row }: { readonly row: DeviceRow }) {
  const { t, pick } = useText('overview')
  const state = joinStates.find((candidate) => candidate.id === row.observed)
  const status = row.enrollmentStatus
  return (
    <>
      <StateIcon state={row.verdict.severity} size={18} />
      <span className="overview-device-name">
        <b>{row.name}</b>
        <span className="t2 small">{row.os}</span>
        <span className="small overview-device-verdict">{pick(row.verdict.title)}</span>
      </span>
      <span className="overview-device-code">
        <b>
          {status === undefined ? (
            t('noStatus')
          ) : (
            <>
              {status.code} <i>{status.hex}</i>
            </>
          )}
        </b>
        <span>{state === undefined ? '' : pick(state.title)}</span>
      </span>
    </>
  )
}
