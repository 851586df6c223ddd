import { type PlacedRegistryValue, registryPlace } from '../../../shared/compare/compareRegistry.ts'
import { type ArtefactRef, listRegistryOf, type ReadableCase } from '../../store/index.ts'

/** Values of a side that are compared: exports of what the analyzer collects have some hundred, a hive of a whole machine a million. */
const MAX_VALUES = 100_000
/** Values that are read at a stretch, before others have their turn. */
const PAGE = 2000
const QUOTE_LENGTH = 300

export interface SideRegistry {
  readonly values: ReadonlyMap<string, PlacedRegistryValue>
  /** True where there are more than were read. */
  readonly cut: boolean
}

/** The registry values of a side by key and name, of the first export that has them. `pause` lets others have their turn. */
export async function readRegistry(db: ReadableCase, artefacts: readonly ArtefactRef[], pause: () => Promise<void>): Promise<SideRegistry> {
  const values = new Map<string, PlacedRegistryValue>()
  for (const artefact of artefacts) {
    for (let after = 0; ; ) {
      const rows = listRegistryOf(db, artefact.artefactId, after, PAGE)
      for (const { key, name, valueType, data, locator } of rows) {
        const place = registryPlace(key, name)
        const { artefactId, file, path, format } = artefact
        const evidence = { artefactId, file, path, format, locator, quote: data.slice(0, QUOTE_LENGTH) }
        if (!values.has(place)) values.set(place, { key, name, valueType, data, evidence })
      }
      after = rows.at(-1)?.id ?? after
      if (values.size >= MAX_VALUES) return { values, cut: true }
      if (rows.length < PAGE) break
      await pause()
    }
  }
  return { values, cut: false }
}
