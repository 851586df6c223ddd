import type { FactKindId } from '../facts/factKinds.ts'
import { factKindIds } from '../facts/factKinds.ts'

/** What a failed join or enrolment is about first; groups that are not named come behind, in the order of the vocabulary. */
const groupRanks: Readonly<Record<string, number>> = {
  enrollment: 0,
  join: 1,
  entra: 2,
  scp: 3,
  diagnostic: 4,
  event: 5,
  mdm: 6,
  mde: 7,
  registered: 8,
  service: 9,
  prt: 10,
  network: 11,
  inventory: 12,
  device: 13,
}
const OTHERS = 20

const positions: ReadonlyMap<FactKindId, number> = new Map(factKindIds.map((kind, position) => [kind, position]))

/** Smaller comes first. */
export const factRank = (kind: FactKindId): number =>
  (groupRanks[kind.split('.')[0] ?? ''] ?? OTHERS) * factKindIds.length + (positions.get(kind) ?? 0)
