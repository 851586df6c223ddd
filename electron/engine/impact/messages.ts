import type { ImpactRow, ImpactSide } from '../../../shared/contract/syncRuleRequests.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import type { SyncConnector } from '../../../shared/facts/syncRule.ts'
import type { StoredComputer } from '../../store/index.ts'

/** What is to be evaluated over every computer. */
export interface ImpactTask {
  readonly before: ImpactSide
  readonly after: ImpactSide
  readonly attribute: string
  /** What `Now()` is, ISO. */
  readonly now: string
  readonly connectors: readonly SyncConnector[]
}

/** To the worker: the task once, then computers as they lie in the case. */
export type ToImpact =
  | { readonly kind: 'begin'; readonly task: ImpactTask }
  | { readonly kind: 'computers'; readonly computers: readonly StoredComputer[] }

/** From the worker: a row for every computer, in order; or that a side cannot be evaluated at all. */
export type FromImpact =
  | { readonly kind: 'ready' }
  | { readonly kind: 'rows'; readonly rows: readonly ImpactRow[] }
  | { readonly kind: 'refused'; readonly message: Localized }
