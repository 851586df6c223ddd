import type { LogChain } from '../../store/index.ts'

export interface LogsPlan {
  /** Chains that come, or what they go on with. */
  readonly add: readonly LogChain[]
  /** Everything that the log of the other case tells is known here: what it has and this case has not was taken away here. */
  readonly theirsKnown: boolean
  /** The other case knows everything that the log of this one tells. */
  readonly oursKnown: boolean
}

/** Digits of a hash that tell copies of a case from each other. */
const FORK_DIGITS = 16

/** Which logs of another case come, its own and those that were merged into it. The first of each is the case's own. */
export function planLogs(ours: readonly LogChain[], theirs: readonly LogChain[]): LogsPlan {
  const known = [...ours]
  const add: LogChain[] = []
  for (const chain of theirs) {
    if (chain.entries.length === 0 || holds(known, chain)) continue
    const coming = goesOn(known.slice(1), chain) ?? { key: keyOf(known, chain), entries: chain.entries }
    add.push(coming)
    known.push({ key: coming.key, entries: chain.entries })
  }
  return { add, theirsKnown: isKnown(ours, theirs), oursKnown: isKnown(theirs, ours) }
}

const isKnown = (here: readonly LogChain[], [own]: readonly LogChain[]): boolean =>
  own !== undefined && own.entries.length > 0 && holds(here, own)

const seedOf = ({ key }: LogChain): string => key.split('#')[0] ?? key

/** Each entry’s hash holds all entries before it: the last one is enough to look at. */
function holds(chains: readonly LogChain[], chain: LogChain): boolean {
  const last = chain.entries.at(-1)
  return chains.some((other) => seedOf(other) === seedOf(chain) && other.entries[chain.entries.length - 1]?.hash === last?.hash)
}

function goesOn(merged: readonly LogChain[], chain: LogChain): LogChain | undefined {
  const begun = merged
    .filter((other) => seedOf(other) === seedOf(chain) && holds([chain], other))
    .sort((a, b) => b.entries.length - a.entries.length)[0]
  return begun && { key: begun.key, entries: chain.entries.slice(begun.entries.length) }
}

/** The case's own id, with the hash at which it went its own way where a log of that case is known already. */
function keyOf(known: readonly LogChain[], chain: LogChain): string {
  const seed = seedOf(chain)
  const same = known.filter((other) => seedOf(other) === seed)
  if (same.length === 0) return seed
  const first = chain.entries.find(({ hash }, index) => same.every(({ entries }) => entries[index]?.hash !== hash))
  return `${seed}#${(first?.hash ?? '').slice(0, FORK_DIGITS)}`
}
