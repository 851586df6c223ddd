import type { Problem } from '../../../shared/facts/problem.ts'

/** One file that was offered, alone or in a container. */
export interface OfferedMember {
  /** Last part of the path. */
  readonly name: string
  /** Within the container, `/` as separator, never leading out of it; '' for the container's own bytes. */
  readonly path: string
  /** As the container says, before it is read. */
  readonly bytes: number
  readonly modifiedAt?: string
  /** Any of severity `error` means: kept where `open` is there, not parsed. */
  readonly problems: readonly Problem[]
  /** The bytes in order; absent where they may not or cannot be read. Fails with a ContainerError where they turn out damaged. */
  readonly open?: () => AsyncIterable<Uint8Array>
}

/** What another case knows of a file that is taken over from it. */
export interface KnownMember {
  /** UTC. */
  readonly importedAt: string
  /** The device that it belongs to, which is not to be found out again; absent where it belongs to none. */
  readonly device?: { readonly deviceId: number; readonly assignedBy: 'name' | 'id' | 'container' | 'file' | 'person' }
}

/** What members came in: a folder, a zip, a single file, or text from the clipboard. */
export interface OfferedContainer {
  readonly kind: 'folder' | 'zip' | 'file' | 'text'
  readonly name: string
  /** Absolute path on disk, or for a nested zip that of the outermost container. Shown, never opened again. */
  readonly origin: string
  /** 0 as offered, 1 for a zip within a zip. */
  readonly depth: number
  readonly members: readonly OfferedMember[]
  /** Of evidence that comes out of another case: what that case knows of a file, by its place in the outermost container. */
  readonly known?: (place: string, sha256: string) => KnownMember | undefined
  /** When it was imported there, UTC. */
  readonly importedAt?: string
  /** Frees the file handle; members cannot be opened afterwards. */
  close(): Promise<void>
}

/** A member's bytes could not be had; `problem` says why and what to do. */
export class ContainerError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'ContainerError'
    this.problem = problem
  }
}
