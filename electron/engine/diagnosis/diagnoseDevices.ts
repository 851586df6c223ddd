import { setImmediate } from 'node:timers/promises'
import type { DeviceDiagnosis } from '../../../shared/contract/diagnosis.ts'
import { type DiagnosisRow, diagnosisRow, MAX_SAVED_DIAGNOSES, type ReadableCase, readDiagnosis } from '../../store/index.ts'
import { type CaseSession, writerOf } from '../caseSession.ts'
import { judgeDevice, readSetting } from './judgeDevice.ts'

/** How long devices are judged at a stretch, in milliseconds: then requests are answered. */
const SLICE_MS = 12
/** Judging goes on while the writer saves, but not so far ahead that diagnoses pile up. */
const SAVES_IN_FLIGHT = 3

export interface DiagnoseRun {
  /** Asked between slices: true ends the run early. */
  readonly isStopped?: () => boolean
  /** Told between slices. */
  readonly onSaved?: () => void
}

/**
 * Judges devices anew from the facts in the case and stores what was found. Reviews that people made stay.
 * What is judged in a slice is handed to the writer before anything else runs: a later judgement is never overwritten by an earlier one.
 */
export async function diagnoseDevices(
  session: CaseSession,
  deviceIds: Iterable<number>,
  provisional: boolean,
  { isStopped, onSaved }: DiagnoseRun = {},
): Promise<void> {
  const writer = writerOf(session)
  const waiting = [...new Set(deviceIds)].reverse()
  const saving: Promise<unknown>[] = []
  while (waiting.length > 0 && isStopped?.() !== true) {
    const save = writer.write('saveDiagnoses', { rows: judgeSlice(session.db, waiting, provisional) })
    // Awaited below; until then a failure must not count as one that nobody handles.
    save.catch(() => undefined)
    saving.push(save)
    await setImmediate()
    if (saving.length >= SAVES_IN_FLIGHT) await saving.shift()
    onSaved?.()
  }
  await Promise.all(saving)
}

/** Takes devices off the end of `waiting` until the slice is over; one at least. */
function judgeSlice(db: ReadableCase, waiting: number[], provisional: boolean): DiagnosisRow[] {
  const started = performance.now()
  const setting = readSetting(db)
  const rows: DiagnosisRow[] = []
  do {
    const deviceId = waiting.pop()
    if (deviceId !== undefined) rows.push(diagnosisRow(deviceId, judgeDevice(db, deviceId, provisional, setting)))
  } while (waiting.length > 0 && rows.length < MAX_SAVED_DIAGNOSES && performance.now() - started < SLICE_MS)
  return rows
}

/** What is stored of a device, or judged now where nothing is: in a read-only case of an interrupted import. */
export function diagnosisOf(db: ReadableCase, deviceId: number): DeviceDiagnosis {
  return readDiagnosis(db, deviceId) ?? judgeDevice(db, deviceId, false)
}
