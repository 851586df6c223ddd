import type { LogAction, LogDetail } from '../../../shared/facts/caseLog.ts'
import type { InventoryMapping } from '../../../shared/facts/inventoryField.ts'
import { inTransaction, prepared, type WritableCase } from '../caseConnection.ts'
import { appendLog } from '../caseLog.ts'
import { bumpRevision, type Changed } from '../revision.ts'
import { fromJson } from '../rowShape.ts'
import { editedTables } from './watchEdits.ts'

/** Who edits, and what the log says of it. */
export interface EditAbout {
  readonly who: string
  /** UTC. */
  readonly at: string
  readonly action: LogAction
  readonly detail: LogDetail
  /** What the log tells instead, an entry each, where the edit is of several things. */
  readonly entries?: readonly LogDetail[]
  /** Devices that have to be judged again after the edit, and after it is taken back. */
  readonly devices?: readonly number[]
  /** Edits of one series that follow each other, as when a text is typed, are one: in the log, and when it is taken back. */
  readonly series?: string
  /** Set where the edit reads a list of devices anew, which no row that was changed brings back. */
  readonly list?: ListMappings
}

/** A list that an edit reads by other columns: whoever takes the edit back, or does it again, reads it once more. null: as the product finds them. */
export interface ListMappings {
  readonly artefactId: number
  readonly before: InventoryMapping | null
  readonly after: InventoryMapping
}

export type UndoStack = 'undo' | 'redo'

/** What is on top of the two stacks. */
export interface EditHistory {
  readonly undo?: EditAbout
  readonly redo?: EditAbout
}

export interface UndoneEdit extends Changed {
  /** Absent where there was nothing to take back. */
  readonly edit?: EditAbout
}

interface StepRow {
  readonly id: number
  readonly about: string
}

interface ChangeRow {
  readonly tableName: string
  readonly kind: 'insert' | 'update' | 'delete'
  readonly row: string
}

/** A series ends when nobody went on with it for this long, in milliseconds. */
const SERIES_PAUSE_MS = 120_000
/** Edits that can be taken back at most, of this opening of the case. */
const MAX_STEPS = 200

/** Runs a person's edit: its changes, its entry in the log, and how it is taken back, all of it or none. What changed nothing leaves no step. */
export function runEdit<T>(db: WritableCase, about: EditAbout, edit: () => T): T {
  return inTransaction(db, () => {
    const going = seriesOf(db, about)
    if (going !== undefined) return continueStep(db, going, about, edit)
    const done = recordStep(db, 'undo', about, edit)
    if (!done.changed) return done.value
    for (const detail of about.entries ?? [about.detail]) appendLog(db, { ...about, detail })
    dropSteps(db, "stack = 'redo'")
    dropSteps(db, `stack = 'undo' AND id NOT IN (SELECT id FROM undoStep WHERE stack = 'undo' ORDER BY id DESC LIMIT ${MAX_STEPS})`)
    return done.value
  })
}

/** Takes back the latest edit, or what was taken back last. Throws where something since then stands in the way; the step is gone then. */
export function takeBack(
  db: WritableCase,
  { stack, who, at }: { readonly stack: UndoStack; readonly who: string; readonly at: string },
): UndoneEdit {
  const step = topOf(db, stack)
  if (step === undefined) return bumpRevision(db)
  const edit = fromJson<EditAbout>(step.about)
  try {
    return inTransaction(db, () => {
      recordStep(db, stack === 'undo' ? 'redo' : 'undo', edit, () => restore(db, step.id))
      dropSteps(db, `id = ${step.id}`)
      appendLog(db, { who, at, action: stack === 'undo' ? 'undone' : 'redone', detail: { ...edit.detail, edit: edit.action } })
      return { ...bumpRevision(db), edit }
    })
  } catch (error) {
    dropSteps(db, `id = ${step.id}`)
    throw error
  }
}

