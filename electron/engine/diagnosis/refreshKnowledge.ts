import { knowledgeEdition } from '../../../shared/knowledge/knowledgeEdition.ts'
import { caseInfo } from '../../store/index.ts'
import type { CaseSession } from '../caseSession.ts'

/** Findings are derived: a case judged by another edition of the knowledge is marked as to be judged anew, which is done once it is open. */
export async function refreshKnowledge({ db, writer }: CaseSession, appVersion: string): Promise<void> {
  if (writer === undefined || caseInfo(db).knowledge === knowledgeEdition) return
  await writer.write('setKnowledge', { knowledge: knowledgeEdition, appVersion })
}
