import { TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconFolder, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ArtefactRow } from '../../../shared/contract/viewRequests.ts'
import { usePages, useText } from '../../host/index.ts'
import { FormatIcon, rowStep, StateIcon } from '../../ui/index.ts'
import { type ArtefactLine, buildArtefactTree, visibleLines } from './buildArtefactTree.ts'

interface ArtefactTreeProps {
  readonly deviceId: number | undefined
  readonly selectedId: number | undefined
  readonly onSelect: (artefactId: number) => void
}

const ROW = 27
/** Rows that are asked for beyond the last that is shown. */
const AHEAD = 100

/** Artefacts as they were handed in: containers open in place; the number counts what was read from each. */
export function ArtefactTree({ deviceId, selectedId, onSelect }: ArtefactTreeProps) {
  const { t } = useText('evidence')
  const [text, setText] = useState('')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | undefined>(undefined)
  const scroll = useRef<HTMLDivElement>(null)
  const pages = usePages('evidence.list', {
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  })
  const fresh = loadedRows(pages)
  const [rows, setRows] = useState(fresh)
  if (!sameRows(rows, fresh)) setRows(fresh)
  const lines = useMemo(() => visibleLines(buildArtefactTree(rows), closed), [rows, closed])
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 12 })
  const items = virtual.getVirtualItems()
  const nearEnd = (items.at(-1)?.index ?? 0) >= lines.length - AHEAD
  useEffect(() => {
    if (nearEnd) pages.want(0, rows.length + AHEAD)
  }, [pages, nearEnd, rows.length])
  const selectedAt = lines.findIndex((line) => line.node.artefact?.id === selectedId)
  const activeAt = active === undefined ? selectedAt : lines.findIndex((line) => line.node.key === active)
  useEffect(() => {
    if (selectedAt >= 0) virtual.scrollToIndex(selectedAt, { align: 'auto' })
  }, [selectedAt, virtual])
  const fold = (key: string, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(key)
    else next.add(key)
    setClosed(next)
  }
  const choose = (line: ArtefactLine) => {
    setActive(line.node.key)
    if (line.node.artefact !== undefined) onSelect(line.node.artefact.id)
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element
    const line = lines[Number(target.closest('[data-index]')?.getAttribute('data-index') ?? -1)]
    if (line === undefined) return
    if (target.closest('[data-fold]') !== null) fold(line.node.key, !line.open)
    else choose(line)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[activeAt]
    if (event.key === 'ArrowRight' && line !== undefined && line.node.children.length > 0 && !line.open) fold(line.node.key, true)
    else if (event.key === 'ArrowLeft' && line?.open === true) fold(line.node.key, false)
    else {
      const next = lines[lineFor(lines, activeAt, event.key)]
      if (next === undefined) return
      choose(next)
      virtual.scrollToIndex(lines.indexOf(next))
    }
    event.preventDefault()
  }
  return (
    <div className="evidence-tree" style={{ flex: 1 }}>
      <div className="evidence-tree-head">
        <TextInput
          leftSection={<IconSearch size={14} />}
          placeholder={t('filter', { count: pages.total })}
          data-find
          aria-label={t('filter', { count: pages.total })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div
        ref={scroll}
        className="evidence-tree-scroll"
        role="tree"
        tabIndex={0}
        aria-label={t('tree')}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {pages.status === 'ready' && pages.total === 0 && <p className="evidence-more">{t('noneFits', { text })}</p>}
        <div className="evidence-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const line = lines[item.index]
            if (line === undefined) return null
            return (
              <div
                key={line.node.key}
                role="treeitem"
                aria-level={line.depth + 1}
                aria-expanded={line.node.children.length > 0 ? line.open : undefined}
                aria-selected={item.index === selectedAt}
                className={`evidence-row${item.index === selectedAt ? ' selected' : ''}${item.index === activeAt ? ' active' : ''}`}
                style={{ top: item.start, paddingLeft: 8 + line.depth * 16 }}
                tabIndex={-1}
                data-index={item.index}
              >
                <Line line={line} />
              </div>
            )
          })}
        </div>
        {rows.length < pages.total && <p className="evidence-more">{t('loadingMore')}</p>}
      </div>
    </div>
  )
}

/** A page that is asked again gives its rows back unchanged where nothing changed: the tree is then not built again. */
const sameRows = (a: readonly ArtefactRow[], b: readonly ArtefactRow[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index])

/** The rows from the first on without a gap. */
function loadedRows(pages: { readonly total: number; readonly row: (index: number) => ArtefactRow | undefined }): readonly ArtefactRow[] {
  const rows: ArtefactRow[] = []
  for (let index = 0; index < pages.total; index++) {
    const row = pages.row(index)
    if (row === undefined) break
    rows.push(row)
  }
  return rows
}

function lineFor(lines: readonly ArtefactLine[], at: number, key: string): number {
  const depth = lines[at]?.depth ?? 0
  switch (key) {
    case 'ArrowRight':
      return rowStep('ArrowDown', at, lines.length) ?? -1
    case 'ArrowLeft':
      return lines.findLastIndex((line, index) => index < at && line.depth < depth)
    default:
      return rowStep(key, at, lines.length) ?? -1
  }
}

const STATUS_ICON = { failed: 'error', partlyRead: 'warning' } as const

function Line({ line }: { readonly line: ArtefactLine }) {
  const { t } = useText('evidence')
  const { node, open } = line
  const artefact = node.artefact
  const Fold = open ? IconChevronDown : IconChevronRight
  const state =
    artefact === undefined || artefact.status === 'read' || artefact.status === 'unknown' ? undefined : STATUS_ICON[artefact.status]
  return (
    <>
      <span className="evidence-fold" data-fold={node.children.length > 0 ? '' : undefined}>
        {node.children.length > 0 && <Fold size={14} aria-hidden />}
      </span>
      {artefact === undefined ? <IconFolder size={16} stroke={1.6} className="t2" aria-hidden /> : <FormatIcon format={artefact.format} />}
      <span className="ellipsis grow">{node.name}</span>
      {artefact?.duplicateOf !== undefined && <span className="tag">{t('duplicate')}</span>}
      {state !== undefined && <StateIcon state={state} size={14} />}
      {state === undefined && artefact !== undefined && artefact.problems > 0 && <StateIcon state="info" size={14} />}
      <span className="t2 small num">{artefact !== undefined && artefact.records > 0 ? artefact.records : ''}</span>
    </>
  )
}