/** What the next undo and the next redo would take back. */
export function readEditHistory(db: WritableCase, _all: Record<never, never>): EditHistory {
  const [undo, redo] = [topOf(db, 'undo'), topOf(db, 'redo')]
  return {
    ...(undo !== undefined && { undo: fromJson<EditAbout>(undo.about) }),
    ...(redo !== undefined && { redo: fromJson<EditAbout>(redo.about) }),
  }
}

const topOf = (db: WritableCase, stack: UndoStack): StepRow | undefined =>
  prepared<StepRow>(db, 'SELECT id, about FROM undoStep WHERE stack = ? ORDER BY id DESC LIMIT 1').get(stack)

/** The latest step, where the edit goes on with it. */
function seriesOf(db: WritableCase, about: EditAbout): StepRow | undefined {
  const step = topOf(db, 'undo')
  if (about.series === undefined || step === undefined || topOf(db, 'redo') !== undefined) return undefined
  const before = fromJson<EditAbout>(step.about)
  const isSame = before.series === about.series && before.who === about.who
  return isSame && Date.parse(about.at) - Date.parse(before.at) < SERIES_PAUSE_MS ? step : undefined
}

/** The step keeps what it was begun as: a note that was added, and typed on, is one that was added. */
function continueStep<T>(db: WritableCase, { id, about: begun }: StepRow, about: EditAbout, edit: () => T): T {
  prepared(db, 'INSERT INTO undoNow VALUES (?)').run(id)
  try {
    const value = edit()
    prepared(db, 'UPDATE undoStep SET about = ? WHERE id = ?').run(
      JSON.stringify({ ...about, action: fromJson<EditAbout>(begun).action }),
      id,
    )
    return value
  } finally {
    prepared(db, 'DELETE FROM undoNow').run()
  }
}

function recordStep<T>(db: WritableCase, stack: UndoStack, about: EditAbout, work: () => T): { value: T; changed: boolean } {
  const { lastInsertRowid: id } = prepared(db, 'INSERT INTO undoStep (stack, about) VALUES (?, ?)').run(stack, JSON.stringify(about))
  prepared(db, 'INSERT INTO undoNow VALUES (?)').run(id)
  try {
    const value = work()
    const changed = about.list !== undefined || prepared(db, 'SELECT 1 FROM undoChange WHERE stepId = ? LIMIT 1').get(id) !== undefined
    if (!changed) dropSteps(db, `id = ${id}`)
    return { value, changed }
  } finally {
    prepared(db, 'DELETE FROM undoNow').run()
  }
}

/** From the last change to the first. */
function restore(db: WritableCase, stepId: number): void {
  const changes = prepared<ChangeRow>(db, 'SELECT tableName, kind, row FROM undoChange WHERE stepId = ? ORDER BY id DESC').all(stepId)
  for (const { tableName, kind, row } of changes) restoreRow(db, tableName, kind, fromJson<Record<string, unknown>>(row))
}

function restoreRow(db: WritableCase, tableName: string, kind: ChangeRow['kind'], row: Readonly<Record<string, unknown>>): void {
  const edited = editedTables.find(({ table }) => table === tableName)
  if (edited === undefined) throw new RangeError(`${tableName} is not edited by people`)
  const where = edited.key.map((column) => `${column} = @${column}`).join(' AND ')
  if (kind === 'insert') prepared(db, `DELETE FROM main.${tableName} WHERE ${where}`).run(row)
  else if (kind === 'update') {
    const set = edited.columns.map((column) => `${column} = @${column}`).join(', ')
    prepared(db, `UPDATE main.${tableName} SET ${set} WHERE ${where}`).run(row)
  } else {
    const names = edited.columns.map((column) => `@${column}`).join(', ')
    prepared(db, `INSERT INTO main.${tableName} (${edited.columns.join(', ')}) VALUES (${names})`).run(row)
  }
}

/** Nothing of before can be taken back any more: other rows stand where it was. */
export const forgetSteps = (db: WritableCase): void => dropSteps(db, 'true')

function dropSteps(db: WritableCase, where: string): void {
  prepared(db, `DELETE FROM undoChange WHERE stepId IN (SELECT id FROM undoStep WHERE ${where})`).run()
  prepared(db, `DELETE FROM undoStep WHERE ${where}`).run()
}
