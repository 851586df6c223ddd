import { z } from 'zod'

/**
 * Something in an artefact that could not be read, or may not be trusted. `code` names the text in each language,
 * `args` fill it in; `message` is the English text itself, for the command line and logs.
 */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** The field that was being read, as the layout names it: `fileHeader.chunkCount`. */
  field: z.string().optional(),
  /** Line of a text file, counted from 1. */
  line: z.int().min(1).optional(),
  /** Bytes from the start of the original file, and how many the problem covers. */
  offset: z.int().min(0).optional(),
  length: z.int().min(0).optional(),
  message: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Problem = z.infer<typeof problemSchema>
