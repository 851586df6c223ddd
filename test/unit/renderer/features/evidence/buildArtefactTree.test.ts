import { describe, expect, test } from 'vitest'
import {
  type ArtefactNode,
  buildArtefactTree,
  pathToArtefact,
  visibleLines,
} from '../../../../../renderer/features/evidence/buildArtefactTree.ts'
import type { ArtefactRow } from '../../../../../shared/contract/viewRequests.ts'

let nextId = 1
const row = (containerId: number, container: string, path: string): ArtefactRow => ({
  id: nextId++,
  name: path === '' ? container : (path.split('/').at(-1) ?? path),
  path,
  containerId,
  container,
  format: 'unknown',
  status: 'unknown',
  bytes: 1,
  records: 0,
  problems: 0,
})
const drawn = (nodes: readonly ArtefactNode[], closed: ReadonlySet<string> = new Set()) =>
  visibleLines(nodes, closed).map((line) => `${'  '.repeat(line.depth)}${line.node.name}${line.node.artefact ? '' : ' (folder)'}`)

describe('the tree of artefacts', () => {
  const rows = [
    row(1, 'Result.zip', ''),
    row(1, 'Result.zip', 'MDEClientAnalyzer.htm'),
    row(1, 'Result.zip', 'SystemInfoLogs/DsRegCmdStatus.txt'),
    row(1, 'Result.zip', 'SystemInfoLogs/deep/a.reg'),
    row(2, 'pasted text', ''),
  ]

  test('puts members under the folders of their path, in the order of the rows', () => {
    expect(drawn(buildArtefactTree(rows))).toEqual([
      'Result.zip',
      '  MDEClientAnalyzer.htm',
      '  SystemInfoLogs (folder)',
      '    DsRegCmdStatus.txt',
      '    deep (folder)',
      '      a.reg',
      'pasted text',
    ])
  })

  test('holds the same lines from the first page on when more pages follow', () => {
    const first = drawn(buildArtefactTree(rows.slice(0, 3)))
    expect(drawn(buildArtefactTree(rows)).slice(0, first.length)).toEqual(first)
  })

  test('keeps a nested container both as an artefact and as a folder, whichever row comes first', () => {
    const inner = row(3, 'outer.zip', 'inner.zip')
    const member = row(3, 'outer.zip', 'inner.zip/b.txt')
    for (const order of [
      [inner, member],
      [member, inner],
    ]) {
      const [root] = buildArtefactTree([row(3, 'outer.zip', ''), ...order])
      expect(root?.children.map((node) => [node.name, node.artefact?.id, node.children.length])).toEqual([['inner.zip', inner.id, 1]])
    }
  })

  test('lists two members of the same path both', () => {
    const [root] = buildArtefactTree([row(4, 'odd.zip', 'a.txt'), row(4, 'odd.zip', 'a.txt')])
    expect(root?.children).toHaveLength(2)
    expect(new Set(root?.children.map((node) => node.key)).size).toBe(2)
  })

  test('names a container whose own row is not known by the last part of its path', () => {
    expect(buildArtefactTree([row(5, 'C:\\Temp\\Collected', 'x.txt')])[0]?.name).toBe('Collected')
  })

  test('hides what lies under a folded node, and finds the way to a hidden artefact', () => {
    const tree = buildArtefactTree(rows)
    const way = pathToArtefact(tree, rows[3]?.id ?? 0)
    expect(way.map((node) => node.name)).toEqual(['Result.zip', 'SystemInfoLogs', 'deep', 'a.reg'])
    expect(drawn(tree, new Set([way[1]?.key ?? '']))).toEqual([
      'Result.zip',
      '  MDEClientAnalyzer.htm',
      '  SystemInfoLogs (folder)',
      'pasted text',
    ])
  })

  test('is empty without rows', () => {
    expect(buildArtefactTree([])).toEqual([])
  })
})
