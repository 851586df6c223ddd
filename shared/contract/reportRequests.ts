import { z } from 'zod'
import { languageSchema } from '../facts/localized.ts'
import { redactionChanges } from './redactRequests.ts'
import { reportDocumentSchema } from './reportDocument.ts'

export const reportFormatSchema = z.enum(['html', 'pdf', 'md', 'json'])
export type ReportFormat = z.infer<typeof reportFormatSchema>

/** What a report may say, in the order in which it says it. The case and the verdict head every report. */
export const reportPartSchema = z.enum([
  'state',
  'flow',
  'findings',
  'timeline',
  'rules',
  'checklist',
  'notes',
  'attachments',
  'problems',
  'evidence',
])
export type ReportPart = z.infer<typeof reportPartSchema>

/** `utc`, `local` (of this computer), `device` (as its registry says, else UTC), or a name of the IANA database such as `Europe/Paris`. */
export const reportZoneSchema = z.string().min(1).max(100)

/** What is to be told: of one device, or of the case with its devices. */
const chosen = {
  deviceId: z.int().optional(),
  language: languageSchema,
  zone: reportZoneSchema,
  /** All that there is something to say of, where absent. */
  parts: z.array(reportPartSchema).optional(),
}
export const reportChoiceSchema = z.object(chosen)
export type ReportChoice = z.infer<typeof reportChoiceSchema>

/** `redact`: what tells whose case it is is replaced, as a redacted copy would with the same changes. */
const redacted = { redact: z.boolean().optional(), ...redactionChanges }

export const reportRequests = {
  /** How much there is of each part, and the report itself, cut off after as much as a person looks at. Fails with `unknownZone`. */
  'report.preview': {
    input: z.object({ ...chosen, ...redacted }),
    output: z.object({
      document: reportDocumentSchema,
      /** True where the document was cut off. */
      isCut: z.boolean(),
      /** Things to tell of, by part: 0 where there is nothing. */
      counts: z.record(reportPartSchema, z.int()),
      /** Devices of the case or the chosen one; those that are told of one by one. */
      devices: z.int(),
      detailed: z.int(),
    }),
  },
  /** Writes a report to a path that the host's dialog gave; the case's log says so. `report.cancel` makes it fail with `reportCancelled`. */
  'report.make': {
    input: z.object({ ...chosen, ...redacted, path: z.string().min(1), format: reportFormatSchema }),
    output: z.object({ bytes: z.int() }),
  },
  'report.cancel': { input: z.object({}), output: z.object({}) },
} as const
