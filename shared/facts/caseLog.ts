import { z } from 'zod'

/** What the log of a case tells of. Never rename one: it is part of the hash of its entry. */
export const logActionSchema = z.enum([
  'created',
  'imported',
  'recordChanged',
  'statusChanged',
  'tagsChanged',
  'noteAdded',
  'noteChanged',
  'noteRemoved',
  'checklistAdded',
  'checklistChecked',
  'checklistUnchecked',
  'checklistChanged',
  'checklistRemoved',
  'attachmentAdded',
  'attachmentChanged',
  'attachmentRemoved',
  'findingReviewed',
  'flowDecided',
  'deviceRenamed',
  'evidenceMoved',
  'listMapped',
  'eventMarked',
  'filterSaved',
  'filterRemoved',
  'ruleDraftSaved',
  'ruleDraftDiscarded',
  'knowledgeChanged',
  'takenOver',
  'copied',
  'merged',
  'redacted',
  'reported',
  'undone',
  'redone',
])
export type LogAction = z.infer<typeof logActionSchema>

/** What an entry says besides its action: names and values as they were then, flat. */
export const logDetailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type LogDetail = z.infer<typeof logDetailSchema>

/** One entry of the log; `hash` holds all of it and the hash before it, so that none can be changed or taken out unseen. */
export const logEntrySchema = z.object({
  /** From 1, without gaps. */
  id: z.int(),
  /** UTC. */
  at: z.string(),
  who: z.string(),
  action: logActionSchema,
  detail: logDetailSchema,
  /** The hash of the entry before; of the first the case's own id. */
  previous: z.string(),
  /** SHA-256, lower-case hex. */
  hash: z.string(),
})
export type LogEntry = z.infer<typeof logEntrySchema>

/** The text that an entry's hash is taken of: its members in a fixed order, as JSON in UTF-8. */
export const hashedText = ({ id, at, who, action, detail, previous }: Omit<LogEntry, 'hash'>): string =>
  JSON.stringify([id, at, who, action, Object.entries(detail), previous])
