import type { ConnectorPartition, SyncConnector } from '../../facts/syncRule.ts'
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
  const keys = keysFromTheRoot(dn)
  const partition = nearest(keys, partitionsOf(connectors))
  if (partition === undefined) return { state: 'unknown' }
  if (partition.isSelected === false) return { state: 'out', decidedBy: partition.dn }
  return nearest(keys, partition.containers) ?? { state: 'out', decidedBy: partition.dn }
}

interface PartitionScope {
  readonly dn: string
  readonly isSelected: boolean | undefined
  readonly containers: ReadonlyMap<string, ContainerScope>
}

/** A server may have hundreds of containers and an export a hundred thousand computers: the containers are read once. */
const known = new WeakMap<readonly SyncConnector[], ReadonlyMap<string, PartitionScope>>()

function partitionsOf(connectors: readonly SyncConnector[]): ReadonlyMap<string, PartitionScope> {
  const before = known.get(connectors)
  if (before !== undefined) return before
  const partitions = new Map<string, PartitionScope>()
  for (const partition of connectors.flatMap((connector) => connector.partitions)) {
    const key = keysFromTheRoot(partition.dn).at(-1)
    if (key !== undefined && !partitions.has(key))
      partitions.set(key, { dn: partition.dn, isSelected: partition.selected, containers: containersOf(partition) })
  }
  known.set(connectors, partitions)
  return partitions
}

/** Exclusions come last: a container that is in both lists is out. */
function containersOf({ inclusions, exclusions }: ConnectorPartition): ReadonlyMap<string, ContainerScope> {
  const all = [
    ...inclusions.map((container) => ({ state: 'in' as const, decidedBy: container })),
    ...exclusions.map((container) => ({ state: 'out' as const, decidedBy: container })),
  ]
  return new Map(
    all.flatMap((scope) => {
      const key = keysFromTheRoot(scope.decidedBy).at(-1)
      return key === undefined ? [] : [[key, scope] as const]
    }),
  )
}

const nearest = <T>(keys: readonly string[], places: ReadonlyMap<string, T>): T | undefined => {
  const key = keys.findLast((candidate) => places.has(candidate))
  return key === undefined ? undefined : places.get(key)
}

/** A key for each container above an object and for itself, the root first. Lengths keep parts apart whatever they hold. */
function keysFromTheRoot(dn: string): readonly string[] {
  let key = ''
  return readDn(dn)
    .toReversed()
    .map(({ type, value }) => {
      const folded = foldedValue(value)
      key += `${type.toLowerCase()}=${folded.length}:${folded}`
      return key
    })
}

/** Without regard to case, blanks and how signs are escaped, as directories compare names (RFC 4514, RFC 4518). */
function foldedValue(value: string): string {
  const plain = value.includes('\\') || value.startsWith('"') ? unescaped(value) : value
  return plain.replace(/\s+/g, ' ').toLowerCase()
}

/** `\2C` is the same as `\,`: pairs of hex digits are bytes of UTF-8, any other sign stands for itself. */
const unescaped = (value: string): string =>
  value
    .replace(/^"(.*)"$/s, '$1')
    .replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gis, (_, bytes: string | undefined, sign: string | undefined) =>
      bytes === undefined ? (sign ?? '') : utf8.decode(Uint8Array.from(bytes.split('\\').slice(1), (pair) => Number.parseInt(pair, 16))),
    )

const utf8 = new TextDecoder()
