import { z } from 'zod'

export const caseStatusSchema = z.enum(['open', 'waiting', 'solved'])
export type CaseStatus = z.infer<typeof caseStatusSchema>

/** One line that a person types; longer ones were pasted by mistake. */
const lineSchema = z.string().max(500)

/** What people say of a case, to find it and to hand it over. '' where nobody said it. */
export const caseRecordSchema = z.object({
  /** The same in every copy of the case: 32 hexadecimal digits. */
  uid: z.string(),
  title: lineSchema.min(1),
  customer: lineSchema,
  ticket: lineSchema,
  engineer: lineSchema,
  status: caseStatusSchema,
  tags: z.array(lineSchema.min(1)).max(100),
  /** UTC. */
  createdAt: z.string(),
  /** When the log was last added to, UTC; absent in a case that has no entry yet. */
  changedAt: z.string().optional(),
  /** True in a copy whose names and ids were replaced and whose original bytes were dropped. */
  redacted: z.boolean(),
})
export type CaseRecord = z.infer<typeof caseRecordSchema>

/** What a person may change of it; what is not given stays. */
export const recordChangeSchema = caseRecordSchema
  .pick({ title: true, customer: true, ticket: true, engineer: true, status: true, tags: true })
  .partial()
export type RecordChange = z.infer<typeof recordChangeSchema>
