import type { MergeChoices, MergeConflict, MergeCounts, MergedDevice } from '../../../shared/contract/mergeRequests.ts'
import {
  type CaseWork,
  caseAccess,
  type DraftWork,
  findRuleAt,
  listMergePlaces,
  logFaults,
  type MergePlace,
  type ReadableCase,
  readCaseWork,
  readDevice,
  readListMapping,
  readRulePlace,
} from '../../store/index.ts'
import { EngineFailure } from '../failures.ts'
import { mapDevices, type PlacedCase, takenFor } from './mapDevices.ts'
import { comingPlaces } from './offerEvidence.ts'
import { placeKey } from './placeKey.ts'
import { planWork, type WorkPlan } from './planWork.ts'

/** All that a merge would do, as both cases are now. */
export interface MergePlan {
  readonly ours: PlacedCase
  readonly theirs: PlacedCase
  readonly devices: readonly MergedDevice[]
  readonly coming: readonly MergePlace[]
  readonly work: WorkPlan
  readonly moves: readonly Move[]
  readonly mappings: readonly Mapping[]
  readonly renames: readonly Rename[]
  readonly conflicts: readonly MergeConflict[]
  readonly counts: MergeCounts
}

/** A piece of evidence here that a person gave to another device there. */
export interface Move {
  readonly artefactId: number
  readonly deviceId: number
}

/** A device here that is called otherwise in a later copy of the case. */
export interface Rename {
  readonly deviceId: number
  readonly name: string
}

/** A device list here whose columns a person gave a meaning there; JSON. */
export interface Mapping {
  readonly artefactId: number
  readonly mapping: string
}

/**
 * Looks at both cases. Fails where the other one cannot be merged. `isHere`: the evidence came over, so what is said of a device or a rule that
 * still is not here has nothing to stand by.
 */
export function prepareMerge(oursDb: ReadableCase, theirsDb: ReadableCase, path: string, choices: MergeChoices, isHere = false): MergePlan {
  const ours = { db: oursDb, places: listMergePlaces(oursDb) }
  const theirs = { db: theirsDb, places: listMergePlaces(theirsDb) }
  const oursWork = readCaseWork(oursDb)
  const theirsWork = readCaseWork(theirsDb)
  checkMergeable(oursWork, theirsWork, theirs, path)
  const devices = mapDevices(ours, theirs, choices.devices)
  const idOf = deviceNaming(devices)
  const work = planWork(oursWork, asNamedHere(ours, theirs, theirsWork, idOf, isHere), choices.takeTheirs ?? [])
  const coming = comingPlaces(ours.places, theirs.places)
  const edits = editsOfEvidence(ours, theirs, idOf, work.theirsKnown)
  return {
    ours,
    theirs,
    devices,
    coming,
    work,
    moves: edits.moves,
    mappings: edits.mappings,
    renames: work.isLaterCopy ? renamesOf(devices) : [],
    conflicts: [...work.conflicts, ...edits.conflicts],
    counts: countsOf(ours, theirs, coming, work),
  }
}

function checkMergeable(ours: CaseWork, theirs: CaseWork, { db, places }: PlacedCase, path: string): void {
  if (ours.record.redacted) throw new EngineFailure('mergeIntoRedacted')
  const lacksBytes = places.some(({ sha256, blobId }) => sha256 !== '' && blobId === undefined)
  if (theirs.record.redacted || lacksBytes || caseAccess(db).damaged === true) throw new EngineFailure('mergeNoBytes', { path })
  // Its chain would stand in this case's own log, and this case would not verify any more.
  if (logFaults(db).length > 0) throw new EngineFailure('mergeBrokenLog', { path })
}

const renamesOf = (devices: readonly MergedDevice[]): Rename[] =>
  devices.flatMap(({ outcome, name, ours }) =>
    outcome === 'same' && ours !== undefined && ours.name !== name ? [{ deviceId: ours.deviceId, name }] : [],
  )

/** Names a device of the other case here; one that is to come by a number of its own below zero. */
function deviceNaming(devices: readonly MergedDevice[]): (otherDeviceId: number) => number {
  const named = new Map(devices.map((device) => [device.otherDeviceId, takenFor(device)]))
  return (otherDeviceId) => named.get(otherDeviceId) ?? -otherDeviceId
}

