import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'

export function renameCase(db: WritableCase, { title }: { readonly title: string }): Changed {
  return inTransaction(db, () => {
    prepared(db, 'UPDATE caseRecord SET title = ?').run(title)
    return bumpRevision(db)
  })
}

/** Notes that every device was judged since the last device list came. */
export function setJudged(db: WritableCase, _all: Record<never, never>): Record<never, never> {
  inTransaction(db, () => prepared(db, 'UPDATE caseRecord SET toJudge = 0').run())
  return {}
}

/** Notes by which edition of the knowledge, and which version of the app, the case's findings were made. */
export function setKnowledge(db: WritableCase, about: { readonly knowledge: string; readonly appVersion: string }): Changed {
  return inTransaction(db, () => {
    prepared(db, 'UPDATE caseRecord SET knowledge = ?, appVersion = ?').run(about.knowledge, about.appVersion)
    return bumpRevision(db)
  })
}
