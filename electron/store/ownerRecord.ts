import { z } from 'zod'

/** Who has a case open; the content of `<case>.owner`. `at` is UTC; `token` tells one claim from another by the same process. */
export const ownerRecordSchema = z.object({
  host: z.string(),
  user: z.string(),
  /** What the person calls themselves, where that is not the account. */
  name: z.string().optional(),
  pid: z.int(),
  at: z.string(),
  /** Seconds since that computer was started. */
  uptime: z.number().optional(),
  token: z.string(),
})
export type CaseOwner = z.infer<typeof ownerRecordSchema>

/** `Ann Smith (asmith)`, or the account alone. */
export const ownerName = ({ user, name }: CaseOwner): string => (name === undefined || name === user ? user : `${name} (${user})`)
