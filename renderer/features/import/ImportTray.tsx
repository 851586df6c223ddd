import './import.css'
import { IconChevronDown, IconLoader2 } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { TrayEntry } from '../../../shared/contract/caseRequests.ts'
import { useCase, useEscape, useText, useView } from '../../host/index.ts'
import { StateIcon, type StateName, useContextMenu, useRecordEntries } from '../../ui/index.ts'

const ROW = 30

const icons = {
  read: 'ok',
  duplicate: 'ok',
  partlyRead: 'warning',
  failed: 'error',
  unknown: 'info',
  waiting: 'notReached',
  cancelled: 'notNeeded',
} as const satisfies Record<Exclude<TrayEntry['state'], 'reading'>, StateName>

/** The import, opened from the status bar: every file offered, and what became of it. */
export function ImportTray({ onClose }: { readonly onClose: () => void }) {
  const { t, formatNumber } = useText('import')
  const { progress } = useCase()
  useEscape(onClose)
  const tray = useView('case.importTray', {})
  const entries = tray.status === 'ready' ? tray.view : []
  const last = entries.at(-1)
  return (
    <section className="tray" aria-label={t('label')} data-region tabIndex={-1}>
      <header>
        <b className="ellipsis">
          {progress === undefined || last === undefined ? t('title') : t('titleOf', { name: baseName(last.container) })}
        </b>
        <span className="t2 small num nowrap tray-count">
          {progress === undefined
            ? t('offered', { count: entries.length, shown: formatNumber(entries.length) })
            : t('count', { done: formatNumber(progress.done), total: formatNumber(progress.total) })}
        </span>
        <button type="button" className="icon-button" aria-label={t('close')} title={t('close')} onClick={onClose}>
          <IconChevronDown size={16} />
        </button>
      </header>
      {tray.status === 'failed' && <p className="tray-none error">{tray.message}</p>}
      {tray.status === 'ready' && entries.length === 0 ? <p className="tray-none t2 small">{t('none')}</p> : <TrayList entries={entries} />}
      {progress !== undefined && <footer className="small t2">{t('foot')}</footer>}
    </section>
  )
}

/** `C:\\Temp\\Result.zip` is shown as `Result.zip`. */
const baseName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path

function TrayList({ entries }: { readonly entries: readonly TrayEntry[] }) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: entries.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 8 })
  return (
    <div className="tray-list" ref={scroll}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const entry = entries[item.index]
          return entry === undefined ? null : <TrayRow key={item.key} entry={entry} top={item.start} />
        })}
      </ul>
    </div>
  )
}

function TrayRow({ entry, top }: { readonly entry: TrayEntry; readonly top: number }) {
  const { t, pick, formatBytes } = useText('import')
  const name = entry.path === '' ? entry.container : entry.path
  const message = entry.message === undefined ? undefined : pick(entry.message)
  const { open, menu } = useContextMenu()
  const entriesFor = useRecordEntries()
  const line = [entry.container, entry.path, entry.bytes, t(entry.state), message ?? '']
  return (
    <li
      style={{ transform: `translateY(${top}px)` }}
      className={entry.state === 'reading' ? 'now' : undefined}
      onContextMenu={(event) => open(event, entriesFor({ line, json: entry }))}
    >
      <span className="ellipsis grow" title={`${entry.container}\n${name}`}>
        {name}
      </span>
      <span className="t2 small num ellipsis tray-note" title={message}>
        {message ?? formatBytes(entry.bytes)}
      </span>
      <span className="tray-state">
        {entry.state === 'reading' ? (
          <IconLoader2 size={14} className="spin" aria-hidden />
        ) : (
          <StateIcon state={icons[entry.state]} size={14} />
        )}
        {t(entry.state)}
      </span>
      {menu}
    </li>
  )
}
