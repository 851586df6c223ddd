import { knowledgeEdition } from '../../../shared/knowledge/knowledgeEdition.ts'
import { caseInfo, listDeviceIds } from '../../store/index.ts'
import type { CaseSession } from '../caseSession.ts'
import { diagnoseDevices } from './diagnoseDevices.ts'

/** Findings are derived: a case judged by another edition of the knowledge is judged anew when it is opened. */
export async function refreshKnowledge(session: CaseSession, appVersion: string): Promise<void> {
  const { db, writer } = session
  if (writer === undefined || caseInfo(db).knowledge === knowledgeEdition) return
  await diagnoseDevices(session, listDeviceIds(db), false)
  await writer.write('setKnowledge', { knowledge: knowledgeEdition, appVersion })
}
