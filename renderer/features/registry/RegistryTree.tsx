import { IconChevronDown, IconChevronRight, IconFolder, IconFolderOpen, IconFolderX } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import { useText } from '../../host/index.ts'
import { rowStep } from '../../ui/index.ts'
import type { RegistryLine } from './registryLines.ts'
import type { RegistryTreeState } from './useRegistryTree.ts'

const ROW = 27

interface RegistryTreeProps {
  readonly tree: RegistryTreeState
  /** Name of the file that a root came from; undefined where one file is all there is. */
  readonly fileOf: (artefactId: number) => string | undefined
}

/** Keys as a tree: arrows move and fold, each level is asked for when it opens. */
export function RegistryTree({ tree, fileOf }: RegistryTreeProps) {
  const { t } = useText('registry')
  const scroll = useRef<HTMLDivElement>(null)
  const { lines, selected } = tree
  const at = lines.findIndex((line) => line.kind === 'key' && line.row.id === selected?.id)
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 10 })
  const items = virtual.getVirtualItems()
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  // A visible `more` line is a page that is wanted now.
  const wanted = items.map((item) => lines[item.index]).find((line) => line?.kind === 'more')
  const parent = wanted?.kind === 'more' ? (wanted.parentId ?? 0) : undefined
  const loaded = wanted?.kind === 'more' ? wanted.loaded : undefined
  const { more } = tree
  useEffect(() => {
    if (parent !== undefined && loaded !== undefined) more(parent === 0 ? undefined : parent, loaded)
  }, [parent, loaded, more])
  const rowAt = (target: EventTarget) => {
    const line = lines[Number((target as Element).closest('[data-index]')?.getAttribute('data-index') ?? -1)]
    return line?.kind === 'key' ? line.row : undefined
  }
  const onClick = (event: MouseEvent) => {
    const row = rowAt(event.target)
    if (row === undefined) return
    if ((event.target as Element).closest('[data-fold]') !== null) tree.toggle(row)
    else tree.select(row)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const row = rowAt(event.target)
    if (row !== undefined && (event.target as Element).closest('[data-fold]') === null) tree.toggle(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (moveInTree(tree, at, event.key)) event.preventDefault()
  }
  return (
    <div className="registry-tree" style={{ flex: 1 }}>
      <div
        ref={scroll}
        className="registry-tree-scroll"
        role="tree"
        tabIndex={0}
        aria-label={t('keys')}
        aria-activedescendant={selected === undefined ? undefined : `registry-key-${selected.id}`}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        <div className="registry-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const line = lines[item.index]
            if (line === undefined) return null
            if (line.kind === 'more') return <MoreLine key={item.key} line={line} top={item.start} />
            const file = line.depth === 0 ? fileOf(line.row.artefactId) : undefined
            return <KeyLine key={item.key} line={line} top={item.start} active={item.index === at} index={item.index} file={file} />
          })}
        </div>
      </div>
    </div>
  )
}

const indent = (depth: number) => 8 + depth * 15

function MoreLine({ line, top }: { readonly line: Extract<RegistryLine, { kind: 'more' }>; readonly top: number }) {
  const { t } = useText('registry')
  return (
    <div className="registry-row t2 small" style={{ top, paddingLeft: indent(line.depth) + 20 }}>
      {line.left > 0 ? t('more', { count: line.left }) : t('loading')}
    </div>
  )
}

interface KeyLineProps {
  readonly line: Extract<RegistryLine, { kind: 'key' }>
  readonly top: number
  readonly active: boolean
  readonly index: number
  readonly file: string | undefined
}

function KeyLine({ line, top, active, index, file }: KeyLineProps) {
  const { t } = useText('registry')
  const { row, depth, open } = line
  const Folder = row.deleted ? IconFolderX : open ? IconFolderOpen : IconFolder
  const Fold = open ? IconChevronDown : IconChevronRight
  return (
    <div
      id={`registry-key-${row.id}`}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={row.subkeys > 0 ? open : undefined}
      aria-selected={active}
      className={`registry-row${active ? ' selected active' : ''}`}
      style={{ top, paddingLeft: indent(depth) }}
      tabIndex={-1}
      data-index={index}
    >
      <span className="registry-fold" data-fold={row.subkeys > 0 ? '' : undefined}>
        {row.subkeys > 0 && <Fold size={13} aria-hidden />}
      </span>
      <Folder size={15} stroke={1.6} aria-hidden />
      <span className={row.deleted ? 'registry-deleted' : undefined}>{row.name}</span>
      {row.deleted && <span className="tag">{t('deleted')}</span>}
      {file !== undefined && (
        <span className="t2 small registry-root-file" title={file}>
          {file}
        </span>
      )}
    </div>
  )
}

/** Moves the selection by a key of the keyboard; false for keys that do nothing here. */
function moveInTree(tree: RegistryTreeState, at: number, key: string): boolean {
  const keys = tree.lines.flatMap((line, index) => (line.kind === 'key' ? [{ line, index }] : []))
  const current = keys.findIndex(({ index }) => index === at)
  const line = keys[current]?.line
  if (key === 'ArrowRight' && line !== undefined && line.row.subkeys > 0 && !line.open) tree.toggle(line.row, true)
  else if (key === 'ArrowLeft' && line?.open === true) tree.toggle(line.row, false)
  else if (key === 'ArrowLeft' && line !== undefined) {
    const parent = keys.slice(0, current).findLast((candidate) => candidate.line.depth < line.depth)
    if (parent !== undefined) tree.select(parent.line.row)
  } else {
    const next = keys[rowStep(key === 'ArrowRight' ? 'ArrowDown' : key, current, keys.length) ?? -1]
    if (next === undefined) return false
    tree.select(next.line.row)
  }
  return true
}
