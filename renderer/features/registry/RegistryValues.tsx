import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef } from 'react'
import type { RegistryKeyRow, RegistryValueRow } from '../../../shared/contract/viewRequests.ts'
import { usePages, useText } from '../../host/index.ts'
import { pointedRow, rowStep, rowsInSight } from '../../ui/index.ts'
import { formatData } from './registryLines.ts'

/** Pixels of a row. */
const ROW = 30

interface RegistryValuesProps {
  readonly selectedKey: RegistryKeyRow | undefined
  /** Name of the value that a chip or a hit led to; '' is the default value. */
  readonly marked: string | undefined
  readonly value: RegistryValueRow | undefined
  readonly onSelect: (row: RegistryValueRow) => void
}

/** The values of the selected key. */
export function RegistryValues({ selectedKey, ...rest }: RegistryValuesProps) {
  const { t } = useText('registry')
  if (selectedKey === undefined) return <p className="registry-none registry-values">{t('chooseKey')}</p>
  if (selectedKey.values === 0) {
    return <p className="registry-none registry-values">{t(selectedKey.deleted ? 'noValuesDeleted' : 'noValues')}</p>
  }
  return (
    <ValueTable key={`${selectedKey.artefactId}/${selectedKey.id}`} keyId={selectedKey.id} artefactId={selectedKey.artefactId} {...rest} />
  )
}

type ValueTableProps = Omit<RegistryValuesProps, 'selectedKey'> & Pick<RegistryKeyRow, 'artefactId'> & { readonly keyId: number }

function ValueTable({ keyId, artefactId, marked, value, onSelect }: ValueTableProps) {
  const { t } = useText('registry')
  const scroll = useRef<HTMLDivElement>(null)
  const pages = usePages('registry.values', { keyId, artefactId })
  const virtual = useVirtualizer({ count: pages.total, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 10 })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => pages.want(first, last), [pages, first, last])
  const markedRow = marked === undefined ? undefined : findRow(pages, marked)
  const markedName = markedRow?.row.name
  // Only when the marked value changes: later clicks select other values.
  const onMarked = useEffectEvent(() => {
    if (markedRow === undefined) return
    virtual.scrollToIndex(markedRow.index, { align: 'auto' })
    onSelect(markedRow.row)
  })
  useEffect(() => {
    if (markedName !== undefined) onMarked()
  }, [markedName])
  const at = value === undefined ? -1 : (findRow(pages, value.name)?.index ?? -1)
  const onClick = (event: MouseEvent) => {
    const row = pages.row(pointedRow(event) ?? -1)
    if (row !== undefined) onSelect(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rowStep(event.key, at, pages.total, rowsInSight(scroll.current, ROW))
    if (index === undefined) return
    event.preventDefault()
    const row = pages.row(index)
    virtual.scrollToIndex(index)
    if (row !== undefined) onSelect(row)
  }
  return (
    <div className="registry-values">
      <div className="registry-head">
        <span>{t('name')}</span>
        <span>{t('type')}</span>
        <span>{t('data')}</span>
        <span>{t('source')}</span>
      </div>
      <div
        ref={scroll}
        className="registry-values-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t('data')}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="registry-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = pages.row(item.index)
            if (row === undefined) return null
            const isMarked = marked !== undefined && sameName(row.name, marked)
            return (
              <div
                key={item.key}
                role="option"
                aria-selected={item.index === at}
                className={`registry-value${item.index === at ? ' selected' : ''}${isMarked ? ' marked' : ''}`}
                style={{ top: item.start }}
                tabIndex={-1}
                data-index={item.index}
              >
                <ValueCells row={row} marked={isMarked} />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function ValueCells({ row, marked }: { readonly row: RegistryValueRow; readonly marked: boolean }) {
  const { t } = useText('registry')
  return (
    <>
      <span className={`strong${row.deleted ? ' registry-deleted' : ''}`}>{row.name === '' ? t('defaultName') : row.name}</span>
      <span className="t2 small">{row.deleted ? <span className="tag">{t('deleted')}</span> : row.valueType}</span>
      <span className="mono">
        {row.data === '' ? (
          <span className="t2">{row.deleted ? '' : t('emptyData')}</span>
        ) : marked ? (
          <mark>{formatData(row.valueType, row.data)}</mark>
        ) : (
          formatData(row.valueType, row.data)
        )}
      </span>
      <span className="t2">{row.file}</span>
    </>
  )
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

interface LoadedRows {
  readonly total: number
  readonly row: (index: number) => RegistryValueRow | undefined
}

function findRow(pages: LoadedRows, name: string): { readonly row: RegistryValueRow; readonly index: number } | undefined {
  for (let index = 0; index < pages.total; index++) {
    const row = pages.row(index)
    if (row !== undefined && sameName(row.name, name)) return { row, index }
  }
  return undefined
}
