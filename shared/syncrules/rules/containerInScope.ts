import type { SyncConnector } from '../../facts/syncRule.ts'
import { readDn } from '../functions/distinguishedNames.ts'

/** Whether an object lies in a container that a connector reads; `decidedBy` names the container. */
export interface ContainerScope {
  readonly state: 'in' | 'out' | 'unknown'
  readonly decidedBy?: string
}

/**
 * Looks an object up in the containers of all connectors of a server: the longest included or excluded container above it decides. An
 * object of a domain that a connector reads, but below none of its containers, is out. Unknown where no connector has its domain.
 */
export function containerInScope(dn: string, connectors: readonly SyncConnector[]): ContainerScope {
  const parts = foldedParts(dn)
  const [partition] = connectors
    .flatMap((connector) => connector.partitions)
    .filter((candidate) => candidate.dn !== '' && isAtOrBelow(parts, foldedParts(candidate.dn)))
    .sort((a, b) => foldedParts(b.dn).length - foldedParts(a.dn).length)
  if (partition === undefined) return { state: 'unknown' }
  if (partition.selected === false) return { state: 'out', decidedBy: partition.dn }
  const [nearest] = [
    ...partition.inclusions.map((container) => ({ container, state: 'in' as const })),
    ...partition.exclusions.map((container) => ({ container, state: 'out' as const })),
  ]
    .filter(({ container }) => container !== '' && isAtOrBelow(parts, foldedParts(container)))
    .sort((a, b) => foldedParts(b.container).length - foldedParts(a.container).length || (a.state === 'out' ? -1 : 1))
  return nearest === undefined ? { state: 'out', decidedBy: partition.dn } : { state: nearest.state, decidedBy: nearest.container }
}

/** From the right, so that what lies above comes first; without regard to case and blanks around parts, as directories compare names. */
const foldedParts = (dn: string): readonly string[] =>
  readDn(dn)
    .map(({ type, value }) => `${type}=${value.replace(/\s+/g, ' ')}`.toLowerCase())
    .reverse()

const isAtOrBelow = (parts: readonly string[], above: readonly string[]): boolean =>
  above.length <= parts.length && above.every((part, at) => part === parts[at])
