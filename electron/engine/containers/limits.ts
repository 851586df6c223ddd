const MIB = 1024 * 1024

/** What a container may hold. Numbers are bytes unless named otherwise; tests use smaller ones. */
export interface ContainerLimits {
  readonly members: number
  readonly totalBytes: number
  readonly memberBytes: number
  /** Unpacked size divided by packed size, looked at from `ratioFrom` bytes on: small texts of one letter compress any amount. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Event logs and traces above this are read piece by piece out of the case. */
  readonly streamFrom: number
  /** Read into memory for parsing; larger files are kept, and said to be too large. */
  readonly parseBytes: number
}

/** An analyzer result with traces is a few hundred MiB; registry text compresses up to about 60 times. */
export const CONTAINER_LIMITS: ContainerLimits = {
  members: 50_000,
  totalBytes: 4096 * MIB,
  memberBytes: 2048 * MIB,
  ratio: 200,
  ratioFrom: 64 * MIB,
  streamFrom: 32 * MIB,
  parseBytes: 512 * MIB,
}
