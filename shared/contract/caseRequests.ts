import { z } from 'zod'
import { languageSchema, localizedSchema } from '../facts/localized.ts'
import { reviewStateSchema } from './diagnosis.ts'

export const caseStateSchema = z.discriminatedUnion('open', [
  z.object({ open: z.literal(false) }),
  z.object({
    open: z.literal(true),
    path: z.string(),
    title: z.string(),
    readOnly: z.boolean(),
    /** Why it is read-only, in words; absent when it is not. */
    readOnlyBecause: localizedSchema.optional(),
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
  /** Fails with `locked`, `newer`, `damaged`, `notACase` or `notFound`. `takeOver` removes a stale owner's file. */
  'case.open': { input: z.object({ path: z.string().min(1), takeOver: z.boolean().optional() }), output: caseStateSchema },
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
})
export type Failure = z.infer<typeof failureSchema>
export type TrayEntry = z.infer<typeof trayEntrySchema>
export type ImportOutcome = z.infer<typeof importOutcomeSchema>
