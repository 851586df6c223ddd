import {
  closeCase,
  listDeviceIds,
  listFacts,
  listMergePlaces,
  openCaseReadable,
  type ReadableCase,
  readCaseWork,
  readDevices,
  readDiagnosis,
  verifyCase,
} from '../../../../../electron/store/index.ts'

/** What a case holds, without the ids, the order and the log of its file, and without its record: cases of the same content say the same. */
export function caseContent(path: string) {
  const db = openCaseReadable(path)
  try {
    const devices = readDevices(db, listDeviceIds(db))
    const nameOf = (id: number | undefined): string => devices.find((device) => device.id === id)?.name ?? ''
    return {
      devices: devices.map(({ id, name, ids }) => ({ name, ids, findings: findingsOf(db, id) })).sort(byJson),
      evidence: listMergePlaces(db)
        .map(({ rootKind, rootPath, place, sha256, format, deviceId, assignedBy, artefactId }) => ({
          at: [rootKind, rootPath, place, sha256, format, nameOf(deviceId), assignedHow(assignedBy)].join(' '),
          facts: listFacts(db, artefactId, { offset: 0, limit: 500 }).rows,
        }))
        .sort(byJson),
      work: workOf(db, nameOf),
    }
  } finally {
    closeCase(db)
  }
}

const findingsOf = (db: ReadableCase, deviceId: number) => {
  const diagnosis = readDiagnosis(db, deviceId)
  return [
    diagnosis?.verdict.rule,
    diagnosis?.verdict.provisional,
    ...(diagnosis?.findings ?? []).map(({ rule, review }) => `${rule} ${review?.state ?? ''} ${review?.note ?? ''}`),
  ]
}

function workOf(db: ReadableCase, nameOf: (id: number | undefined) => string) {
  const { record, notes, checklist, attachments, reviews, flowDecisions, eventMarks, filters } = readCaseWork(db)
  const named = <T extends { readonly deviceId?: number }>({ deviceId, ...row }: T) => ({ ...row, device: nameOf(deviceId) })
  return {
    tags: record.tags,
    notes: notes.map(named).sort(byJson),
    checklist: checklist.map(({ position: _position, ...row }) => named(row)).sort(byJson),
    attachments: attachments.map(({ blobId, ...row }) => ({ ...row, kept: blobId !== undefined })).sort(byJson),
    reviews: reviews.map(named).sort(byJson),
    flowDecisions: flowDecisions.map(named).sort(byJson),
    eventMarks,
    filters: filters.map(({ name, filter }) => ({ name, filter })),
  }
}

const byJson = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** What is wrong with a case file; nothing where it is sound. */
export function caseFaults(path: string): string[] {
  const db = openCaseReadable(path)
  try {
    return verifyCase(db).checks.flatMap(({ name, ok, detail }) => (ok ? [] : [`${name}: ${detail}`]))
  } finally {
    closeCase(db)
  }
}

/** Which of two files of a device is read first, and so found by its name, is chance: the other is found by the id. */
const assignedHow = (by: string): string => (by === 'id' ? 'name' : by)
