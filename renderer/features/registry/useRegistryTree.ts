import { useCallback, useMemo, useState } from 'react'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import type { RegistryKeyRow } from '../../../shared/contract/viewRequests.ts'
import { useAction } from '../../host/index.ts'
import { type RegistryLine, ROOTS, registryLines, type Subkeys } from './registryLines.ts'

/** A registry tree that asks for a key's children when it is opened, 500 at a time. */
export interface RegistryTreeState {
  readonly lines: readonly RegistryLine[]
  readonly selected: RegistryKeyRow | undefined
  readonly select: (row: RegistryKeyRow) => void
  readonly toggle: (row: RegistryKeyRow, open?: boolean) => void
  /** Asks for the next page of a key's children; of the roots without a key. */
  readonly more: (parentId: number | undefined, loaded: number) => void
  /** Opens the way to a key and selects it; false when the artefact does not hold it. */
  readonly open: (artefactId: number, key: string) => Promise<boolean>
}

interface Scope {
  readonly deviceId: number | undefined
  readonly artefactId: number | undefined
}

export function useRegistryTree({ deviceId, artefactId }: Scope): RegistryTreeState {
  const { run: listKeys } = useAction('registry.keys')
  const { run: locate } = useAction('registry.locate')
  const scope = `${deviceId ?? ''} ${artefactId ?? ''}`
  const [shown, setShown] = useState(scope)
  const [known, setKnown] = useState<ReadonlyMap<number, Subkeys>>(new Map())
  const [openKeys, setOpenKeys] = useState<ReadonlySet<number>>(new Set())
  const [selected, setSelected] = useState<RegistryKeyRow | undefined>(undefined)
  if (scope !== shown) {
    setShown(scope)
    setKnown(new Map())
    setOpenKeys(new Set())
    setSelected(undefined)
  }
  const load = useCallback(
    async (parentId: number | undefined, offset: number): Promise<Subkeys | undefined> => {
      const answer = await listKeys({
        offset,
        limit: MAX_PAGE_ROWS,
        ...(deviceId === undefined ? {} : { deviceId }),
        ...(artefactId === undefined ? {} : { artefactId }),
        ...(parentId === undefined ? {} : { parentId }),
      })
      if (answer === undefined) return undefined
      let merged: Subkeys | undefined
      setKnown((before) => {
        const rows = offset === 0 ? [] : (before.get(parentId ?? ROOTS)?.rows ?? [])
        merged = { total: answer.total, rows: [...rows.slice(0, offset), ...answer.rows] }
        return new Map(before).set(parentId ?? ROOTS, merged)
      })
      return merged ?? { total: answer.total, rows: answer.rows }
    },
    [listKeys, deviceId, artefactId],
  )
  const open = useCallback(
    async (artefact: number, key: string): Promise<boolean> => {
      const answer = await locate({ artefactId: artefact, key })
      if (answer === undefined || answer.keyIds.length === 0) return false
      const ids = answer.keyIds
      setOpenKeys((before) => new Set([...before, ...ids.slice(0, -1)]))
      const row = await findOnWay(ids, load)
      setSelected(row)
      return row !== undefined
    },
    [locate, load],
  )
  const lines = useMemo(() => registryLines(known, openKeys), [known, openKeys])
  const toggle = (row: RegistryKeyRow, wanted?: boolean) => {
    const next = new Set(openKeys)
    if (wanted ?? !next.has(row.id)) next.add(row.id)
    else next.delete(row.id)
    setOpenKeys(next)
  }
  return { lines, selected, select: setSelected, toggle, more: load, open }
}

/** Loads level by level until the last key of the way is among the rows; a level is paged until its key appears. */
async function findOnWay(
  ids: readonly number[],
  load: (parentId: number | undefined, offset: number) => Promise<Subkeys | undefined>,
): Promise<RegistryKeyRow | undefined> {
  let row: RegistryKeyRow | undefined
  for (const [level, id] of ids.entries()) {
    row = undefined
    for (let offset = 0; row === undefined; ) {
      const page = await load(level === 0 ? undefined : ids[level - 1], offset)
      row = page?.rows.find((candidate) => candidate.id === id)
      offset += MAX_PAGE_ROWS
      if (page === undefined || offset >= page.total) break
    }
    if (row === undefined) return undefined
  }
  return row
}
