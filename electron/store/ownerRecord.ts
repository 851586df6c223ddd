import { z } from 'zod'

/** Who has a case open; the content of `<case>.owner`. `at` is UTC; `token` tells one claim from another by the same process. */
export const ownerRecordSchema = z.object({ host: z.string(), user: z.string(), pid: z.int(), at: z.string(), token: z.string() })
export type CaseOwner = z.infer<typeof ownerRecordSchema>
