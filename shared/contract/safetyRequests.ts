import { z } from 'zod'

/** One check of `verify`; `detail` is English and says what is wrong, and with which rows. */
export const caseCheckSchema = z.object({
  name: z.enum(['file', 'integrity', 'foreignKeys', 'blobs', 'attachments', 'accounts', 'unfinished', 'log']),
  ok: z.boolean(),
  detail: z.string().optional(),
})

export const safetyRequests = {
  /**
   * Checks the open case: the file, its references, the hash of every original and attachment, and the chain of its log. Answers when it is through;
   * meanwhile `verify.progress` tells how far it is. Fails with `importRunning`, and with `cancelled` after `case.cancelVerify`.
   */
  'case.verify': { input: z.object({}), output: z.object({ ok: z.boolean(), checks: z.array(caseCheckSchema) }) },
  'case.cancelVerify': { input: z.object({}), output: z.object({}) },
} as const
