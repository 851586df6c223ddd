import type { DeviceDiagnosis } from '../../../shared/contract/diagnosis.ts'
import { diagnoseDevice } from '../../../shared/diagnosis/diagnoseDevice.ts'
import { type ReadableCase, readDeviceFacts, readDiagnosis } from '../../store/index.ts'
import { type CaseSession, writerOf } from '../caseSession.ts'

/** Judging goes on while the writer saves, but not so far ahead that diagnoses pile up, nor so long that requests wait. */
const SAVES_IN_FLIGHT = 8

/** Judges devices anew from the facts in the case and stores what was found. Reviews that people made stay. */
export async function diagnoseDevices(session: CaseSession, deviceIds: Iterable<number>, provisional: boolean): Promise<void> {
  const writer = writerOf(session)
  let saving: Promise<unknown>[] = []
  for (const deviceId of deviceIds) {
    saving.push(writer.write('saveDiagnosis', { deviceId, diagnosis: judge(session.db, deviceId, provisional) }))
    if (saving.length < SAVES_IN_FLIGHT) continue
    await Promise.all(saving)
    saving = []
  }
  await Promise.all(saving)
}

/** What is stored of a device, or judged now where nothing is: in a read-only case of an interrupted import. */
export function diagnosisOf(db: ReadableCase, deviceId: number): DeviceDiagnosis {
  return readDiagnosis(db, deviceId) ?? judge(db, deviceId, false)
}

function judge(db: ReadableCase, deviceId: number, provisional: boolean): DeviceDiagnosis {
  const { facts, artefacts } = readDeviceFacts(db, deviceId)
  const places = new Map(artefacts.map(({ artefactId, file, path, format }) => [artefactId, { name: file, path, format }]))
  return diagnoseDevice(facts, places, { provisional })
}
