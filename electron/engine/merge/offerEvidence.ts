import type { Problem } from '../../../shared/facts/problem.ts'
import { iterateBlob, listContainerTimes, listProblemsOf, type MergePlace, type ReadableCase } from '../../store/index.ts'
import { ContainerError, type KnownMember, type OfferedContainer, type OfferedMember } from '../containers/offered.ts'
import type { PlacedCase } from './mapDevices.ts'
import { placeKey } from './placeKey.ts'

/** What is said of a file by whoever listed its container; what a reader says of it is found again. */
const LISTING_PROBLEMS: ReadonlySet<string> = new Set([
  'memberEncrypted',
  'memberMethod',
  'memberNameRefused',
  'memberCutOff',
  'memberTooLarge',
  'zipRatioLimit',
  'zipTotalLimit',
  'zipCountLimit',
  'entryUnreadable',
])

/** The evidence that comes: what this case does not have at the same place. */
export function comingPlaces(ours: readonly MergePlace[], theirs: readonly MergePlace[]): MergePlace[] {
  const here = new Set(ours.map(placeKey))
  return theirs.filter((place) => !here.has(placeKey(place)))
}

/**
 * Evidence of another case as containers that an import takes: their paths, times and devices are those of that case, their bytes come out of it.
 * What lies in a zip within comes with that zip, which is unpacked again. `deviceOf` names the devices here.
 */
export function offerEvidence(
  theirs: PlacedCase,
  coming: readonly MergePlace[],
  deviceOf: (otherDeviceId: number) => number | undefined,
): OfferedContainer[] {
  const times = listContainerTimes(theirs.db)
  const wanted = new Set(coming.map(({ artefactId }) => artefactId))
  const wantedRoots = new Set(coming.map(({ root }) => root))
  const byRoot = new Map<number, MergePlace[]>()
  for (const place of theirs.places) {
    if (!wantedRoots.has(place.root)) continue
    const members = byRoot.get(place.root)
    if (members === undefined) byRoot.set(place.root, [place])
    else members.push(place)
  }
  return [...byRoot.values()].map((places) => containerOf(theirs.db, places, wanted, { times, deviceOf }))
}

interface Surroundings {
  readonly times: ReadonlyMap<number, string>
  readonly deviceOf: (otherDeviceId: number) => number | undefined
}

function containerOf(
  db: ReadableCase,
  places: readonly MergePlace[],
  wanted: ReadonlySet<number>,
  { times, deviceOf }: Surroundings,
): OfferedContainer {
  const [{ root, rootPath, rootKind } = { root: 0, rootPath: '', rootKind: 'file' as const }] = places
  const known = new Map(places.map((place) => [`${place.place}\0${place.sha256}`, knownMember(place, deviceOf)]))
  const nested = places.filter(({ isNested, artefactId }) => isNested && wanted.has(artefactId))
  const isWanted = ({ artefactId, isNested, place, format }: MergePlace): boolean =>
    !isNested && (wanted.has(artefactId) || (format === 'zip' && nested.some((inner) => inner.place.startsWith(`${place}/`))))
  const importedAt = times.get(root)
  return {
    kind: rootKind === 'clipboard' ? 'text' : rootKind === 'nestedZip' ? 'zip' : rootKind,
    name: rootPath.split(/[\\/]/).findLast((part) => part !== '') ?? rootPath,
    // A text that was pasted has a name and no place.
    origin: rootKind === 'clipboard' ? '' : rootPath,
    depth: 0,
    members: places.filter(isWanted).map((place) => memberOf(db, place)),
    known: (place, sha256) => known.get(`${place}\0${sha256}`),
    ...(importedAt !== undefined && { importedAt }),
    close: async () => undefined,
  }
}

function knownMember({ importedAt, deviceId, assignedBy }: MergePlace, deviceOf: Surroundings['deviceOf']): KnownMember {
  const device = deviceId === undefined ? undefined : deviceOf(deviceId)
  return { importedAt, ...(device !== undefined && { device: { deviceId: device, assignedBy } }) }
}

function memberOf(db: ReadableCase, place: MergePlace): OfferedMember {
  const { artefactId, name, path, size, modifiedAt, blobId } = place
  const all = listProblemsOf(db, artefactId)
  const common = { name, path, bytes: size, ...(modifiedAt !== undefined && { modifiedAt }) }
  if (blobId === undefined) return { ...common, problems: all }
  const damage = all.find(({ code }) => code === 'memberDamaged')
  const problems = path === '' ? all : all.filter(({ code }) => LISTING_PROBLEMS.has(code))
  return { ...common, problems, open: () => bytesOf(db, blobId, path === '' ? undefined : damage) }
}

/** What was read before the file turned out damaged; then the damage again. */
async function* bytesOf(db: ReadableCase, blobId: number, damage: Problem | undefined): AsyncGenerator<Uint8Array> {
  yield* iterateBlob(db, blobId)
  if (damage !== undefined) throw new ContainerError(damage)
}
