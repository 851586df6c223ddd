import { z } from 'zod'
import { factKindIdSchema } from './factKinds.ts'
import { locatorSchema } from './locator.ts'

export const factValueSchema = z.union([z.string(), z.number(), z.boolean()])
export type FactValue = z.infer<typeof factValueSchema>

/**
 * One statement read out of one artefact, in the vocabulary of `factKinds`.
 * GUIDs are lower case without braces, times are UTC ISO 8601, booleans are booleans whatever word the file used.
 * A fact exists only where the file says something: never a made-up 0 or ''.
 */
export const factSchema = z.object({
  kind: factKindIdSchema,
  /** What the statement is about where a device has several (a service, an analyzer result id, `client`/`domain` SCP, a PRT); else ''. */
  subject: z.string(),
  value: factValueSchema,
  locator: locatorSchema,
  /** The file's own words, one line, at most 300 characters. */
  quote: z.string(),
  /** False where the source is known to print something else than it says (LastCheckinSuccess of MdeConfigMgrRegInfo.txt). */
  trusted: z.boolean(),
  /** In a list of devices: the row (line of the file) that the fact stands in. Facts of one row are about one device, facts without a row about the list. */
  row: z.int().min(1).optional(),
})
export type Fact = z.infer<typeof factSchema>

/** A fact with where it came from: what diagnosis and views work on. */
export interface SourcedFact extends Fact {
  readonly artefactId: number
}
