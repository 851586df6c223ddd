import { Button, NumberInput } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { failureText, request, useText, useToasts, useView } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { LINES_PER_PAGE, pageStart, pagesOf, windowAround } from './lineWindow.ts'
import type { ViewProps } from './viewProps.ts'

const ROW = 20

/** The original text with line numbers, however long: only the lines in sight are asked for. */
export function TextView({ detail, opened, selected, onSelect }: ViewProps) {
  const head = useView('evidence.text', { artefactId: detail.id, fromLine: 1, limit: 1 })
  if (head.status === 'failed') return <TabFailure message={head.message} />
  if (head.status === 'loading') return <TabLoading />
  const openedLine = opened?.kind === 'line' ? opened.line : undefined
  const selectedLine = selected?.kind === 'line' ? selected.line : undefined
  return (
    <Lines
      artefactId={detail.id}
      total={head.view.total}
      opened={openedLine}
      selected={selectedLine}
      onSelect={(line) => onSelect({ kind: 'line', line })}
    />
  )
}

interface LinesProps {
  readonly artefactId: number
  readonly total: number
  readonly opened: number | undefined
  readonly selected: number | undefined
  readonly onSelect: (line: number) => void
}

function Lines({ artefactId, total, opened, selected, onSelect }: LinesProps) {
  const { t } = useText('evidence')
  const scroll = useRef<HTMLDivElement>(null)
  const [goal, setGoal] = useState(opened ?? 1)
  const [typed, setTyped] = useState<number | undefined>(undefined)
  const view = windowAround(total, goal)
  const virtual = useVirtualizer({ count: view.count, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 20 })
  const items = virtual.getVirtualItems()
  const from = view.first + (items[0]?.index ?? 0)
  const to = view.first + (items.at(-1)?.index ?? 0)
  const lineAt = useLinePages(artefactId, Math.max(from, 1), Math.min(to, total))
  useEffect(() => {
    virtual.scrollToIndex(goal - view.first, { align: 'center' })
  }, [goal, view.first, virtual])
  useEffect(() => {
    if (opened !== undefined) setGoal(opened)
  }, [opened])
  const onClick = (event: MouseEvent) => {
    const line = (event.target as Element).closest('[data-line]')?.getAttribute('data-line')
    if (line !== null && line !== undefined) onSelect(Number(line))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const line = Math.min(Math.max((selected ?? from) + step, view.first), view.first + view.count - 1)
    onSelect(line)
    virtual.scrollToIndex(line - view.first, { align: 'auto' })
  }
  const width = `${String(total).length + 1}ch`
  return (
    <>
      <div className="evidence-bar">
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            if (typed !== undefined) setGoal(Math.min(Math.max(typed, 1), total))
          }}
        >
          <NumberInput
            w={130}
            hideControls
            min={1}
            max={total}
            placeholder={t('goToLine')}
            aria-label={t('goToLine')}
            value={typed ?? ''}
            onChange={(value) => setTyped(typeof value === 'number' ? value : undefined)}
          />
        </form>
        <span className="t2 small num">{t('linesTotal', { count: total })}</span>
        {view.first > 1 && (
          <Button size="compact-sm" variant="default" onClick={() => setGoal(view.first)}>
            {t('earlier')}
          </Button>
        )}
        {view.first + view.count - 1 < total && (
          <Button size="compact-sm" variant="default" onClick={() => setGoal(view.first + view.count)}>
            {t('later')}
          </Button>
        )}
      </div>
      <div
        ref={scroll}
        className="evidence-lines"
        role="listbox"
        aria-label={t('text')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="evidence-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const line = view.first + item.index
            const look = line === opened ? ' evidence-marked' : line === selected ? ' evidence-selected' : ''
            return (
              <div
                key={item.key}
                role="option"
                aria-selected={line === selected}
                tabIndex={-1}
                data-line={line}
                className={`evidence-line-row${look}`}
                style={{ top: item.start }}
              >
                <span className="evidence-line-number" style={{ minWidth: `calc(${width} + 22px)` }}>
                  {line}
                </span>
                <span className="evidence-line-text">{lineAt(line) ?? ''}</span>
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

/** The text of lines by number, of the pages in sight and those asked for before. */
function useLinePages(artefactId: number, from: number, to: number): (line: number) => string | undefined {
  const { pick } = useText('evidence')
  const { show } = useToasts()
  const [pages, setPages] = useState<ReadonlyMap<number, readonly string[]>>(new Map())
  const asked = useRef(new Set<number>())
  useEffect(() => {
    for (const start of pagesOf(from, to)) {
      if (asked.current.has(start)) continue
      asked.current.add(start)
      request('evidence.text', { artefactId, fromLine: start, limit: LINES_PER_PAGE }).then(
        (page) => setPages((before) => new Map(before).set(start, page.lines)),
        (error: unknown) => show({ tone: 'error', text: pick(failureText(error)) }),
      )
    }
  }, [artefactId, from, to, show, pick])
  return (line) => pages.get(pageStart(line))?.[line - pageStart(line)]
}
