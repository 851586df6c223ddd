import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import type { EvidenceRef } from '../../../../shared/contract/evidenceRef.ts'

/** Where an event stands in its file: at a byte of a log or trace, at a line of a text. */
export const eventEvidence = ({ row, place, length }: EventDetail): EvidenceRef => ({
  artefactId: row.artefactId,
  file: row.file,
  path: row.file,
  format: row.source === 'text' ? 'eventXml' : row.source,
  locator: row.source === 'text' ? { kind: 'line', line: Math.max(1, place) } : { kind: 'offset', offset: place, length },
  quote: row.message,
})
