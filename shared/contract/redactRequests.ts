import { z } from 'zod'

/** What a sensitive value is. `file`: a name that a person gave to what was imported. `added`: a person named it. */
export const valueKindSchema = z.enum([
  'tenant',
  'organisation',
  'device',
  'user',
  'domain',
  'host',
  'ip',
  'mac',
  'sid',
  'mail',
  'certificate',
  'secret',
  'id',
  'file',
  'added',
])
export type ValueKind = z.infer<typeof valueKindSchema>

const lineSchema = z.string().min(1).max(4000)

/** What a person changes of what was found: values more, values that stay, and stand-ins of their own. */
export const redactionChanges = {
  add: z.array(lineSchema).max(5000).optional(),
  except: z.array(lineSchema).max(5000).optional(),
  standIns: z
    .array(z.object({ value: lineSchema, standIn: z.string().min(1).max(200) }))
    .max(5000)
    .optional(),
}

export const foundValueSchema = z.object({
  value: z.string(),
  kind: valueKindSchema,
  standIn: z.string(),
  /** How often it was met where values are looked for; what is replaced is more, as every text is. */
  count: z.int(),
  /** Tables and columns where it was met, at most three. */
  places: z.array(z.string()),
  /** A short or common word: replaced where it stands as a word of its own. */
  isWord: z.boolean(),
  /** A person took it out: it stays as it is. */
  excepted: z.boolean(),
})
export type FoundValue = z.infer<typeof foundValueSchema>

/** How a value may be written. */
export const proofFormSchema = z.enum(['utf8', 'utf16le', 'utf16be', 'base64', 'percent', 'hex', 'escaped'])
export type ProofForm = z.infer<typeof proofFormSchema>

/** What a scan of the finished file found. Values are told by kind only, never themselves. */
export const redactionProofSchema = z.object({
  /** Values that were looked for, and those of them that were looked for as words in every text: the others in every byte. */
  values: z.int(),
  words: z.int(),
  bytesScanned: z.number(),
  /** Texts that were looked through one by one, what is compressed unpacked. */
  textsScanned: z.number(),
  milliseconds: z.number(),
  forms: z.array(proofFormSchema),
  left: z.array(z.object({ kind: valueKindSchema, form: proofFormSchema, count: z.int() })),
})
export type RedactionProof = z.infer<typeof redactionProofSchema>

export const redactRequests = {
  /** Values that a redacted copy would replace, by kind, found anew where the case has changed. */
  'redact.preview': {
    input: z.object({
      ...redactionChanges,
      kind: valueKindSchema.optional(),
      text: z.string().max(500).optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({
      total: z.int(),
      rows: z.array(foundValueSchema),
      kinds: z.array(z.object({ kind: valueKindSchema, values: z.int(), excepted: z.int() })),
    }),
  },
  /** Writes a redacted copy and proves it. Fails with `redactionLeft` where a value was found in it: the copy is gone then. */
  'redact.make': {
    input: z.object({ ...redactionChanges, path: z.string().min(1) }),
    output: z.object({ bytes: z.number(), values: z.int(), replaced: z.number(), proof: redactionProofSchema }),
  },
  /** `redact.make` and `redact.preview` fail with `redactionCancelled`. */
  'redact.cancel': { input: z.object({}), output: z.object({}) },
} as const
