import { SegmentedControl, TextInput } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Change, CompareSide, RegistryChange } from '../../../shared/contract/compareRequests.ts'
import { type Pages, usePages, useText, useView } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { SideEvidence } from './SideEvidence.tsx'
import { useListMargin } from './useListMargin.ts'

interface RegistryRowsProps {
  readonly left: CompareSide
  readonly right: CompareSide
  readonly scroll: RefObject<HTMLDivElement | null>
}

const ROW = 50
const changes = ['changed', 'left', 'right', 'same'] as const satisfies readonly Change[]

/** Registry values of the same key and name, page by page. */
export function RegistryRows({ left, right, scroll }: RegistryRowsProps) {
  const { t, formatNumber } = useText('compare')
  const [change, setChange] = useState<Change>('changed')
  const [text, setText] = useState('')
  const filter = { left, right, change, ...(text !== '' && { text }) }
  const pages = usePages('compare.registry', filter, { keepsLast: true })
  const first = useView('compare.registry', { ...filter, offset: 0, limit: 1 }, { keepsLast: true })
  const counts = first.status === 'ready' ? first.view.counts : undefined
  return (
    <section className="sides-table card" aria-label={t('registryShown')}>
      <div className="sides-registry-bar">
        <SegmentedControl
          size="xs"
          aria-label={t('registryChanges')}
          value={change}
          onChange={(value) => setChange(changes.find((known) => known === value) ?? 'changed')}
          data={changes.map((value) => ({
            value,
            label: counts === undefined ? t(`change.${value}`) : `${t(`change.${value}`)} ${formatNumber(counts[value])}`,
          }))}
        />
        <span className="grow" />
        <TextInput
          size="xs"
          aria-label={t('findValue')}
          placeholder={t('findValue')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {first.status === 'ready' && first.view.cut && <p className="t2 small sides-none">{t('registryCut')}</p>}
      {pages.status === 'loading' && <TabLoading />}
      {pages.status === 'failed' && <TabFailure message={pages.message} />}
      {pages.status === 'ready' && pages.total === 0 && (
        <p className="t2 small sides-none">{t(counts !== undefined && noValues(counts) ? 'noRegistry' : 'noSuchValue')}</p>
      )}
      {pages.status === 'ready' && pages.total > 0 && <Lines key={change + text} pages={pages} left={left} right={right} scroll={scroll} />}
    </section>
  )
}

const noValues = (counts: Readonly<Record<Change, number>>): boolean => changes.every((change) => counts[change] === 0)

interface LinesProps extends RegistryRowsProps {
  readonly pages: Pages<'compare.registry'>
}

function Lines({ pages, left, right, scroll }: LinesProps) {
  const list = useRef<HTMLDivElement>(null)
  const margin = useListMargin(list, scroll)
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollMargin: margin,
  })
  const items = virtual.getVirtualItems()
  const { want } = pages
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => want(from, to), [want, from, to])
  return (
    <div ref={list} className="sides-space" style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => (
        <div key={item.key} className="sides-line" style={{ height: ROW, transform: `translateY(${item.start - margin}px)` }}>
          <RegistryLine row={pages.row(item.index)} left={left} right={right} />
        </div>
      ))}
    </div>
  )
}

function RegistryLine({
  row,
  left,
  right,
}: {
  readonly row: RegistryChange | undefined
  readonly left: CompareSide
  readonly right: CompareSide
}) {
  const { t } = useText('compare')
  if (row === undefined) return null
  return (
    <div className={`sides-grid sides-row ${row.change}`}>
      <ChangeMark change={row.change} />
      <span className="sides-name" title={`${row.key}\\${row.name}`}>
        <span className="mono strong ellipsis">{row.name === '' ? t('defaultValue') : row.name}</span>
        <span className="mono t2 small sides-key">
          <bdi>{row.key}</bdi>
        </span>
      </span>
      <RegistryValue side={row.left} isOpenCase={left.casePath === undefined} />
      <RegistryValue side={row.right} isOpenCase={right.casePath === undefined} />
    </div>
  )
}

function RegistryValue({ side, isOpenCase }: { readonly side: RegistryChange['left']; readonly isOpenCase: boolean }) {
  const { t } = useText('compare')
  if (side === undefined) return <span className="t3 small">{t('notSaid')}</span>
  return (
    <span className="sides-data">
      <span className="mono ellipsis" title={`${side.valueType} ${side.data}`}>
        {side.data}
      </span>
      <span className="row">
        <SideEvidence evidence={[side.evidence]} isOpenCase={isOpenCase} />
      </span>
    </span>
  )
}
