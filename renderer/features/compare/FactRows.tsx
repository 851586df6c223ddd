import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useRef } from 'react'
import type { ComparedValue, Comparison, FactRow } from '../../../shared/contract/compareRequests.ts'
import { useTabState, useText } from '../../host/index.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { SideEvidence } from './SideEvidence.tsx'
import { sideNames } from './sideNames.ts'
import { useListMargin } from './useListMargin.ts'

interface FactRowsProps {
  readonly comparison: Comparison
  readonly scroll: RefObject<HTMLDivElement | null>
}

/** Height of a row of one value, in CSS pixels; others are measured. */
const ROW = 34

type Line =
  | { readonly kind: 'fact'; readonly row: FactRow }
  | { readonly kind: 'fold'; readonly what: 'volatile' | 'same'; readonly count: number }

/** Facts side by side: differences first, what moves by itself and what is the same folded with their counts. Only rows in sight are drawn. */
export function FactRows({ comparison, scroll }: FactRowsProps) {
  const { t } = useText('compare')
  const [unfolded, setUnfolded] = useTabState<readonly string[]>('unfolded', [])
  const names = sideNames(comparison, t)
  const list = useRef<HTMLDivElement>(null)
  const margin = useListMargin(list, scroll)
  const lines = linesOf(comparison.facts, unfolded)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollMargin: margin,
  })
  const toggle = (what: string): void =>
    setUnfolded(unfolded.includes(what) ? unfolded.filter((other) => other !== what) : [...unfolded, what])
  const [isLeftOpen, isRightOpen] = [comparison.left.casePath === undefined, comparison.right.casePath === undefined]
  return (
    <section className="sides-table card" aria-label={t('facts')}>
      <div className="sides-head sides-grid">
        <span />
        <span>{t('fact')}</span>
        <span>{names.left}</span>
        <span>{names.right}</span>
      </div>
      <div ref={list} className="sides-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index]
          if (line === undefined) return null
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="sides-line"
              style={{ transform: `translateY(${item.start - margin}px)` }}
            >
              {line.kind === 'fold' ? (
                <button type="button" className="sides-fold" aria-expanded={unfolded.includes(line.what)} onClick={() => toggle(line.what)}>
                  {t(unfolded.includes(line.what) ? `fold.${line.what}` : `unfold.${line.what}`, { count: line.count })}
                </button>
              ) : (
                <FactLine row={line.row} isLeftOpen={isLeftOpen} isRightOpen={isRightOpen} />
              )}
            </div>
          )
        })}
      </div>
      {comparison.factsMore > 0 && <p className="t2 small sides-none">{t('factsMore', { count: comparison.factsMore })}</p>}
    </section>
  )
}

function linesOf(facts: readonly FactRow[], unfolded: readonly string[]): Line[] {
  const differing = facts.filter(({ change, volatile }) => change !== 'same' && !volatile)
  const folds = (['volatile', 'same'] as const).flatMap((what): Line[] => {
    const rows = facts.filter(({ change, volatile }) => (what === 'same' ? change === 'same' : change !== 'same' && volatile))
    if (rows.length === 0) return []
    return [{ kind: 'fold', what, count: rows.length }, ...(unfolded.includes(what) ? rows.map(asLine) : [])]
  })
  return [...differing.map(asLine), ...folds]
}

const asLine = (row: FactRow): Line => ({ kind: 'fact', row })

interface FactLineProps {
  readonly row: FactRow
  readonly isLeftOpen: boolean
  readonly isRightOpen: boolean
}

function FactLine({ row, isLeftOpen, isRightOpen }: FactLineProps) {
  const { pick } = useText('compare')
  return (
    <div className={`sides-grid sides-row ${row.change}`}>
      <ChangeMark change={row.change} />
      <span className="sides-name">{pick(row.title)}</span>
      <Values values={row.left} more={row.leftMore} isOpenCase={isLeftOpen} />
      <Values values={row.right} more={row.rightMore} isOpenCase={isRightOpen} />
    </div>
  )
}

/** Values of a side that are shown at once; the copied text has them all. */
const SHOWN = 4

function Values({
  values,
  more,
  isOpenCase,
}: {
  readonly values: readonly ComparedValue[]
  readonly more: number
  readonly isOpenCase: boolean
}) {
  const { t } = useText('compare')
  const hidden = values.length - SHOWN + more
  if (values.length === 0) return <span className="t3 small">{t('notSaid')}</span>
  return (
    <ul className="sides-values">
      {values.slice(0, SHOWN).map(({ value, also, evidence }) => (
        <li key={value}>
          <span className={also ? 'mono t2' : 'mono sides-only'}>{value}</span>
          <SideEvidence evidence={evidence.slice(0, 1)} isOpenCase={isOpenCase} />
        </li>
      ))}
      {hidden > 0 && <li className="t2 small">{t('valuesMore', { count: hidden })}</li>}
    </ul>
  )
}
