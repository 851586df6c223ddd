import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'

/** Notes that every device was judged since the last device list came. */
export function setJudged(db: WritableCase, _all: Record<never, never>): Record<never, never> {
  inTransaction(db, () => prepared(db, 'UPDATE caseRecord SET toJudge = 0').run())
  return {}
}

/** Notes that devices are still to be judged: whoever has the case next does it. */
export function setToJudge(db: WritableCase, _all: Record<never, never>): Record<never, never> {
  inTransaction(db, () => prepared(db, 'UPDATE caseRecord SET toJudge = 1').run())
  return {}
}

/** Notes by which edition of the knowledge, and which version of the app, the case's findings are made. Those of another edition are to be made anew. */
export function setKnowledge(db: WritableCase, about: { readonly knowledge: string; readonly appVersion: string }): Changed {
  return inTransaction(db, () => {
    prepared(
      db,
      'UPDATE caseRecord SET toJudge = max(toJudge, knowledge <> @knowledge), knowledge = @knowledge, appVersion = @appVersion',
    ).run({
      knowledge: about.knowledge,
      appVersion: about.appVersion,
    })
    return bumpRevision(db)
  })
}
