import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import type { LogDetail } from '../../../shared/facts/caseLog.ts'
import { logEntryWords } from '../../../shared/facts/caseLogWords.ts'
import type { CaseRecord, RecordChange } from '../../../shared/facts/caseRecord.ts'
import { listLog, readCaseRecord, readDevice, type UndoStack } from '../../store/index.ts'
import { writerOf } from '../caseSession.ts'
import { diagnoseDevices } from '../diagnosis/diagnoseDevices.ts'
import { type Edit, editCase } from '../editCase.ts'
import { beforeClose, type EngineState, openCaseOf, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import type { ListReader } from '../listReader.ts'
import { tellChange, tellState } from '../tellChange.ts'

type CaseRecordHandlers = Pick<
  EngineHandlers,
  'case.record' | 'case.setRecord' | 'case.rename' | 'case.log' | 'case.history' | 'case.undo' | 'case.redo' | 'person.set'
>

export function caseRecordHandlers(state: EngineState, readList: ListReader): CaseRecordHandlers {
  return {
    'case.record': async () => readCaseRecord(sessionOf(state).db),
    'case.setRecord': (change) => changeRecord(state, change),
    'case.rename': ({ title }) => changeRecord(state, { title }),
    'case.log': async (input) => {
      const { total, rows } = listLog(sessionOf(state).db, input)
      return { total, rows: rows.map((entry) => ({ entry, words: logEntryWords(entry) })) }
    },
    'case.history': async () => {
      const { writer } = sessionOf(state)
      if (writer === undefined) return {}
      const { undo, redo } = await writer.write('readEditHistory', {})
      return { ...(undo !== undefined && { undo: logEntryWords(undo) }), ...(redo !== undefined && { redo: logEntryWords(redo) }) }
    },
    'case.undo': () => beforeClose(state, () => takeBack(state, readList, 'undo')),
    'case.redo': () => beforeClose(state, () => takeBack(state, readList, 'redo')),
    'person.set': async ({ name }) => {
      state.person = name.trim() === '' ? state.account : name.trim()
      return {}
    },
  }
}

async function changeRecord(state: EngineState, change: Input<'case.setRecord'>): Promise<Record<string, never>> {
  const edit = recordEdit(readCaseRecord(sessionOf(state).db), change)
  if (edit === undefined) return {}
  await editCase(state, 'changeRecord', change, edit)
  tellState(state)
  return {}
}

/** What the log says of the change; undefined where nothing is another than before. */
function recordEdit(before: CaseRecord, { tags, ...change }: RecordChange): Edit | undefined {
  const lines = (['title', 'customer', 'ticket', 'engineer'] as const).filter((field) => (change[field] ?? before[field]) !== before[field])
  const status = change.status === undefined || change.status === before.status ? undefined : change.status
  const newTags = tags === undefined || [...tags].sort().join('\n') === [...before.tags].sort().join('\n') ? undefined : tags
  const fields: LogDetail = Object.fromEntries(lines.map((field) => [field, change[field] ?? '']))
  if (status !== undefined && lines.length === 0) return { action: 'statusChanged', detail: { from: before.status, to: status } }
  if (newTags !== undefined && lines.length === 0) return { action: 'tagsChanged', detail: { tags: newTags.join(', ') } }
  const detail = { fields: lines.join(', '), ...fields }
  return lines.length === 0 ? undefined : { action: 'recordChanged', detail, series: `record:${lines.join()}` }
}

async function takeBack(state: EngineState, readList: ListReader, stack: UndoStack) {
  const { session, events } = openCaseOf(state)
  const { edit } = await writerOf(session)
    .write('takeBack', { stack, who: state.person, at: state.now().toISOString() })
    .catch((error: unknown) => {
      state.log('warning', `${stack}: ${error instanceof Error ? error.message : 'unknown'}`)
      throw new EngineFailure('cannotUndo')
    })
  if (edit === undefined) return {}
  events.forgetMarks()
  const devices = (edit.devices ?? []).filter((id) => readDevice(session.db, id) !== undefined)
  if (edit.list !== undefined) await readList(edit.list.artefactId, (stack === 'undo' ? edit.list.before : edit.list.after) ?? undefined)
  if (devices.length > 0) await diagnoseDevices(session, devices, false)
  tellChange(state)
  tellState(state)
  return { taken: logEntryWords(edit) }
}
