import { Select } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { type InventoryField, inventoryFieldSchema } from '../../../shared/facts/inventoryField.ts'
import { request, usePages, useText } from '../../host/index.ts'
import { pointedRow, rowStep, rowsInSight, TabFailure } from '../../ui/index.ts'
import { cellOf, type InventoryColumns, rowAtLine } from './inventoryColumns.ts'
import { samePlace } from './recordSections.ts'
import type { ViewProps } from './viewProps.ts'

/** Height of a row and of the head above them, width of the line's number and of a column, in CSS pixels. */
const ROW = 28
const HEAD = 62
const NUMBER = 62
const COLUMN = 196

interface InventoryRowsProps extends ViewProps {
  readonly columns: InventoryColumns
  /** What the columns are to be read as, which may differ from `columns` until it is applied. */
  readonly fields: readonly (InventoryField | null)[]
  readonly canEdit: boolean
  readonly onField: (column: number, field: InventoryField | null) => void
}

/** The rows of a device list under their headers; the row that a chip named is marked and in sight. */
export function InventoryRows({ detail, opened, selected, onSelect, columns, fields, canEdit, onField }: InventoryRowsProps) {
  const { t } = useText('evidence')
  const scroll = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const pages = usePages('evidence.records', { artefactId: detail.id })
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => pages.want(first, last), [pages, first, last])
  const line = opened?.kind === 'line' ? opened.line : undefined
  const showLine = useEffectEvent(async (wanted: number) => {
    const row = await rowAtLine(wanted, pages.total, async (offset) => {
      const { rows } = await request('evidence.records', { artefactId: detail.id, offset, limit: 1 })
      const [found] = rows
      return found?.locator.kind === 'line' ? found.locator.line : Number.POSITIVE_INFINITY
    })
    setAt(row)
    virtual.scrollToIndex(row, { align: 'center' })
  })
  const isReady = pages.total > 0
  useEffect(() => {
    if (isReady && line !== undefined) void showLine(line)
  }, [isReady, line])
  const goTo = (index: number) => {
    const to = Math.min(Math.max(index, 0), Math.max(pages.total - 1, 0))
    setAt(to)
    virtual.scrollToIndex(to)
    const row = pages.row(to)
    if (row !== undefined) onSelect(row.locator)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const target = rowStep(event.key, at, pages.total, rowsInSight(scroll.current, ROW))
    if (target === undefined) return
    event.preventDefault()
    goTo(target)
  }
  const onClick = (event: MouseEvent) => {
    const index = pointedRow(event)
    if (index !== undefined) goTo(index)
  }
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  const grid = { gridTemplateColumns: `${NUMBER}px repeat(${columns.length}, ${COLUMN}px)` }
  return (
    <div
      ref={scroll}
      className="inventory-scroll"
      role="listbox"
      tabIndex={0}
      aria-label={t('listRows', { count: pages.total })}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className="inventory-grid" style={{ width: NUMBER + columns.length * COLUMN }}>
        <div className="inventory-head" style={{ ...grid, height: HEAD }}>
          <span className="inventory-number">{t('lineNumber')}</span>
          {columns.map((column, index) => (
            <span key={`${index} ${column.header}`} title={column.samples.join('\n')}>
              <span className="ellipsis strong">{column.header === '' ? t('noHeader') : column.header}</span>
              <FieldChoice
                label={t('columnMeans', { column: column.header })}
                value={fields[index] ?? null}
                disabled={!canEdit}
                onChange={(field) => onField(index, field)}
              />
            </span>
          ))}
        </div>
        <div className="inventory-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const placed = pages.row(item.index)
            if (placed?.record.type !== 'inventoryDevice') return null
            const { record, locator } = placed
            const isMarked = opened !== undefined && samePlace(opened, locator)
            const isSelected = selected !== undefined && samePlace(selected, locator)
            return (
              <div
                key={item.key}
                role="option"
                tabIndex={-1}
                aria-selected={isSelected}
                className={`inventory-row${isMarked ? ' evidence-marked' : ''}${isSelected ? ' evidence-selected' : ''}`}
                style={{ ...grid, top: item.start - HEAD }}
                data-index={item.index}
              >
                <span className="inventory-number num">{locator.kind === 'line' ? locator.line : item.index + 1}</span>
                {columns.map((column, index) => {
                  const text = cellOf(record, column)
                  return (
                    <span key={`${index} ${column.header}`} className="ellipsis" title={text}>
                      {text}
                    </span>
                  )
                })}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface FieldChoiceProps {
  readonly label: string
  readonly value: InventoryField | null
  readonly disabled: boolean
  readonly onChange: (field: InventoryField | null) => void
}

const NOTHING = 'none'

function FieldChoice({ label, value, disabled, onChange }: FieldChoiceProps) {
  const { t } = useText('evidence')
  return (
    <Select
      aria-label={label}
      size="xs"
      allowDeselect={false}
      disabled={disabled}
      value={value ?? NOTHING}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
      onChange={(next) => onChange(next === null || next === NOTHING ? null : inventoryFieldSchema.parse(next))}
      data={[
        { value: NOTHING, label: t('listField.none') },
        ...inventoryFieldSchema.options.map((field) => ({ value: field, label: t(`listField.${field}`) })),
      ]}
    />
  )
}
