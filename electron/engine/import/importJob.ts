import type { TrayEntry } from '../../../shared/contract/caseRequests.ts'
import type { OfferedContainer, OfferedMember } from '../containers/offered.ts'
import type { Assigned } from './deviceAssignment.ts'
import { importPhase, importRank } from './importRank.ts'
import type { ArtefactPlace } from './unnamedHomes.ts'

/** One member waiting to be stored and read. */
export interface ImportJob {
  readonly member: OfferedMember
  readonly container: OfferedContainer
  readonly containerId: number
  readonly place: ArtefactPlace
  readonly rank: number
  readonly tray: TrayState
  /** The device that a person named for what they offered. */
  readonly device?: Assigned
}

/** A row of the import tray, which changes as the import goes on. */
interface TrayState {
  readonly container: string
  readonly path: string
  readonly bytes: number
  state: TrayEntry['state']
  message?: TrayEntry['message']
}

/** The container as the store knows it, and where its members lie below the outermost one. */
export interface PlacedContainer {
  readonly container: OfferedContainer
  readonly containerId: number
  readonly root: number
  readonly rootName: string
  /** Path of a nested zip within the outermost container, with a trailing `/`; '' for the outermost itself. */
  readonly prefix: string
  readonly device?: Assigned
}

/** The jobs of a container. A zip's own bytes come last: they matter for keeping, not for the verdict. */
export function jobsOf(placed: PlacedContainer): ImportJob[] {
  const { container, containerId, root, rootName, prefix, device } = placed
  const isAlone = container.kind === 'file' || container.kind === 'text'
  return container.members.map((member) => ({
    member,
    container,
    containerId,
    place: { root, rootName, isAlone, path: `${prefix}${member.path}` },
    rank: member.path === '' ? Number.POSITIVE_INFINITY : importRank(member.path, member.bytes),
    tray: { container: container.name, path: member.path === '' ? container.name : member.path, bytes: member.bytes, state: 'waiting' },
    ...(device && { device }),
  }))
}

/** Order of work: by rank, small ones first within a rank. */
export const byUrgency = (a: ImportJob, b: ImportJob): number => a.rank - b.rank || a.member.bytes - b.member.bytes

export const isFirstPhase = (job: ImportJob): boolean => importPhase(job.rank) === 'first'
