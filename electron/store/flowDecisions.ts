import type { FlowChoice } from '../../shared/contract/diagnosis.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'

export interface StoredFlowDecision {
  readonly choice: FlowChoice
  readonly reason: string
  /** UTC. */
  readonly at: string
}

/** The SQL of this file, for the test of its plans too. */
export const flowDecisionSql = { ofDevice: 'SELECT choice, reason, at FROM flowDecision WHERE deviceId = ?' } as const

/** Which flow a person decided for a device; undefined where the evidence decides. */
export const readFlowDecision = (db: ReadableCase, deviceId: number): StoredFlowDecision | undefined =>
  prepared<StoredFlowDecision>(db, flowDecisionSql.ofDevice).get(deviceId)

export type FlowDecisionInput =
  | ({ readonly deviceId: number } & StoredFlowDecision)
  /** Back to what the evidence says. */
  | { readonly deviceId: number; readonly choice: null }

/** Keeps or takes back what a person decided. The device has to be judged again after it. */
export function setFlowDecision(db: WritableCase, decision: FlowDecisionInput): Changed {
  return inTransaction(db, () => {
    if (decision.choice === null) prepared(db, 'DELETE FROM flowDecision WHERE deviceId = ?').run(decision.deviceId)
    else {
      const { deviceId, choice, reason, at } = decision
      prepared(db, 'INSERT OR REPLACE INTO flowDecision (deviceId, choice, reason, at) VALUES (?, ?, ?, ?)').run(
        deviceId,
        choice,
        reason,
        at,
      )
    }
    return bumpRevision(db)
  })
}
