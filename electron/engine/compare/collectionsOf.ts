import type { Collection } from '../../../shared/contract/compareRequests.ts'
import type { FormatId } from '../../../shared/facts/format.ts'
import type { EvidencePlace } from '../../store/index.ts'
import { createUnnamedHomes, oneADevice } from '../import/unnamedHomes.ts'

export interface EvidenceCollection extends Collection {
  readonly artefactIds: ReadonlySet<number>
}

/** Files that were offered one by one belong together when no more than this lies between them, in milliseconds: six hours. */
const TOGETHER_MS = 6 * 3600 * 1000

/**
 * A device's evidence by when it was collected, oldest first; `times` are what artefacts say themselves. A folder or zip is one collection, or as many as it holds folders that each
 * have their own report; files that were offered one by one are put together by their time, until one comes that repeats another.
 */
export function collectionsOf(places: readonly EvidencePlace[], times: ReadonlyMap<number, string>): EvidenceCollection[] {
  const isLoose = ({ rootKind, format }: EvidencePlace): boolean =>
    rootKind === 'file' || rootKind === 'clipboard' || format === 'deviceInventory'
  const groups = [...homesOf(places.filter((place) => !isLoose(place))), ...together(places.filter(isLoose), times)]
  return groups.map((group) => asCollection(group, times)).sort(byTime)
}

interface Group {
  readonly key: string
  readonly name: string
  readonly places: readonly EvidencePlace[]
}

function homesOf(places: readonly EvidencePlace[]): Group[] {
  const homes = createUnnamedHomes()
  const placeOf = ({ root, rootPath, place }: EvidencePlace) => ({ root, rootName: lastPart(rootPath), isAlone: false, path: place })
  for (const place of places) homes.see(placeOf(place), place.format)
  const groups = new Map<string, { readonly name: string; readonly places: EvidencePlace[] }>()
  for (const place of places) {
    const home = homes.homeOf(placeOf(place))
    // Where a folder itself holds two reports without folders of their own, its files cannot be told apart.
    const folder = home?.folder ?? ''
    const key = `${place.root}:${folder}`
    const name = folder === '' ? lastPart(place.rootPath) : `${lastPart(place.rootPath)}/${folder}`
    const group = groups.get(key) ?? { name, places: [] }
    groups.set(key, group)
    group.places.push(place)
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

function together(places: readonly EvidencePlace[], times: ReadonlyMap<number, string>): Group[] {
  const timeOf = (place: EvidencePlace): string => times.get(place.artefactId) ?? place.modifiedAt ?? place.importedAt
  const groups: EvidencePlace[][] = []
  for (const place of [...places].sort((a, b) => timeOf(a).localeCompare(timeOf(b)) || a.artefactId - b.artefactId)) {
    const last = groups.at(-1)
    const [first] = last ?? []
    const isNear = first !== undefined && Date.parse(timeOf(place)) - Date.parse(timeOf(first)) <= TOGETHER_MS
    const repeats = last?.some(({ format }) => format === place.format && isSingle(format)) ?? false
    if (last !== undefined && isNear && !repeats) last.push(place)
    else groups.push([place])
  }
  return groups.map((group) => ({
    key: `files:${group[0]?.artefactId ?? 0}`,
    name: group.map(({ name }) => name).join(', '),
    places: group,
  }))
}

const isSingle = (format: FormatId): boolean => oneADevice.has(format) || format === 'deviceInventory'

function asCollection({ key, name, places }: Group, times: ReadonlyMap<number, string>): EvidenceCollection {
  const said = places.flatMap(({ artefactId }) => times.get(artefactId) ?? []).sort()
  const changed = places.flatMap(({ modifiedAt }) => modifiedAt ?? []).sort()
  const collectedAt = said.at(-1) ?? changed.at(-1)
  return {
    key,
    name,
    ...(collectedAt !== undefined && { collectedAt }),
    importedAt: places.map(({ importedAt }) => importedAt).sort()[0] ?? '',
    artefacts: places.length,
    formats: [...new Set(places.map(({ format }) => format))].sort(),
    artefactIds: new Set(places.map(({ artefactId }) => artefactId)),
  }
}

const byTime = (a: Collection, b: Collection): number =>
  (a.collectedAt ?? a.importedAt).localeCompare(b.collectedAt ?? b.importedAt) || (a.key < b.key ? -1 : 1)

const lastPart = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .at(-1) ?? path
