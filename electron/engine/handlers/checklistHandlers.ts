import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { listChecklist } from '../../store/index.ts'
import { diagnosisOf } from '../diagnosis/diagnoseDevices.ts'
import { type Edit, editCase } from '../editCase.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { deviceDetail, logged } from './noteHandlers.ts'

type ChecklistHandlers = Pick<
  EngineHandlers,
  'checklist.list' | 'checklist.add' | 'checklist.addFromFinding' | 'checklist.change' | 'checklist.remove'
>

export function checklistHandlers(state: EngineState): ChecklistHandlers {
  return {
    'checklist.list': async ({ deviceId }) => ({ items: listChecklist(sessionOf(state).db, deviceId) }),
    'checklist.add': (input) => addItems(state, input),
    'checklist.addFromFinding': (input) => addFromFinding(state, input),
    'checklist.change': (input) => changeItem(state, input),
    'checklist.remove': async ({ itemIds }) => {
      const gone = listChecklist(sessionOf(state).db).filter(({ itemId }) => itemIds.includes(itemId))
      const text = logged(gone.map((item) => item.text).join('; '))
      await editCase(state, 'removeChecklistItems', { itemIds }, { action: 'checklistRemoved', detail: { text, items: gone.length } })
      return {}
    },
  }
}

async function addItems(state: EngineState, { texts, deviceId, rule }: Input<'checklist.add'>): Promise<{ added: number }> {
  if (texts.length === 0) return { added: 0 }
  const detail = {
    ...deviceDetail(sessionOf(state).db, deviceId),
    text: logged(texts.join('; ')),
    items: texts.length,
    ...(rule && { rule }),
  }
  const input = { texts, ...(deviceId !== undefined && { deviceId }), ...(rule !== undefined && { rule }) }
  await editCase(state, 'addChecklistItems', input, { action: 'checklistAdded', detail })
  return { added: texts.length }
}

/** Actions whose text is on the device's list already are left out, whoever wrote them. */
function addFromFinding(state: EngineState, { deviceId, rule, language }: Input<'checklist.addFromFinding'>): Promise<{ added: number }> {
  const { db } = sessionOf(state)
  deviceDetail(db, deviceId)
  const finding = diagnosisOf(db, deviceId).findings.find((candidate) => candidate.rule === rule)
  if (finding === undefined) throw new EngineFailure('notThere')
  const known = new Set(listChecklist(db, deviceId).map(({ text }) => text))
  const texts = finding.actions.map(({ text, command }) => (command === undefined ? text[language] : `${text[language]}\n${command}`))
  return addItems(state, { texts: texts.filter((text) => !known.has(text)), deviceId, rule })
}

async function changeItem(state: EngineState, { itemId, done, text, before }: Input<'checklist.change'>): Promise<Record<string, never>> {
  const item = listChecklist(sessionOf(state).db).find((candidate) => candidate.itemId === itemId)
  if (item === undefined) throw new EngineFailure('notThere')
  const change = {
    itemId,
    ...(text !== undefined && { text }),
    ...(before !== undefined && { before }),
    ...(done !== undefined && { done: done ? { by: state.person, at: state.now().toISOString() } : null }),
  }
  const action: Edit['action'] = done === undefined ? 'checklistChanged' : done ? 'checklistChecked' : 'checklistUnchecked'
  await editCase(state, 'changeChecklistItem', change, { action, detail: { text: logged(text ?? item.text) } })
  return {}
}
