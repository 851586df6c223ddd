import { z } from 'zod'
import { caseStatusSchema } from '../facts/caseRecord.ts'
import { localizedSchema } from '../facts/localized.ts'
import { verdictSchema } from './diagnosis.ts'
import { pageInput, pageOf } from './page.ts'

/** What became of a case file when the index last looked at it. `inUse`: somebody has it open, and what is said of it is from before. */
export const libraryStateSchema = z.enum(['read', 'inUse', 'newer', 'damaged', 'notACase', 'unreadable'])
export type LibraryState = z.infer<typeof libraryStateSchema>

const severitySchema = verdictSchema.shape.severity
export type LibrarySeverity = z.infer<typeof severitySchema>

/** A verdict, and how many devices of the case have it. */
const libraryVerdictSchema = z.object({ rule: z.string(), title: localizedSchema, severity: severitySchema, devices: z.int() })
export type LibraryVerdict = z.infer<typeof libraryVerdictSchema>

/** One case as the index knows it. What people left empty is ''; what the file does not say is absent. */
export const libraryCaseSchema = z.object({
  path: z.string(),
  state: libraryStateSchema,
  /** Who has it open. */
  owner: z.string().optional(),
  /** Of the file. */
  bytes: z.int(),
  /** When the file was last written, UTC. */
  modifiedAt: z.string(),
  uid: z.string().optional(),
  title: z.string(),
  customer: z.string(),
  ticket: z.string(),
  engineer: z.string(),
  status: caseStatusSchema.optional(),
  tags: z.array(z.string()),
  createdAt: z.string().optional(),
  devices: z.int(),
  /** The first of them by name. */
  deviceNames: z.array(z.string()),
  severity: severitySchema.optional(),
  /** The worst first, then those of most devices. */
  verdicts: z.array(libraryVerdictSchema),
  redacted: z.boolean(),
})
export type LibraryCase = z.infer<typeof libraryCaseSchema>

export const libraryFilterSchema = z.object({
  /** Words that all have to be in title, customer, ticket, tags, names of devices, notes or findings; accents and case do not matter. */
  text: z.string().max(500).optional(),
  statuses: z.array(caseStatusSchema).optional(),
  tags: z.array(z.string()).optional(),
  severities: z.array(severitySchema).optional(),
  /** Rules of verdicts. */
  verdicts: z.array(z.string()).optional(),
})
export type LibraryFilter = z.infer<typeof libraryFilterSchema>

export const librarySortSchema = z.object({
  by: z.enum(['modified', 'title', 'customer', 'status', 'severity', 'devices']),
  descending: z.boolean(),
})
export type LibrarySort = z.infer<typeof librarySortSchema>

/** Values that the cases of the folder have, and how many have each; whatever is filtered. The most frequent first. */
export const libraryCountsSchema = z.object({
  cases: z.int(),
  statuses: z.record(caseStatusSchema, z.int()),
  severities: z.record(severitySchema, z.int()),
  tags: z.array(z.object({ tag: z.string(), cases: z.int() })).max(200),
  verdicts: z.array(libraryVerdictSchema.omit({ devices: true }).extend({ cases: z.int() })).max(200),
})
export type LibraryCounts = z.infer<typeof libraryCountsSchema>

export const libraryRequests = {
  /** From the index alone, so it comes at once; `refreshedAt` says how old that is, and is absent where the folder was never read. */
  'library.list': {
    input: z.object({
      ...pageInput,
      folder: z.string().min(1),
      filter: libraryFilterSchema,
      sort: librarySortSchema,
      /** uids of cases that come first. */
      pinned: z.array(z.string()).max(500).optional(),
    }),
    output: pageOf(libraryCaseSchema).extend({
      counts: libraryCountsSchema,
      refreshing: z.boolean(),
      refreshedAt: z.string().optional(),
      /** Folders that could not be read; absent where all were. */
      unread: z.array(z.object({ path: z.string(), message: localizedSchema })).max(50),
    }),
  },
  /** Looks at the folder in the background; `library.progress` tells. A run of the same folder that goes on already is left to itself. */
  'library.refresh': { input: z.object({ folder: z.string().min(1) }), output: z.object({}) },
} as const
