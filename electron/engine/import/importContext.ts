import type { Problem } from '../../../shared/facts/problem.ts'
import type { Writer } from '../../store/index.ts'
import type { ContainerLimits } from '../containers/limits.ts'
import type { ParserPool } from '../parserPool.ts'
import type { DeviceAssignment } from './deviceAssignment.ts'
import type { ImportJob } from './importJob.ts'

/** What importing one member needs of the import around it. */
export interface ImportContext {
  readonly writer: Writer
  readonly pool: ParserPool
  readonly limits: ContainerLimits
  /** Part of the bytes that are stored. */
  readonly readBlob: (blobId: number, offset: number, length: number) => Uint8Array
  readonly assignment: DeviceAssignment
  readonly now: () => string
  /** Throws ImportCancelled once a person has cancelled. */
  readonly checkCancelled: () => void
  /** One at a time for the same bytes, so that the second finds the first finished. */
  readonly withBytes: <T>(sha256: string, work: () => Promise<T>) => Promise<T>
  /** Takes over a zip within a zip or a folder; its members become jobs. */
  readonly expandZip: (job: ImportJob, bytes: Uint8Array) => Promise<readonly Problem[]>
}

export class ImportCancelled extends Error {
  constructor() {
    super('the import was cancelled')
    this.name = 'ImportCancelled'
  }
}
