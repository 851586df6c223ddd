import type { ImpactSide } from '../../../../shared/contract/syncRuleRequests.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'

/** A rule as one side of an evaluation; without one nothing flows. */
export const impactSide = (rule: SyncRule | undefined): ImpactSide => (rule === undefined ? { kind: 'nothing' } : { kind: 'rule', rule })
