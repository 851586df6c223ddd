import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { RegistryValueRow } from '../../../shared/contract/viewRequests.ts'
import { usePages, useText } from '../../host/index.ts'
import { pointedRow, rowStep, rowsInSight, TabFailure } from '../../ui/index.ts'
import { shortKey, splitAtHit } from './registryLines.ts'

/** Pixels of a row. */
const ROW = 46

interface RegistryHitsProps {
  readonly deviceId: number | undefined
  readonly artefactId: number | undefined
  readonly text: string
  readonly onOpen: (row: RegistryValueRow) => void
}

/** Keys, names and data that hold the searched text; Enter or a click jumps to the value in its key. */
export function RegistryHits({ deviceId, artefactId, text, onOpen }: RegistryHitsProps) {
  const { t } = useText('registry')
  const scroll = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const pages = usePages('registry.search', {
    text,
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(artefactId === undefined ? {} : { artefactId }),
  })
  const virtual = useVirtualizer({ count: pages.total, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 10 })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => pages.want(first, last), [pages, first, last])
  const onClick = (event: MouseEvent) => {
    const row = pages.row(pointedRow(event) ?? -1)
    if (row !== undefined) onOpen(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = pages.row(at)
    if (event.key === 'Enter' && row !== undefined) onOpen(row)
    const index = event.key === 'Enter' ? at : rowStep(event.key, at, pages.total, rowsInSight(scroll.current, ROW))
    if (index === undefined) return
    event.preventDefault()
    setAt(index)
    virtual.scrollToIndex(index)
  }
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.status === 'ready' && pages.total === 0) return <p className="registry-none registry-values">{t('noHits', { text })}</p>
  return (
    <div className="registry-values registry-hits">
      <div className="registry-head">
        <span>
          {t('key')} · {t('hits', { count: pages.total })}
        </span>
        <span>{t('name')}</span>
        <span>{t('data')}</span>
        <span>{t('source')}</span>
      </div>
      <div
        ref={scroll}
        className="registry-values-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t('hits', { count: pages.total })}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="registry-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = pages.row(item.index)
            if (row === undefined) return null
            return (
              <div
                key={item.key}
                role="option"
                aria-selected={item.index === at}
                className={`registry-value${item.index === at ? ' selected' : ''}`}
                style={{ top: item.start }}
                tabIndex={-1}
                data-index={item.index}
              >
                <span className="mono small">
                  <Hit text={shortKey(row.key)} search={text} />
                </span>
                <span className={`strong${row.deleted ? ' registry-deleted' : ''}`}>
                  <Hit text={row.name === '' ? t('defaultName') : row.name} search={text} />
                </span>
                <span className="mono small">
                  <Hit text={row.data} search={text} />
                </span>
                <span className="t2 small">{row.file}</span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Hit({ text, search }: { readonly text: string; readonly search: string }) {
  const parts = splitAtHit(text, search)
  if (parts === undefined) return text
  return (
    <>
      {parts[0]}
      <mark>{parts[1]}</mark>
      {parts[2]}
    </>
  )
}
