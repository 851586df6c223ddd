import { IconArrowRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ImpactFilter, ImpactOutcome, ImpactRow } from '../../../../shared/contract/syncRuleRequests.ts'
import { usePages, useText } from '../../../host/index.ts'
import { pointedRow, rowStep, rowsInSight, TabFailure } from '../../../ui/index.ts'
import { certificateText } from './certificateText.ts'
import type { ImpactKind } from './impactKind.ts'

interface ImpactTableProps {
  readonly runId: number
  readonly filter: ImpactFilter
  readonly kind: ImpactKind
  readonly selectedId: number | undefined
  readonly onSelect: (row: ImpactRow) => void
}

const ROW_HEIGHT = 30

/** Every computer of the run that the filter leaves: those that change first. */
export function ImpactTable({ runId, filter, kind, selectedId, onSelect }: ImpactTableProps) {
  const { t, formatDay } = useText('sync-rules')
  const scroll = useRef<HTMLDivElement>(null)
  const pages = usePages('impact.rows', { runId, filter })
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => pages.want(first, last), [pages, first, last])
  const [at, setAt] = useState<number | undefined>(undefined)
  const [waiting, setWaiting] = useState(false)
  const reached = waiting && at !== undefined ? pages.row(at) : undefined
  const arrive = useEffectEvent((row: ImpactRow) => {
    setWaiting(false)
    onSelect(row)
  })
  useEffect(() => {
    if (reached !== undefined) arrive(reached)
  }, [reached])
  // A row whose page is still on its way is selected when it comes.
  const select = (index: number) => {
    if (!(index >= 0 && index < pages.total)) return
    setAt(index)
    setWaiting(true)
    virtual.scrollToIndex(index)
  }
  const onClick = (event: MouseEvent) => select(pointedRow(event) ?? -1)
  const onKeyDown = (event: KeyboardEvent) => {
    const target = rowStep(event.key, at ?? -1, pages.total, rowsInSight(scroll.current, ROW_HEIGHT))
    if (target === undefined) return
    event.preventDefault()
    select(target)
  }
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  const heads = ['computer', 'family', 'certificate', ...(kind === 'filterAlone' ? ['without', 'with'] : ['before', 'after'])]
  return (
    <div className="impact-table">
      <div className="impact-row impact-head">
        {heads.map((head) => (
          <span key={head}>{t(`impact.${head}`)}</span>
        ))}
      </div>
      {pages.status === 'ready' && pages.total === 0 && <p className="impact-none t2">{t('impact.noRows')}</p>}
      <div
        ref={scroll}
        className="impact-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t('impact.computers')}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <div className="impact-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = pages.row(item.index)
            if (row === undefined) return null
            return (
              <div
                key={item.key}
                role="option"
                aria-setsize={pages.total}
                aria-posinset={item.index + 1}
                aria-selected={row.objectId === selectedId}
                className={`impact-row${row.objectId === selectedId ? ' selected' : ''}`}
                style={{ top: item.start }}
                tabIndex={-1}
                data-index={item.index}
              >
                <span className="strong" title={row.dn}>
                  {row.name}
                </span>
                <span title={row.osVersion}>{row.os ?? ''}</span>
                <span className={row.certificate.state === 'valid' || row.certificate.state === 'none' ? '' : 'warn'}>
                  {certificateText(row.certificate, t, formatDay)}
                </span>
                <span className="t2">
                  <Outcome outcome={row.before} isFilterFlow={kind !== 'value'} />
                </span>
                <span className={`impact-after${row.change === 'unchanged' ? '' : ' strong'}`}>
                  <IconArrowRight size={14} aria-hidden />
                  <Outcome outcome={row.after} isFilterFlow={kind !== 'value'} />
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** In the words of a person: cloudFiltered says who is filtered, everything else is a value. */
export function Outcome({ outcome, isFilterFlow }: { readonly outcome: ImpactOutcome; readonly isFilterFlow: boolean }) {
  const { t, pick } = useText('sync-rules')
  switch (outcome.kind) {
    case 'error':
      return (
        <span className="error" title={pick(outcome.message)}>
          {t('impact.notEvaluated')}
        </span>
      )
    case 'outOfScope':
      return t('impact.outOfScope')
    case 'noFlow':
      return t(isFilterFlow ? 'impact.synced' : 'impact.noFlowValue')
    case 'value':
      if (isFilterFlow) return t(outcome.value === 'True' ? 'impact.filtered' : 'impact.synced')
      return <code>{outcome.value}</code>
  }
}