/** The work of the other case with devices, containers and rules as this case names them; what this case does not have below zero. */
function asNamedHere(ours: PlacedCase, theirs: PlacedCase, work: CaseWork, idOf: (id: number) => number, isHere: boolean): CaseWork {
  const named = <T extends { readonly deviceId?: number }>(row: T): T =>
    row.deviceId === undefined ? row : { ...row, deviceId: idOf(row.deviceId) }
  const standsHere = ({ deviceId }: { readonly deviceId: number }): boolean => !isHere || deviceId > 0
  /** A note of a device that is not here is a note of the case. */
  const ofCase = <T extends { readonly deviceId?: number }>(row: T): T => {
    const { deviceId, ...rest } = row
    return deviceId === undefined || standsHere({ deviceId }) ? row : (rest as T)
  }
  const rootOf = rootNaming(ours.places, theirs.places)
  const drafts = work.ruleDrafts.map(({ id: _id, setId, cloneOf, ...draft }): DraftWork => {
    const rule = cloneOf === undefined ? undefined : ruleHere(ours.db, theirs.db, cloneOf)
    return { ...draft, ...(setId !== undefined && { setId: rootOf(setId) }), ...(rule !== undefined && { cloneOf: rule }) }
  })
  return {
    ...work,
    notes: work.notes.map(named).map(ofCase),
    checklist: work.checklist.map(named).map(ofCase),
    reviews: work.reviews.map(named).filter(standsHere),
    flowDecisions: work.flowDecisions.map(named).filter(standsHere),
    ruleDrafts: drafts.filter(({ setId, cloneOf }) => !isHere || ((setId ?? 1) > 0 && (cloneOf ?? 1) > 0)),
  }
}

function rootNaming(ours: readonly MergePlace[], theirs: readonly MergePlace[]): (root: number) => number {
  const here = new Map(ours.map(({ rootKind, rootPath, root }) => [`${rootKind}\0${rootPath}`, root]))
  const named = new Map(theirs.map(({ rootKind, rootPath, root }) => [root, here.get(`${rootKind}\0${rootPath}`)]))
  return (root) => named.get(root) ?? -root
}

function ruleHere(ours: ReadableCase, theirs: ReadableCase, recordId: number): number {
  const place = readRulePlace(theirs, recordId)
  return (place && findRuleAt(ours, place)) ?? -recordId
}

/** What persons changed of evidence that both cases have. */
function editsOfEvidence(ours: PlacedCase, theirs: PlacedCase, idOf: (id: number) => number, theirsKnown: boolean) {
  const here = new Map(ours.places.map((place) => [placeKey(place), place]))
  const moves: Move[] = []
  const mappings: Mapping[] = []
  const conflicts: MergeConflict[] = []
  const mapped = new Set<string>()
  for (const place of theirsKnown ? [] : theirs.places) {
    const own = here.get(placeKey(place))
    if (own === undefined) continue
    if (place.assignedBy === 'person' && place.deviceId !== undefined && own.deviceId !== idOf(place.deviceId)) {
      if (own.assignedBy !== 'person') moves.push({ artefactId: own.artefactId, deviceId: idOf(place.deviceId) })
      else conflicts.push(assignmentConflict(ours.db, theirs.db, own, place))
    }
    if (place.format !== 'deviceInventory' || mapped.has(place.sha256)) continue
    mapped.add(place.sha256)
    const [mine, others] = [readListMapping(ours.db, own.artefactId), readListMapping(theirs.db, place.artefactId)]
    if (others === undefined || others === mine) continue
    if (mine === undefined) mappings.push({ artefactId: own.artefactId, mapping: others })
    else conflicts.push({ kind: 'mapping', file: own.name })
  }
  return { moves, mappings, conflicts }
}

function assignmentConflict(ours: ReadableCase, theirs: ReadableCase, own: MergePlace, place: MergePlace): MergeConflict {
  const nameOf = (db: ReadableCase, deviceId: number | undefined): string =>
    (deviceId === undefined ? undefined : readDevice(db, deviceId)?.name) ?? ''
  return { kind: 'assignment', file: own.name, ours: nameOf(ours, own.deviceId), theirs: nameOf(theirs, place.deviceId) }
}

function countsOf(ours: PlacedCase, theirs: PlacedCase, coming: readonly MergePlace[], { change, tags }: WorkPlan): MergeCounts {
  const bytes = new Set(ours.places.map(({ sha256, format }) => `${sha256} ${format}`))
  return {
    evidence: {
      coming: coming.length,
      duplicates: coming.filter(({ sha256, format }) => sha256 !== '' && bytes.has(`${sha256} ${format}`)).length,
      present: theirs.places.length - coming.length,
    },
    notes: change.notes.length,
    checklist: change.checklist.length,
    attachments: change.attachments.length,
    reviews: change.reviews.length,
    flowDecisions: change.flowDecisions.length,
    eventMarks: change.eventMarks.length,
    filters: change.filters.length,
    ruleDrafts: change.ruleDrafts.length,
    tags,
    logEntries: change.logs.reduce((sum, { entries }) => sum + entries.length, 0),
  }
}
