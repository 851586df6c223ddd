import { randomUUID } from 'node:crypto'
import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { listNotes, type ReadableCase, readDevice, readNote } from '../../store/index.ts'
import { editCase } from '../editCase.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'

type NoteHandlers = Pick<EngineHandlers, 'notes.list' | 'notes.save' | 'notes.remove'>

/** Characters of a text that the log repeats. */
const LOGGED = 120

/** The beginning of what a person wrote, as one line of the log. */
export const logged = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LOGGED ? `${line.slice(0, LOGGED - 1)}…` : line
}

/** The device's name for the log; fails with `noDevice`. */
export function deviceDetail(db: ReadableCase, deviceId: number | undefined): { readonly device?: string } {
  if (deviceId === undefined) return {}
  const device = readDevice(db, deviceId)
  if (device === undefined) throw new EngineFailure('noDevice')
  return { device: device.name }
}

export function noteHandlers(state: EngineState): NoteHandlers {
  return {
    'notes.list': async ({ deviceId }) => ({ notes: listNotes(sessionOf(state).db, deviceId) }),
    'notes.save': (input) => saveNote(state, input),
    'notes.remove': async ({ noteId }) => {
      const { text } = noteOf(state, noteId)
      await editCase(state, 'removeNote', { noteId }, { action: 'noteRemoved', detail: { text: logged(text) } })
      return {}
    },
  }
}

async function saveNote(state: EngineState, { noteId, deviceId, text }: Input<'notes.save'>) {
  const { db } = sessionOf(state)
  const at = state.now().toISOString()
  const known = noteId === undefined ? undefined : noteOf(state, noteId)
  const uid = known?.uid ?? randomUUID()
  const about = known === undefined ? { deviceId } : { deviceId: known.deviceId, noteId: known.noteId }
  const detail = { ...deviceDetail(db, known === undefined ? deviceId : undefined), text: logged(text) }
  const edit = { action: known === undefined ? 'noteAdded' : 'noteChanged', detail, series: `note:${uid}` } as const
  const input = {
    ...(about.noteId !== undefined && { noteId: about.noteId }),
    ...(about.deviceId !== undefined && { deviceId: about.deviceId }),
  }
  const saved = await editCase(state, 'saveNote', { ...input, uid, text, author: state.person, at }, edit)
  return { noteId: saved.noteId, changedAt: at }
}

function noteOf(state: EngineState, noteId: number) {
  const note = readNote(sessionOf(state).db, noteId)
  if (note === undefined) throw new EngineFailure('notThere')
  return note
}
