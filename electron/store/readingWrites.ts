import { type ArtefactEnd, listArrived, setOutcome } from './artefactWrites.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { removeArtefact, removeItems } from './clearUnfinished.ts'
import { bumpRevision, type Changed } from './revision.ts'

const BEGIN_SQL = `
INSERT INTO artefact (containerId, path, name, sha256, size, blobId, format, status, encoding, importedAt, modifiedAt, assignedBy, reading, mapping)
SELECT containerId, path, name, sha256, size, blobId, format, 'unknown', encoding, importedAt, modifiedAt, assignedBy,
  (SELECT max(other.reading) + 1 FROM artefact AS other WHERE other.containerId = a.containerId AND other.path = a.path AND other.sha256 = a.sha256),
  @mapping
FROM artefact AS a WHERE a.id = @artefactId AND a.final = 1
RETURNING id`

/** Starts to read a list anew, with a mapping of its columns (JSON; null: as the reader finds them). Takes rows as an artefact does; nothing shows it before `showReading`. */
export function beginReading(
  db: WritableCase,
  input: { readonly artefactId: number; readonly mapping: string | null },
): { readonly readingId: number } {
  return inTransaction(db, () => {
    const readingId = prepared(db, BEGIN_SQL).pluck().get(input) as number | undefined
    if (readingId === undefined) throw new RangeError(`no artefact ${input.artefactId}`)
    prepared(db, 'UPDATE artefact SET contentId = id WHERE id = ?').run(readingId)
    return { readingId }
  })
}

const SHOW_SQL = `
UPDATE artefact SET contentId = @readingId, (status, encoding, edition, parsedBytes, problemBytes, unknownBytes, records, facts, problems) =
  (SELECT status, encoding, edition, parsedBytes, problemBytes, unknownBytes, records, facts, problems FROM artefact WHERE id = @readingId)
WHERE contentId = @replaced AND reading = 0`

/** Shows a reading at every place of its bytes instead of the one before, in one step. That is then to be taken away by `dropReading`. */
export function showReading(
  db: WritableCase,
  { artefactId, ...end }: Omit<ArtefactEnd, 'artefactId'> & { readonly artefactId: number; readonly readingId: number },
): Changed & { readonly replaced: number } {
  return inTransaction(db, () => {
    const { readingId } = end
    const row = prepared<{ contentId: number; size: number }>(db, 'SELECT contentId, size FROM artefact WHERE id = ? AND final = 1').get(
      artefactId,
    )
    if (row === undefined) throw new RangeError(`no artefact ${artefactId}`)
    setOutcome(db, { ...end, artefactId: readingId }, row.size)
    prepared(db, SHOW_SQL).run({ readingId, replaced: row.contentId })
    listArrived(db, readingId)
    return { replaced: row.contentId, ...bumpRevision(db) }
  })
}

/** Removes the rows of a reading that no place shows any more. What only they said of devices goes with them. */
export function dropReading(db: WritableCase, { readingId }: { readonly readingId: number }): Changed {
  const isPlace = prepared(db, 'SELECT 1 FROM artefact WHERE id = ? AND reading = 0 AND contentId <> id').get(readingId) !== undefined
  if (isPlace) removeItems(db, readingId)
  else removeArtefact(db, readingId)
  return inTransaction(db, () => bumpRevision(db))
}
