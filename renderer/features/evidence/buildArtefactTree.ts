import type { ArtefactRow } from '../../../shared/contract/viewRequests.ts'

/** A container, folder or file of the evidence tree. A nested zip is both: an artefact with children. */
export interface ArtefactNode {
  readonly key: string
  readonly name: string
  readonly artefact: ArtefactRow | undefined
  readonly children: ArtefactNode[]
}

/** A node as one line of the tree that is shown. */
export interface ArtefactLine {
  readonly node: ArtefactNode
  readonly depth: number
  readonly open: boolean
}

/**
 * The tree of containers, folders and files from rows in the order of `evidence.list`. Rows may be the first pages only:
 * a tree of more rows holds the same nodes in the same order, with more behind them.
 */
export function buildArtefactTree(rows: readonly ArtefactRow[]): readonly ArtefactNode[] {
  const roots: ArtefactNode[] = []
  for (const group of groupByContainer(rows)) roots.push(containerNode(group))
  return roots
}

function groupByContainer(rows: readonly ArtefactRow[]): readonly (readonly ArtefactRow[])[] {
  const groups = new Map<number, ArtefactRow[]>()
  for (const row of rows) {
    const group = groups.get(row.containerId)
    if (group === undefined) groups.set(row.containerId, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

function containerNode(rows: readonly ArtefactRow[]): ArtefactNode {
  const [first] = rows
  const own = rows.find((row) => row.path === '')
  const name = own?.name ?? lastPart(first?.container ?? '')
  const root: ArtefactNode = { key: `c${first?.containerId ?? 0}`, name, artefact: own, children: [] }
  const folders = new Map<string, ArtefactNode>([['', root]])
  for (const row of rows) if (row.path !== '') addAtPath(root, folders, row)
  return root
}

function addAtPath(root: ArtefactNode, folders: Map<string, ArtefactNode>, row: ArtefactRow): void {
  const parts = row.path.split('/').filter((part) => part !== '')
  let parent = root
  let path = ''
  for (const [index, part] of parts.entries()) {
    path = path === '' ? part : `${path}/${part}`
    const known = folders.get(path)
    const isFile = index === parts.length - 1
    if (known !== undefined && !(isFile && known.artefact !== undefined)) {
      if (isFile) replaceNode(parent, folders, path, { ...known, artefact: row })
      parent = folders.get(path) ?? parent
      continue
    }
    const node: ArtefactNode = { key: `${root.key}/${path}#${row.id}`, name: part, artefact: isFile ? row : undefined, children: [] }
    parent.children.push(node)
    folders.set(path, node)
    parent = node
  }
}

function replaceNode(parent: ArtefactNode, folders: Map<string, ArtefactNode>, path: string, node: ArtefactNode): void {
  const known = folders.get(path)
  const at = parent.children.findIndex((child) => child.key === known?.key)
  if (at >= 0) parent.children[at] = node
  folders.set(path, node)
}

/** The lines that are visible when the nodes of `closed` are folded. */
export function visibleLines(nodes: readonly ArtefactNode[], closed: ReadonlySet<string>, depth = 0): readonly ArtefactLine[] {
  const lines: ArtefactLine[] = []
  for (const node of nodes) {
    const open = node.children.length > 0 && !closed.has(node.key)
    lines.push({ node, depth, open })
    if (open) for (const line of visibleLines(node.children, closed, depth + 1)) lines.push(line)
  }
  return lines
}

/** The nodes that hold the artefact, outermost first, so that they can be unfolded; empty when it is not in the tree. */
export function pathToArtefact(nodes: readonly ArtefactNode[], artefactId: number): readonly ArtefactNode[] {
  for (const node of nodes) {
    if (node.artefact?.id === artefactId) return [node]
    const below = pathToArtefact(node.children, artefactId)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

const lastPart = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path
