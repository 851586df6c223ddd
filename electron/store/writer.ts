import { beginArtefact, discardArtefact, finishArtefact } from './artefactWrites.ts'
import { addAttachments, changeAttachment, removeAttachment } from './attachments.ts'
import { appendBlobChunk, beginBlob, findBlob, finishBlob, storeSmallBlob } from './blobWrites.ts'
import { caseAccess, type WritableCase } from './caseConnection.ts'
import { appendLog } from './caseLog.ts'
import { changeRecord } from './caseRecord.ts'
import { setJudged, setKnowledge, setToJudge } from './caseWrites.ts'
import { addChecklistItems, changeChecklistItem, removeChecklistItems } from './checklist.ts'
import { openContainer } from './containers.ts'
import { createDevice, moveArtefacts, updateDevice } from './deviceWrites.ts'
import { saveDiagnoses, saveDiagnosis, setReview } from './diagnosisWrites.ts'
import { markEvent, removeEventFilter, saveEventFilter } from './eventMarks.ts'
import { indexEvents } from './eventText.ts'
import { addEvents } from './eventWrites.ts'
import { setFlowDecision } from './flowDecisions.ts'
import { addItems } from './itemWrites.ts'
import { applyWork } from './merge/applyWork.ts'
import { removeNote, saveNote } from './notes.ts'
import { beginReading, dropReading, showReading } from './readingWrites.ts'
import { assignRows } from './rowWrites.ts'
import { discardRuleDraft, saveRuleDraft } from './ruleDrafts.ts'
import { type EditAbout, readEditHistory, runEdit, takeBack } from './undo/editSteps.ts'

/** Every way to change a case. Each is one short transaction, or several where it removes much. */
export const writes = {
  openContainer,
  findBlob,
  storeSmallBlob,
  beginBlob,
  appendBlobChunk,
  finishBlob,
  beginArtefact,
  addItems,
  addEvents,
  indexEvents,
  markEvent,
  saveEventFilter,
  removeEventFilter,
  finishArtefact,
  discardArtefact,
  assignRows,
  beginReading,
  showReading,
  dropReading,
  createDevice,
  updateDevice,
  moveArtefacts,
  saveDiagnosis,
  saveDiagnoses,
  setReview,
  setFlowDecision,
  saveRuleDraft,
  discardRuleDraft,
  changeRecord,
  saveNote,
  removeNote,
  addChecklistItems,
  changeChecklistItem,
  removeChecklistItems,
  addAttachments,
  changeAttachment,
  removeAttachment,
  appendLog,
  applyWork,
  takeBack,
  readEditHistory,
  setKnowledge,
  setJudged,
  setToJudge,
} as const

export type WriteName = keyof typeof writes
export type WriteInput<N extends WriteName> = Parameters<(typeof writes)[N]>[1]
export type WriteOutput<N extends WriteName> = ReturnType<(typeof writes)[N]>

/** What changes a case, whichever thread does it. Writes are done in the order they were asked for. */
export interface Writer {
  write<N extends WriteName>(name: N, input: WriteInput<N>): Promise<WriteOutput<N>>
  /** The same as a person's edit: it can be taken back (`takeBack`), and the log tells of it. */
  edit<N extends WriteName>(name: N, input: WriteInput<N>, about: EditAbout): Promise<WriteOutput<N>>
  /** Waits for what was asked for, and closes the case. */
  close(): Promise<void>
  /** Resolves when no more can be written: undefined after `close`, else why. */
  readonly ended: Promise<Error | undefined>
}

/** Runs one write by its name, as a person's edit where `about` says whose. */
export function runWrite<N extends WriteName>(db: WritableCase, name: N, input: WriteInput<N>, about?: EditAbout): WriteOutput<N> {
  const run = writes[name] as unknown as (db: WritableCase, input: WriteInput<N>) => WriteOutput<N>
  if (about === undefined && !lasting.has(name)) return run(db, input)
  return lastingly(db, () => (about === undefined ? run(db, input) : runEdit(db, about, () => run(db, input))))
}

/** What a person is told was done. Beside their edits: what was taken back, and what the log tells of, as the end of an import. */
const lasting: ReadonlySet<WriteName> = new Set<WriteName>(['takeBack', 'appendLog', 'applyWork', 'setJudged'])

/** Waits until the disk has the change, and with it everything before: it outlives a power cut too (docs/adr/0016). */
function lastingly<T>(db: WritableCase, work: () => T): T {
  if (caseAccess(db).network) return work()
  db.pragma('synchronous = FULL')
  try {
    return work()
  } finally {
    db.pragma('synchronous = NORMAL')
  }
}
