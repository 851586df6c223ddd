import './explain.css'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import type { Explained } from '../../../../shared/syncrules/expression/explainExpression.ts'
import { useText } from '../../../host/index.ts'
import { rowStep } from '../../../ui/index.ts'
import { type ExplainRow, explainRows } from './explainRows.ts'

interface ExplainTreeProps {
  readonly explained: Explained
  /** The text that was evaluated. */
  readonly text: string
  /** A click on a part; for showing it in the text. */
  readonly onSelect?: ((place: { readonly from: number; readonly to: number }) => void) | undefined
}

/** Every part of an expression with its value for one object; what was not evaluated is marked so. */
export function ExplainTree({ explained, text, onSelect }: ExplainTreeProps) {
  const { t } = useText('sync-rules')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState(0)
  const rows = useMemo(() => explainRows(explained, text, folded), [explained, text, folded])
  const fold = (id: string, closed: boolean) => {
    const next = new Set(folded)
    if (closed) next.add(id)
    else next.delete(id)
    setFolded(next)
  }
  const choose = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    setAt(index)
    onSelect?.({ from: row.from, to: row.to })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    const target = rowStep(event.key, at, rows.length)
    if (target !== undefined) choose(target)
    else if (event.key === 'ArrowLeft' && row?.foldable === true) fold(row.id, true)
    else if (event.key === 'ArrowRight' && row?.foldable === true) fold(row.id, false)
    else return
    event.preventDefault()
  }
  return (
    <div
      className="explain"
      role="tree"
      aria-label={t('explanation')}
      tabIndex={0}
      onKeyDown={onKeyDown}
      aria-activedescendant={`explain-${rows[at]?.id ?? '0'}`}
    >
      {rows.map((row, index) => (
        <Line
          key={row.id}
          row={row}
          active={index === at}
          open={!folded.has(row.id)}
          onChoose={() => choose(index)}
          onFold={() => fold(row.id, !folded.has(row.id))}
        />
      ))}
    </div>
  )
}

/** Longer values stand on a line of their own. */
const WIDE = 14

interface LineProps {
  readonly row: ExplainRow
  readonly active: boolean
  readonly open: boolean
  readonly onChoose: () => void
  readonly onFold: () => void
}

function Line({ row, active, open, onChoose, onFold }: LineProps) {
  const { t, pick } = useText('sync-rules')
  const Fold = open ? IconChevronDown : IconChevronRight
  return (
    // The keyboard is served by the tree around the lines.
    <div
      id={`explain-${row.id}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.depth + 1}
      aria-selected={active}
      aria-expanded={row.foldable ? open : undefined}
      className={`explain-line ${row.tone}${active ? ' active' : ''}${(row.value?.length ?? 0) > WIDE ? ' wide' : ''}`}
      style={{ paddingLeft: 10 + Math.min(row.depth, 12) * 13 }}
      onClick={onChoose}
      onKeyDown={undefined}
    >
      {row.foldable ? (
        <button type="button" tabIndex={-1} className="explain-fold" aria-label={t(open ? 'fold' : 'unfold')} onClick={onFold}>
          <Fold size={13} aria-hidden />
        </button>
      ) : (
        <span className="explain-fold" />
      )}
      <span className="explain-text">
        {row.label !== undefined && <span className="t2">{pick(row.label)}: </span>}
        <span className="mono">{row.text}</span>
        {row.error !== undefined && <span className="error explain-error">{pick(row.error).replaceAll('`', '')}</span>}
      </span>
      <b className="explain-value mono">{row.value ?? t(row.tone === 'error' ? 'failedPart' : 'notEvaluated')}</b>
    </div>
  )
}
