import { compareRegistry } from '../../../shared/compare/compareRegistry.ts'
import type { Change, RegistryChange } from '../../../shared/contract/compareRequests.ts'
import type { SideWithCase } from './compareReads.ts'
import { readRegistry } from './readRegistry.ts'

export interface RegistryChanges {
  readonly rows: readonly RegistryChange[]
  readonly counts: Readonly<Record<Change, number>>
  /** True where a side has more values than are compared. */
  readonly cut: boolean
}

/** The registry values of both sides, held against each other. */
export async function registryChanges(left: SideWithCase, right: SideWithCase, pause: () => Promise<void>): Promise<RegistryChanges> {
  const before = await readRegistry(left.db, left.side.artefacts, pause)
  const after = await readRegistry(right.db, right.side.artefacts, pause)
  const rows = compareRegistry(before.values, after.values)
  const counts = { changed: 0, left: 0, right: 0, same: 0 }
  for (const { change } of rows) counts[change]++
  return { rows, counts, cut: before.cut || after.cut }
}

/** A page of the rows of one kind of change whose key, name or data hold the text. */
export function registryPage(
  { rows, counts, cut }: RegistryChanges,
  { change, text, offset, limit }: { readonly change: Change; readonly text?: string; readonly offset: number; readonly limit: number },
) {
  const wanted = (text ?? '').toLowerCase()
  const fits = ({ key, name, left, right }: RegistryChange): boolean =>
    wanted === '' || [key, name, left?.data, right?.data].some((part) => part?.toLowerCase().includes(wanted))
  const found = rows.filter((row) => row.change === change && fits(row))
  return { total: found.length, rows: found.slice(offset, offset + limit), counts, cut }
}
