import { describe, expect, it } from 'vitest'
import { collectionsOf } from '../../../../../electron/engine/compare/collectionsOf.ts'
import type { EvidencePlace } from '../../../../../electron/store/index.ts'
import type { FormatId } from '../../../../../shared/facts/format.ts'

interface Given {
  readonly root: number
  readonly kind?: EvidencePlace['rootKind']
  readonly path: string
  readonly format?: FormatId
  readonly at?: string
  readonly modifiedAt?: string
}

function collected(...given: readonly Given[]) {
  const places = given.map(({ root, kind = 'zip', path, format = 'dsregcmd', modifiedAt }, index): EvidencePlace => {
    const name = path.split('/').at(-1) ?? path
    const rootPath = kind === 'file' ? `C:\\in\\${name}` : `C:\\in\\result${root}.zip`
    const times = { importedAt: '2026-02-01T00:00:00.000Z', ...(modifiedAt !== undefined && { modifiedAt }) }
    return { artefactId: index + 1, root, rootPath, rootKind: kind, place: path, name, format, ...times }
  })
  const times = new Map(given.flatMap(({ at }, index) => (at === undefined ? [] : [[index + 1, at] as const])))
  return collectionsOf(places, times).map(({ name, collectedAt, artefactIds }) => ({ name, collectedAt, ids: [...artefactIds] }))
}

describe('the collections of a device', () => {
  it('are the zips and folders that its evidence came in, oldest first by what they say themselves', () => {
    const result = collected(
      { root: 1, path: 'dsregcmd.txt', at: '2026-01-02T10:00:00Z' },
      { root: 1, path: 'report.xml', format: 'analyzerXml', at: '2026-01-02T10:05:00Z' },
      { root: 2, path: 'dsregcmd.txt', at: '2026-01-01T10:00:00Z' },
    )
    expect(result).toEqual([
      { name: 'result2.zip', collectedAt: '2026-01-01T10:00:00Z', ids: [3] },
      { name: 'result1.zip', collectedAt: '2026-01-02T10:05:00Z', ids: [1, 2] },
    ])
  })

  it('are the folders and zips within, where each has its own report', () => {
    const result = collected(
      { root: 1, path: 'before/dsregcmd.txt', at: '2026-01-01T10:00:00Z' },
      { root: 1, path: 'before/logs/a.reg', format: 'reg' },
      { root: 1, path: 'after.zip/dsregcmd.txt', at: '2026-01-02T10:00:00Z' },
    )
    expect(result).toEqual([
      { name: 'result1.zip/before', collectedAt: '2026-01-01T10:00:00Z', ids: [1, 2] },
      { name: 'result1.zip/after.zip', collectedAt: '2026-01-02T10:00:00Z', ids: [3] },
    ])
  })

  it('are put together of files that came one by one, until one repeats another or time has passed', () => {
    const file = { kind: 'file' } as const
    const result = collected(
      { ...file, root: 1, path: 'before.txt', at: '2026-01-01T10:00:00Z' },
      { ...file, root: 2, path: 'before.reg', format: 'reg', modifiedAt: '2026-01-01T10:02:00Z' },
      { ...file, root: 3, path: 'after.txt', at: '2026-01-01T11:00:00Z' },
      { ...file, root: 4, path: 'late.reg', format: 'reg', modifiedAt: '2026-01-03T10:00:00Z' },
    )
    expect(result.map(({ name }) => name)).toEqual(['before.txt, before.reg', 'after.txt', 'late.reg'])
  })

  it('of a device without evidence are none', () => {
    expect(collected()).toEqual([])
  })
})
