import { TextInput } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { failureText, request, useText, useToasts } from '../../host/index.ts'
import { BYTES_PER_ROW, formatAddress, type HexRow, hexRows } from './hexRows.ts'
import type { ViewProps } from './viewProps.ts'

const ROW = 20
const PAGE_BYTES = 4096
/** Browsers stop at about 33 million pixels: of a larger file this much is scrolled, and the address field reaches the rest. */
const WINDOW_BYTES = 1_000_000 * BYTES_PER_ROW

/** The original bytes as hex and ASCII. */
export function BytesView({ detail, opened, selected, onSelect }: ViewProps) {
  const { t } = useText('evidence')
  const scroll = useRef<HTMLDivElement>(null)
  const openedAt = opened?.kind === 'offset' ? opened.offset : undefined
  const [goal, setGoal] = useState(openedAt ?? 0)
  const [typed, setTyped] = useState('')
  const base = Math.floor(goal / WINDOW_BYTES) * WINDOW_BYTES
  const shown = Math.min(detail.bytes - base, WINDOW_BYTES)
  const virtual = useVirtualizer({
    count: Math.max(0, Math.ceil(shown / BYTES_PER_ROW)),
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 20,
  })
  const items = virtual.getVirtualItems()
  const first = base + (items[0]?.index ?? 0) * BYTES_PER_ROW
  const last = base + (items.at(-1)?.index ?? 0) * BYTES_PER_ROW
  const rowAt = useHexPages(detail.id, first, Math.min(last, detail.bytes - 1))
  useEffect(() => {
    virtual.scrollToIndex(Math.floor((goal - base) / BYTES_PER_ROW), { align: 'center' })
  }, [goal, base, virtual])
  useEffect(() => {
    if (openedAt !== undefined) setGoal(openedAt)
  }, [openedAt])
  const selectedAt = selected?.kind === 'offset' ? selected.offset : undefined
  const onClick = (event: MouseEvent) => {
    const offset = (event.target as Element).closest('[data-offset]')?.getAttribute('data-offset')
    if (offset !== null && offset !== undefined) onSelect({ kind: 'offset', offset: Number(offset) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? BYTES_PER_ROW : event.key === 'ArrowUp' ? -BYTES_PER_ROW : 0
    if (step === 0) return
    event.preventDefault()
    const offset = Math.min(Math.max((selectedAt ?? first) + step, base), base + shown - 1)
    onSelect({ kind: 'offset', offset })
    virtual.scrollToIndex(Math.floor((offset - base) / BYTES_PER_ROW), { align: 'auto' })
  }
  return (
    <>
      <div className="evidence-bar">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const offset = Number(typed)
            if (typed.trim() !== '' && Number.isInteger(offset)) setGoal(Math.min(Math.max(offset, 0), Math.max(detail.bytes - 1, 0)))
          }}
        >
          <TextInput
            w={150}
            placeholder={`${t('goToOffset')} (0x…)`}
            aria-label={t('goToOffset')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </form>
        <span className="t2 small num">{t('bytesTotal', { count: detail.bytes })}</span>
      </div>
      <div
        ref={scroll}
        className="evidence-lines"
        role="listbox"
        aria-label={t('bytes')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="evidence-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const offset = base + item.index * BYTES_PER_ROW
            const row = rowAt(offset)
            return (
              <div
                key={item.key}
                className={`evidence-line-row evidence-hex${lookOf(offset, openedAt, selected)}`}
                style={{ top: item.start }}
                role="option"
                aria-selected={offset === selectedAt}
                tabIndex={-1}
                data-offset={offset}
              >
                <span className="evidence-line-number">{formatAddress(offset)}</span>
                <span className="evidence-line-text">
                  {row?.pairs.join(' ').padEnd(BYTES_PER_ROW * 3 - 1)}
                  <span>{row?.ascii}</span>
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

function lookOf(offset: number, opened: number | undefined, selected: ViewProps['selected']): string {
  const holds = (at: number | undefined) => at !== undefined && at >= offset && at < offset + BYTES_PER_ROW
  if (holds(opened)) return ' evidence-marked'
  return holds(selected?.kind === 'offset' ? selected.offset : undefined) ? ' evidence-selected' : ''
}

/** The rows of the pages in sight and of those asked for before, by the offset of the row. */
function useHexPages(artefactId: number, first: number, last: number): (offset: number) => HexRow | undefined {
  const { pick } = useText('evidence')
  const { show } = useToasts()
  const [pages, setPages] = useState<ReadonlyMap<number, readonly HexRow[]>>(new Map())
  const asked = useRef(new Set<number>())
  useEffect(() => {
    for (let start = first - (first % PAGE_BYTES); start <= last; start += PAGE_BYTES) {
      const offset = start
      if (asked.current.has(offset)) continue
      asked.current.add(offset)
      request('evidence.bytes', { artefactId, offset, length: PAGE_BYTES }).then(
        (page) => setPages((before) => new Map(before).set(offset, hexRows(page.hex, offset))),
        (error: unknown) => show({ tone: 'error', text: pick(failureText(error)) }),
      )
    }
  }, [artefactId, first, last, show, pick])
  return (offset) => pages.get(offset - (offset % PAGE_BYTES))?.[(offset % PAGE_BYTES) / BYTES_PER_ROW]
}
