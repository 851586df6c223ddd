import { z } from 'zod'
import { caseRecordSchema } from '../facts/caseRecord.ts'
import { localizedSchema } from '../facts/localized.ts'
import { deviceIdsSchema } from './viewRequests.ts'

/** Fields of the case record that the cases may fill in differently. */
export const mergedFieldSchema = z.enum(['title', 'customer', 'ticket', 'engineer', 'status'])
export type MergedField = z.infer<typeof mergedFieldSchema>

export const mergedDeviceSchema = z.object({
  /** In the other case. */
  otherDeviceId: z.int(),
  name: z.string(),
  ids: deviceIdsSchema,
  /** What it is in the open case: `same` device, a `new` one, or a person has to say. */
  outcome: z.enum(['same', 'new', 'ambiguous']),
  by: z.enum(['aadDeviceId', 'senseDeviceId', 'name', 'evidence']).optional(),
  ours: z.object({ deviceId: z.int(), name: z.string() }).optional(),
  /** Where somebody has to say; `usually` is taken unless somebody does, and a new device where it is absent. */
  candidates: z.array(z.object({ deviceId: z.int(), name: z.string(), ids: deviceIdsSchema })).optional(),
  usually: z.int().optional(),
})
export type MergedDevice = z.infer<typeof mergedDeviceSchema>

export const workKindSchema = z.enum(['note', 'checklist', 'attachment', 'review', 'flow', 'eventMark', 'filter', 'ruleDraft'])
export type WorkKind = z.infer<typeof workKindSchema>

export const mergeConflictSchema = z.discriminatedUnion('kind', [
  /** Ours stays unless theirs is chosen. */
  z.object({ kind: z.literal('record'), field: mergedFieldSchema, ours: z.string(), theirs: z.string() }),
  /** Persons gave the file to two devices: ours stays. */
  z.object({ kind: z.literal('assignment'), file: z.string(), ours: z.string(), theirs: z.string() }),
  /** Persons gave the columns of a list two meanings: ours stay. */
  z.object({ kind: z.literal('mapping'), file: z.string() }),
  /** The newer one is kept; what the other says is kept as a note. */
  z.object({ kind: z.literal('text'), what: workKindSchema, ours: z.string(), theirs: z.string(), kept: z.enum(['ours', 'theirs']) }),
])
export type MergeConflict = z.infer<typeof mergeConflictSchema>

export const mergeCountsSchema = z.object({
  /** Pieces of evidence: that come, of them with bytes that are here already, and that are here at the same place. */
  evidence: z.object({ coming: z.int(), duplicates: z.int(), present: z.int() }),
  notes: z.int(),
  checklist: z.int(),
  attachments: z.int(),
  reviews: z.int(),
  flowDecisions: z.int(),
  eventMarks: z.int(),
  filters: z.int(),
  ruleDrafts: z.int(),
  tags: z.int(),
  /** Entries of logs. */
  logEntries: z.int(),
})
export type MergeCounts = z.infer<typeof mergeCountsSchema>

export const mergePreviewSchema = z.object({
  path: z.string(),
  record: caseRecordSchema,
  /** It is a copy of the open case that went its own way. */
  isCopy: z.boolean(),
  counts: mergeCountsSchema,
  /** Those that somebody has to say of first, then the new ones; 500 at most. */
  devices: z.array(mergedDeviceSchema).max(500),
  devicesTotal: z.int(),
  conflicts: z.array(mergeConflictSchema).max(500),
  conflictsTotal: z.int(),
})
export type MergePreview = z.infer<typeof mergePreviewSchema>

export const mergeChoicesSchema = z.object({
  /** Fields of the record that the other case's are taken for. */
  takeTheirs: z.array(mergedFieldSchema).optional(),
  /** What devices of the other case are here; `ours` null: another device. */
  devices: z.array(z.object({ otherDeviceId: z.int(), ours: z.int().nullable() })).optional(),
})
export type MergeChoices = z.infer<typeof mergeChoicesSchema>

export const mergeOutcomeSchema = z.object({
  /** False where everything was here already. */
  changed: z.boolean(),
  /** True where somebody cancelled it: what came until then stays, and merging again brings the rest. */
  cancelled: z.boolean(),
  counts: mergeCountsSchema,
  newDevices: z.int(),
  conflicts: z.int(),
  /** Files that could not be brought over. */
  failures: z.array(z.object({ path: z.string(), message: localizedSchema })).max(500),
})
export type MergeOutcome = z.infer<typeof mergeOutcomeSchema>

export const mergeRequests = {
  /** What another case would bring into the open one. Fails with `mergeItself`, `mergeNoBytes`, `mergeBrokenLog` and as `case.open` does; that the other is in use does not matter. */
  'merge.preview': { input: z.object({ path: z.string().min(1) }), output: mergePreviewSchema },
  /** Brings another case into the open one. The other is only read. Progress is that of an import. */
  'merge.run': { input: z.object({ path: z.string().min(1), choices: mergeChoicesSchema.optional() }), output: mergeOutcomeSchema },
  'merge.cancel': { input: z.object({}), output: z.object({}) },
} as const
