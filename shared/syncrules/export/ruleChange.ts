import type { SyncRule } from '../../facts/syncRule.ts'

/** A change of rules: the copy, and the rule that it takes the place of; without one the copy is only added. */
export interface RuleChange {
  readonly clone: SyncRule
  readonly original?: SyncRule
  /** Of the rules' connector: its GUID is another one on every server. Where it is not known, whoever runs a script is asked for it. */
  readonly connectorName?: string
}

/** Whether a script makes a change or takes it back. */
export type ScriptDirection = 'change' | 'undo'
