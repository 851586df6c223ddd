import { z } from 'zod'
import { formatSchema } from '../facts/format.ts'
import { locatorSchema } from '../facts/locator.ts'

/** A place in an artefact as a view needs it: enough to draw the chip, to quote, and to open the place. */
export const evidenceRefSchema = z.object({
  artefactId: z.int(),
  /** The artefact's name, and where it lies in its container. */
  file: z.string(),
  path: z.string(),
  format: formatSchema,
  locator: locatorSchema,
  quote: z.string(),
})
export type EvidenceRef = z.infer<typeof evidenceRefSchema>
