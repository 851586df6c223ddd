import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { removeRows } from './rowRemoval.ts'

/** Rows that one transaction removes at most, so that none holds the file for long. */
const BATCH = 2000
/** Chunks of 1 MiB that one transaction removes at most. */
const CHUNK_BATCH = 16

/** SQL for: the artefact `a` never came to its end, and it is no reading that a place shows. */
export const unfinished = 'a.final = 0 AND NOT EXISTS (SELECT 1 FROM artefact AS place WHERE place.contentId = a.id AND place.final = 1)'
/** Lists that show another reading of their bytes; their own rows may be left of before. */
const SHOWS_OTHER = "SELECT id FROM artefact WHERE final = 1 AND format = 'deviceInventory' AND contentId <> id"

/** Removes every artefact whose import never came to its end, and the bytes, containers and devices that nothing refers to then. */
export function clearUnfinished(db: WritableCase): void {
  for (const id of prepared(db, SHOWS_OTHER).pluck().all() as number[]) removeItems(db, id)
  for (const id of prepared(db, `SELECT a.id FROM artefact AS a WHERE ${unfinished}`).pluck().all() as number[]) removeArtefact(db, id)
  clearUnusedBlobs(db)
  inTransaction(db, () => {
    for (const sql of unusedRows) prepared(db, sql).run()
  })
}

const unusedDevice = `SELECT id FROM device AS d WHERE NOT EXISTS (SELECT 1 FROM artefact WHERE deviceId = d.id)
  AND NOT EXISTS (SELECT 1 FROM deviceRow WHERE deviceId = d.id)`
const unusedRows = [
  // What a person wrote stays, as of the case; another device may get the number that becomes free.
  `UPDATE note SET deviceId = NULL WHERE deviceId IN (${unusedDevice})`,
  `UPDATE checklistItem SET deviceId = NULL WHERE deviceId IN (${unusedDevice})`,
  `DELETE FROM review WHERE deviceId IN (${unusedDevice})`,
  `DELETE FROM flowDecision WHERE deviceId IN (${unusedDevice})`,
  `DELETE FROM finding WHERE deviceId IN (${unusedDevice})`,
  `DELETE FROM diagnosisBody WHERE deviceId IN (${unusedDevice})`,
  `DELETE FROM deviceDiagnosis WHERE deviceId IN (${unusedDevice})`,
  `DELETE FROM device WHERE id IN (${unusedDevice})`,
] as const

/** Removes one unfinished artefact with all its rows. Throws for a finished one: evidence stays. */
export function removeArtefact(db: WritableCase, artefactId: number): void {
  if (prepared(db, `SELECT 1 FROM artefact AS a WHERE a.id = ? AND ${unfinished}`).get(artefactId) === undefined) {
    throw new RangeError(`artefact ${artefactId} is not an unfinished one`)
  }
  removeItems(db, artefactId)
  inTransaction(db, () => prepared(db, 'DELETE FROM artefact WHERE id = ?').run(artefactId))
}

/** Removes what was read into an artefact that no place shows. */
export function removeItems(db: WritableCase, artefactId: number): void {
  removeRows(db, artefactId)
  for (const table of ['record', 'fact', 'problem', 'directoryObject'] as const) {
    const sql = `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE artefactId = ? LIMIT ${BATCH})`
    untilNothingLeft(db, () => prepared(db, sql).run(artefactId).changes)
  }
  removeRegistry(db, artefactId)
  removeEvents(db, artefactId)
}

/** Keys go from the last to the first, as a key is always younger than its parent. */
function removeRegistry(db: WritableCase, artefactId: number): void {
  const values = `SELECT id FROM registryValue WHERE artefactId = ? ORDER BY id DESC LIMIT ${BATCH}`
  untilNothingLeft(db, () => {
    prepared(db, `DELETE FROM registryText WHERE rowid IN (SELECT id * 2 FROM (${values}))`).run(artefactId)
    return prepared(db, `DELETE FROM registryValue WHERE id IN (${values})`).run(artefactId).changes
  })
  const keys = prepared<{ id: number }>(db, `SELECT id FROM registryKey WHERE artefactId = ? ORDER BY id DESC LIMIT ${BATCH}`)
  untilNothingLeft(db, () => {
    const rows = keys.all(artefactId)
    for (const { id } of rows) {
      prepared(db, 'DELETE FROM registryText WHERE rowid = ? * 2 + 1').run(id)
      prepared(db, 'DELETE FROM registryKey WHERE id = ?').run(id)
    }
    return rows.length
  })
}

/** With their text; what is indexed afterwards may take the ids that become free. */
function removeEvents(db: WritableCase, artefactId: number): void {
  const events = `SELECT id FROM event WHERE artefactId = ? ORDER BY place LIMIT ${BATCH}`
  untilNothingLeft(db, () => {
    prepared(db, `DELETE FROM eventText WHERE rowid IN (${events})`).run(artefactId)
    return prepared(db, `DELETE FROM event WHERE id IN (${events})`).run(artefactId).changes
  })
  inTransaction(db, () => prepared(db, 'UPDATE eventTextState SET upTo = min(upTo, (SELECT ifnull(max(id), 0) FROM event))').run())
}

function clearUnusedBlobs(db: WritableCase): void {
  const unused =
    'SELECT id FROM blob AS b WHERE NOT EXISTS (SELECT 1 FROM artefact WHERE blobId = b.id) AND NOT EXISTS (SELECT 1 FROM attachment WHERE blobId = b.id)'
  for (const id of prepared(db, unused).pluck().all() as number[]) removeBlob(db, id)
}

/** Removes bytes and their row. The caller knows that nothing refers to them. */
export function removeBlob(db: WritableCase, blobId: number): void {
  const sql = `DELETE FROM blobChunk WHERE id IN (SELECT id FROM blobChunk WHERE blobId = ? LIMIT ${CHUNK_BATCH})`
  untilNothingLeft(db, () => prepared(db, sql).run(blobId).changes)
  inTransaction(db, () => prepared(db, 'DELETE FROM blob WHERE id = ?').run(blobId))
}

function untilNothingLeft(db: WritableCase, removeBatch: () => number): void {
  while (inTransaction(db, removeBatch) > 0);
}
