import { TextInput } from '@mantine/core'
import { IconArrowsSort, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { RuleSetDiff } from '../../../../shared/syncrules/diff/diffRuleSets.ts'
import { useText } from '../../../host/index.ts'
import { pointedRow, rowStep, rowsInSight } from '../../../ui/index.ts'
import { KindBadge } from './KindBadge.tsx'
import { type KeyedPair, type PairFilter, pairName, precedences } from './pairs.ts'

interface PairListProps {
  readonly counts: RuleSetDiff['counts']
  readonly shown: readonly KeyedPair[]
  readonly filter: PairFilter
  readonly onFilter: (filter: PairFilter) => void
  readonly selected: string | undefined
  readonly onSelect: (key: string) => void
}

const ROW_HEIGHT = 44
const kinds = ['changed', 'added', 'removed', 'renumbered', 'formatting', 'same'] as const

/** The rules of both servers, each with how it came out. */
export function PairList({ counts, shown, filter, onFilter, selected, onSelect }: PairListProps) {
  const { t, formatNumber } = useText('sync-rules')
  const scroll = useRef<HTMLDivElement>(null)
  const at = shown.findIndex(({ key }) => key === selected)
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  })
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = shown[rowStep(event.key, at, shown.length, rowsInSight(scroll.current, ROW_HEIGHT)) ?? -1]
    if (next === undefined) return
    event.preventDefault()
    onSelect(next.key)
  }
  const onClick = (event: MouseEvent) => {
    const pair = shown[pointedRow(event) ?? -1]
    if (pair !== undefined) onSelect(pair.key)
  }
  const toggle = (kind: PairFilter['kind']) => onFilter({ ...filter, kind: filter.kind === kind ? undefined : kind })
  return (
    <>
      <div className="compare-kinds">
        {kinds.map((kind) => (
          <button key={kind} type="button" disabled={counts[kind] === 0} aria-pressed={filter.kind === kind} onClick={() => toggle(kind)}>
            <KindBadge kind={kind} />
            <b className="num">{formatNumber(counts[kind])}</b>
          </button>
        ))}
        <button type="button" disabled={counts.moved === 0} aria-pressed={filter.kind === 'moved'} onClick={() => toggle('moved')}>
          <span className="compare-kind moved">
            <IconArrowsSort size={15} stroke={1.9} aria-hidden />
            {t('compare.moved')}
          </span>
          <b className="num">{formatNumber(counts.moved)}</b>
        </button>
      </div>
      <div className="compare-find">
        <TextInput
          leftSection={<IconSearch size={14} />}
          placeholder={t('compare.find')}
          data-find
          aria-label={t('compare.find')}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
        <span className="small t2 num nowrap">{t('compare.rules', { count: shown.length })}</span>
      </div>
      <div
        ref={scroll}
        className="compare-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('compare.mode.servers')}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <div className="compare-space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = shown[item.index]
            return line === undefined ? null : (
              <div
                key={item.key}
                role="option"
                aria-selected={item.index === at}
                aria-setsize={shown.length}
                aria-posinset={item.index + 1}
                className={`compare-row${item.index === at ? ' selected' : ''}`}
                style={{ top: item.start }}
                tabIndex={-1}
                data-index={item.index}
              >
                <PairLine line={line} />
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

/** Name and precedence, and in a second line what differs. */
function PairLine({ line: { pair } }: { readonly line: KeyedPair }) {
  const { t } = useText('sync-rules')
  const count = pair.diff?.differences ?? 0
  return (
    <>
      <span className="row">
        <span className="ellipsis grow">{pairName(pair)}</span>
        <span className="small t2 num nowrap">{precedences(pair)}</span>
      </span>
      <span className="row small t2">
        <KindBadge kind={pair.kind} />
        {pair.kind === 'changed' && <span className="nowrap">{t('compare.differences', { count })}</span>}
        {pair.moved && <span className="nowrap compare-kind moved">{t('compare.moved')}</span>}
      </span>
    </>
  )
}
