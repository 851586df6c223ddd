import { z } from 'zod'
import { languageSchema } from '../facts/localized.ts'

/** U+0000 has no place in a text that people write, and SQLite's functions end there. */
const textSchema = z
  .string()
  .max(200_000)
  .refine((text) => !text.includes('\0'), 'no U+0000')

/** A note in Markdown, about the case or about one device. Times are UTC. */
export const noteSchema = z.object({
  noteId: z.int(),
  /** The same note in every copy of the case. */
  uid: z.string(),
  deviceId: z.int().optional(),
  device: z.string().optional(),
  text: z.string(),
  author: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
})
export type Note = z.infer<typeof noteSchema>

export const checklistItemSchema = z.object({
  itemId: z.int(),
  uid: z.string(),
  deviceId: z.int().optional(),
  device: z.string().optional(),
  /** The finding whose action it is. */
  rule: z.string().optional(),
  text: z.string(),
  doneAt: z.string().optional(),
  doneBy: z.string().optional(),
})
export type ChecklistItem = z.infer<typeof checklistItemSchema>

export const attachmentSchema = z.object({
  attachmentId: z.int(),
  uid: z.string(),
  name: z.string(),
  note: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  /** False where the bytes are not in this copy of the case. */
  kept: z.boolean(),
  addedAt: z.string(),
  addedBy: z.string(),
})
export type Attachment = z.infer<typeof attachmentSchema>

/** Notes, items and attachments that a case has at most: a person writes them. */
export const MAX_WRITTEN = 2_000

export const caseNoteRequests = {
  /** The latest changed first. Without a device all of the case. */
  'notes.list': { input: z.object({ deviceId: z.int().optional() }), output: z.object({ notes: z.array(noteSchema).max(MAX_WRITTEN) }) },
  /** A new note without `noteId`. Typing goes on with the edit before: it is one step back and one entry of the log. */
  'notes.save': {
    input: z.object({ noteId: z.int().optional(), deviceId: z.int().optional(), text: textSchema }),
    output: z.object({ noteId: z.int(), changedAt: z.string() }),
  },
  'notes.remove': { input: z.object({ noteId: z.int() }), output: z.object({}) },
  /** In their order. */
  'checklist.list': {
    input: z.object({ deviceId: z.int().optional() }),
    output: z.object({ items: z.array(checklistItemSchema).max(MAX_WRITTEN) }),
  },
  'checklist.add': {
    input: z.object({
      texts: z.array(textSchema.min(1).max(2_000)).min(1).max(100),
      deviceId: z.int().optional(),
      rule: z.string().optional(),
    }),
    output: z.object({ added: z.int() }),
  },
  /** The actions of a finding that are not on the list yet, in one language. */
  'checklist.addFromFinding': {
    input: z.object({ deviceId: z.int(), rule: z.string(), language: languageSchema }),
    output: z.object({ added: z.int() }),
  },
  /** What is given changes. `before`: the item it is put before, null for the end. */
  'checklist.change': {
    input: z.object({
      itemId: z.int(),
      done: z.boolean().optional(),
      text: textSchema.min(1).max(2_000).optional(),
      before: z.int().nullable().optional(),
    }),
    output: z.object({}),
  },
  'checklist.remove': { input: z.object({ itemIds: z.array(z.int()).min(1).max(MAX_WRITTEN) }), output: z.object({}) },
  'attachments.list': { input: z.object({}), output: z.object({ attachments: z.array(attachmentSchema).max(MAX_WRITTEN) }) },
  /** Copies the files into the case, all of them or none: one edit. Fails with `pathNotFound` for the first that cannot be read, and with `attachCancelled`. */
  'attachments.add': {
    input: z.object({ paths: z.array(z.string().min(1)).min(1).max(MAX_WRITTEN) }),
    output: z.object({ added: z.int() }),
  },
  /** Ends `attachments.add` where it runs. */
  'attachments.cancelAdd': { input: z.object({}), output: z.object({}) },
  'attachments.change': {
    input: z.object({ attachmentId: z.int(), name: textSchema.min(1).max(255).optional(), note: textSchema.max(2_000).optional() }),
    output: z.object({}),
  },
  'attachments.remove': { input: z.object({ attachmentId: z.int() }), output: z.object({}) },
  'attachments.export': { input: z.object({ attachmentId: z.int(), path: z.string().min(1) }), output: z.object({ bytes: z.int() }) },
} as const
