import { z } from 'zod'
import { languageSchema, localizedSchema } from '../facts/localized.ts'
import { reviewStateSchema } from './diagnosis.ts'

export const guestSchema = z.object({
  /** Who has the case, since when (UTC); `ended`: that program has ended, so the case may be taken over. Absent once nobody has it: it may be opened for writing. */
  owner: z.object({ user: z.string(), host: z.string(), since: z.string(), ended: z.boolean() }).optional(),
  /** What is shown is a copy that was made then (UTC); absent where the file itself is read, and its changes are seen at once. */
  asOf: z.string().optional(),
})
export type Guest = z.infer<typeof guestSchema>

export const caseStateSchema = z.discriminatedUnion('open', [
  z.object({ open: z.literal(false) }),
  z.object({
    open: z.literal(true),
    path: z.string(),
    title: z.string(),
    readOnly: z.boolean(),
    /** Why it is read-only, in words; absent when it is not. */
    readOnlyBecause: localizedSchema.optional(),
    /** It is read-only because another window or person had it when it was opened. */
    guest: guestSchema.optional(),
    /** The file cannot be reached, since when (UTC); `back`: it is there again, and may be opened anew. Until then nothing can be changed. */
    away: z.object({ since: z.string(), back: z.boolean() }).optional(),
    /** Grows with every change that views show. */
    revision: z.int(),
    devices: z.int(),
    artefacts: z.int(),
    problems: z.int(),
    knowledge: z.string(),
    importing: z.boolean(),
  }),
])
export type CaseState = z.infer<typeof caseStateSchema>

export const importOutcomeSchema = z.object({
  path: z.string(),
  outcome: z.enum(['queued', 'notFound', 'refused']),
  message: localizedSchema.optional(),
})

export const trayEntrySchema = z.object({
  container: z.string(),
  path: z.string(),
  bytes: z.int(),
  /** `waiting` and `reading` while in work; then what became of it. */
  state: z.enum(['waiting', 'reading', 'read', 'partlyRead', 'unknown', 'failed', 'duplicate', 'cancelled']),
  message: localizedSchema.optional(),
})

export const caseRequests = {
  'case.state': { input: z.object({}), output: caseStateSchema },
  /** Fails with `exists` when the file is there already. */
  'case.create': { input: z.object({ path: z.string().min(1), title: z.string().optional() }), output: caseStateSchema },
  /**
   * Fails with `locked`, `newer`, `damaged`, `notACase` or `notFound`. `takeOver` removes a stale owner's file. `readOnly` opens it to read,
   * whoever has it, and disturbs nobody; what they change is shown as it comes.
   */
  'case.open': {
    input: z.object({ path: z.string().min(1), takeOver: z.boolean().optional(), readOnly: z.boolean().optional() }),
    output: caseStateSchema,
  },
  'case.saveCopy': { input: z.object({ path: z.string().min(1) }), output: z.object({ bytes: z.int() }) },
  'case.close': { input: z.object({}), output: z.object({}) },
  'case.rename': { input: z.object({ title: z.string().min(1) }), output: z.object({}) },
  'case.importFiles': {
    input: z.object({ paths: z.array(z.string()).min(1), device: z.string().optional() }),
    output: z.array(importOutcomeSchema),
  },
  'case.importText': { input: z.object({ text: z.string().min(1), name: z.string().optional() }), output: importOutcomeSchema },
  'case.cancelImport': { input: z.object({}), output: z.object({}) },
  'case.importTray': { input: z.object({}), output: z.array(trayEntrySchema) },
  /** `key`: a finding's rule. A state of null takes the mark back. */
  'case.review': {
    input: z.object({ deviceId: z.int(), key: z.string(), state: reviewStateSchema.nullable(), note: z.string() }),
    output: z.object({}),
  },
  /** Verdict, evidence and next actions as plain text for a ticket. */
  'case.summaryText': {
    input: z.object({ deviceId: z.int().optional(), language: languageSchema }),
    output: z.object({ text: z.string() }),
  },
} as const

/** A request's failure that a person can act on: `code` is stable, `message` is for people in both languages. */
export const failureSchema = z.object({
  code: z.string(),
  message: localizedSchema,
  /** With `locked`: the owner's program has ended, so `takeOver` would succeed. */
  stale: z.boolean().optional(),
  /** With `locked`: a person or another window is known to have it, so it may be opened with `readOnly`. */
  owned: z.boolean().optional(),
})
export type Failure = z.infer<typeof failureSchema>
export type TrayEntry = z.infer<typeof trayEntrySchema>
export type ImportOutcome = z.infer<typeof importOutcomeSchema>
