import type { CertificateState, ImpactChange, ImpactFilter, ImpactRow, ImpactSummary } from '../../../shared/contract/syncRuleRequests.ts'
import { certificateStateSchema, impactChangeSchema } from '../../../shared/contract/syncRuleRequests.ts'

/** What a run found so far, by computer. */
export interface ImpactRows {
  add(rows: readonly ImpactRow[]): void
  count(): number
  /** From then on: what changes first, errors after that, then by name. */
  sort(): void
  filtered(filter: ImpactFilter): readonly ImpactRow[]
  summary(): Omit<Tally, 'families'> & { readonly families: readonly { id: string; computers: number; counts: Tally['counts'] }[] }
}

interface Tally {
  readonly counts: Record<ImpactChange, number>
  readonly containers: ImpactSummary['containers']
  readonly certificates: Record<CertificateState, number>
  readonly families: ReadonlyMap<string, { computers: number; counts: Record<ImpactChange, number> }>
}

const ORDER: Readonly<Record<ImpactChange, number>> = { toSynced: 0, toFiltered: 0, changed: 0, error: 1, unchanged: 2 }

export function createImpactRows(): ImpactRows {
  const rows: ImpactRow[] = []
  const tally = emptyTally()
  let latest: { readonly key: string; readonly count: number; readonly found: readonly ImpactRow[] } | undefined
  return {
    add(more) {
      for (const row of more) {
        rows.push(row)
        countRow(tally, row)
      }
    },
    count: () => rows.length,
    sort() {
      const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
      rows.sort((a, b) => ORDER[a.change] - ORDER[b.change] || collator.compare(a.name, b.name) || a.objectId - b.objectId)
      latest = undefined
    },
    filtered(filter) {
      const key = JSON.stringify(filter)
      // Views ask for page after page of the same filter.
      if (latest?.key !== key || latest.count !== rows.length) {
        latest = { key, count: rows.length, found: rows.filter(matcher(filter)) }
      }
      return latest.found
    },
    summary: () => ({ ...tally, families: [...tally.families].map(([id, family]) => ({ id, ...family })) }),
  }
}

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

const emptyTally = () => ({
  counts: zeros(impactChangeSchema.options),
  containers: { in: 0, out: 0, unknown: 0 },
  certificates: zeros(certificateStateSchema.options),
  families: new Map<string, { computers: number; counts: Record<ImpactChange, number> }>(),
})

function countRow(tally: ReturnType<typeof emptyTally>, row: ImpactRow): void {
  tally.counts[row.change]++
  tally.containers[row.container]++
  tally.certificates[row.certificate.state]++
  const family = tally.families.get(row.family) ?? { computers: 0, counts: zeros(impactChangeSchema.options) }
  family.computers++
  family.counts[row.change]++
  tally.families.set(row.family, family)
}

function matcher({ change, family, certificate, container, text }: ImpactFilter): (row: ImpactRow) => boolean {
  const folded = text?.trim().toLowerCase()
  return (row) =>
    (change === undefined || change.includes(row.change)) &&
    (family === undefined || family.includes(row.family)) &&
    (certificate === undefined || certificate.includes(row.certificate.state)) &&
    (container === undefined || container.includes(row.container)) &&
    (!folded ||
      row.name.toLowerCase().includes(folded) ||
      row.dn.toLowerCase().includes(folded) ||
      row.os?.toLowerCase().includes(folded) === true)
}
