import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import type { DocumentImpact } from '../../../../shared/syncrules/export/changeDocument.ts'
import { useView } from '../../../host/index.ts'
import { impactSide } from './impactSide.ts'
import type { KeptRun } from './useImpactRun.ts'

/** What an evaluation counted, where it came to its end and was of exactly this rule in the place of that one. */
export function useImpactOf(
  kept: KeptRun | undefined,
  rule: SyncRule | undefined,
  original: SyncRule | undefined,
): DocumentImpact | undefined {
  const isSame =
    kept !== undefined &&
    rule !== undefined &&
    JSON.stringify([kept.input.before, kept.input.after]) === JSON.stringify([impactSide(original), impactSide(rule)])
  const summary = useView('impact.summary', { runId: kept?.runId ?? 0 }, { enabled: isSame })
  if (!isSame || summary.status !== 'ready' || summary.view.state !== 'done') return undefined
  const { total, counts, families } = summary.view
  return {
    attribute: kept.input.attribute,
    computers: total,
    counts,
    families: families.map(({ label, computers, counts: own }) => ({
      label,
      computers,
      toSynced: own.toSynced,
      toFiltered: own.toFiltered,
    })),
  }
}
