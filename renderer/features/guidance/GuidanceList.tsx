import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react'
import { useText } from '../../host/index.ts'
import { rowStep, StateBadge } from '../../ui/index.ts'
import { countReadings } from './editionsByFit.ts'
import type { GuidanceEntry, GuidanceSection } from './guidanceEntries.ts'
import { type CodesInCase, type GuidanceLine, guidanceLines } from './guidanceLines.ts'

interface GuidanceListProps {
  readonly section: GuidanceSection
  readonly entries: readonly GuidanceEntry[]
  readonly inCase: CodesInCase
  readonly ofDevice: boolean
  readonly searched: boolean
  readonly selected: GuidanceEntry | undefined
  readonly onSelect: (entry: GuidanceEntry) => void
}

/** The codes of one kind as a list that arrow keys walk. */
export function GuidanceList({ section, entries, inCase, ofDevice, searched, selected, onSelect }: GuidanceListProps) {
  const { t } = useText('guidance')
  const scroll = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => guidanceLines(entries, inCase, searched), [entries, inCase, searched])
  const at = lines.findIndex((line) => line.kind === 'entry' && line.entry === selected)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? 32 : 31),
    overscan: 12,
  })
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const onClick = (event: MouseEvent) => {
    const line = lines[Number((event.target as Element).closest('[data-index]')?.getAttribute('data-index') ?? -1)]
    if (line?.kind === 'entry') onSelect(line.entry)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = lineBeside(lines, at, event.key)
    if (next === undefined) return
    event.preventDefault()
    onSelect(next)
  }
  return (
    <>
      <Head section={section} />
      <div
        ref={scroll}
        className="guidance-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t('sections')}
        aria-activedescendant={selected === undefined ? undefined : domId(selected)}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="guidance-space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index]
            if (line === undefined) return null
            return (
              <div
                key={item.key}
                data-index={item.index}
                ref={virtual.measureElement}
                style={{ position: 'absolute', top: item.start, left: 0, right: 0 }}
              >
                {line.kind === 'group' ? (
                  <div className="guidance-group" style={{ position: 'static' }}>
                    {t(line.group === 'inCase' && ofDevice ? 'inDevice' : GROUP_TITLES[line.group])}
                    <span className="t2 num">{line.count}</span>
                  </div>
                ) : (
                  <div
                    id={domId(line.entry)}
                    role="option"
                    aria-selected={item.index === at}
                    className={`guidance-row guidance-cols-${section}${item.index === at ? ' selected' : ''}`}
                    style={{ position: 'static' }}
                    tabIndex={-1}
                  >
                    <Cells line={line} />
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

const domId = (entry: GuidanceEntry): string => `guidance-${entry.id.replace(/\W+/g, '-')}`

/** The entry that a key leads to from line `at`; undefined for a key that moves nothing. */
function lineBeside(lines: readonly GuidanceLine[], at: number, key: string): GuidanceEntry | undefined {
  const entries = lines.flatMap((line, index) => (line.kind === 'entry' ? [{ entry: line.entry, index }] : []))
  const current = entries.findIndex(({ index }) => index === at)
  return entries[rowStep(key, current, entries.length) ?? -1]?.entry
}

const GROUP_TITLES = { inCase: 'inCase', all: 'allCodes', found: 'found', mend: 'pagesMend', collect: 'pagesCollect' } as const

const COLUMNS = {
  status: ['code', 'hex', 'meaning', 'category', 'severity', 'editions'],
  errors: ['hex', 'decimal', 'meaning', 'phase'],
  results: ['id', 'meaning', 'test', 'severity'],
  events: ['id', 'meaning', 'provider'],
  procedures: ['page', 'about'],
} as const

function Head({ section }: { readonly section: GuidanceSection }) {
  const { t } = useText('guidance')
  return (
    <div className={`guidance-head guidance-cols-${section}`}>
      {COLUMNS[section].map((column) => (
        <span key={column} className={column === 'code' ? 'guidance-r' : undefined}>
          {t(column)}
        </span>
      ))}
    </div>
  )
}

function Cells({ line }: { readonly line: Extract<GuidanceLine, { kind: 'entry' }> }) {
  const { t, pick } = useText('guidance')
  const { entry } = line
  const title = pick(entry.title)
  switch (entry.section) {
    case 'status': {
      const readings = countReadings(entry.known)
      return (
        <>
          <span className="guidance-r strong">{entry.code}</span>
          <span className="mono small t2">{entry.other}</span>
          <span>
            {title}
            <Devices line={line} />
          </span>
          <span className="t2">{pick(entry.detail)}</span>
          <StateBadge state={entry.known.severity} />
          <span>
            {entry.known.contradiction !== undefined ? (
              <span className="tag">{t('disagree', { count: readings })}</span>
            ) : (
              <span className="t2">{t('agree')}</span>
            )}
          </span>
        </>
      )
    }
    case 'errors':
      return (
        <>
          <span className="mono strong">{entry.code}</span>
          <span className="mono small t2">{entry.other}</span>
          <span>
            {title} {entry.known.name !== undefined && <span className="mono small t2">{entry.known.name}</span>}
          </span>
          <span className="t2">{pick(entry.detail)}</span>
        </>
      )
    case 'results':
      return (
        <>
          <span className="mono strong">{entry.code}</span>
          <span>{entry.known.meaning === undefined ? <span className="t2">{t('noText')}</span> : title}</span>
          <span className="mono small t2">{entry.known.test}</span>
          <StateBadge state={entry.known.severity} />
        </>
      )
    case 'events':
      return (
        <>
          <span className="mono strong">{entry.code}</span>
          <span>{title}</span>
          <span className="t2">{pick(entry.detail)}</span>
        </>
      )
    case 'procedures':
      return (
        <>
          <span className="strong">{title}</span>
          <span className="t2">{pick(entry.detail)}</span>
        </>
      )
  }
}

function Devices({ line }: { readonly line: Extract<GuidanceLine, { kind: 'entry' }> }) {
  const { t } = useText('guidance')
  if (line.deviceCount === 0) return null
  const shown = line.devices.slice(0, 2)
  return (
    <span className="guidance-devices">
      {shown.map((device) => (
        <span key={device.id} className="tag">
          {device.name}
        </span>
      ))}
      {line.deviceCount > shown.length && <span className="t2 small">{t('devicesMore', { count: line.deviceCount - shown.length })}</span>}
    </span>
  )
}
