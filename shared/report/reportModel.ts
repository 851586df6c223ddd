import { z } from 'zod'
import { deviceDiagnosisSchema, verdictSchema } from '../contract/diagnosis.ts'
import { eventRowSchema } from '../contract/eventRequests.ts'
import { artefactRowSchema, caseProblemSchema, deviceIdsSchema, deviceRowSchema } from '../contract/viewRequests.ts'
import { caseRecordSchema } from '../facts/caseRecord.ts'
import { localizedSchema } from '../facts/localized.ts'

/** How far a clock is ahead of UTC, as evidence says it, and the zone's name where that is there too. */
export const deviceZoneSchema = z.object({ offsetMinutes: z.int().optional(), name: z.string().optional() })

const personText = { text: z.string(), device: z.string().optional() }
const noteSchema = z.object({ ...personText, author: z.string(), createdAt: z.string(), changedAt: z.string() })
const checklistItemSchema = z.object({
  ...personText,
  rule: z.string().optional(),
  doneAt: z.string().optional(),
  doneBy: z.string().optional(),
})

const timelineSchema = z.object({
  /** Events of the device in all. */
  total: z.int(),
  /** What the excerpt is taken around, in words, and when that was; absent where nothing tells of an attempt. */
  around: z.object({ time: z.string(), because: localizedSchema }).optional(),
  /** In order of time: what people pinned, and what is nearest to the failure. */
  events: z.array(eventRowSchema.omit({ artefactId: true, id: true })),
})
export type ReportTimeline = z.infer<typeof timelineSchema>

const deviceReportSchema = z.object({
  name: z.string(),
  os: z.string().optional(),
  osBuild: z.string().optional(),
  ids: deviceIdsSchema,
  zone: deviceZoneSchema,
  diagnosis: deviceDiagnosisSchema,
  timeline: timelineSchema.optional(),
})
export type DeviceReport = z.infer<typeof deviceReportSchema>

const summaryRowSchema = deviceRowSchema
  .pick({ name: true, os: true, observed: true, managedBy: true, lastSeen: true, enrollmentStatus: true, findings: true })
  .extend({ verdict: verdictSchema.pick({ rule: true, title: true, severity: true }) })
export type SummaryRow = z.infer<typeof summaryRowSchema>

const ruleChangeSchema = z.object({
  name: z.string(),
  description: z.string(),
  precedence: z.int().optional(),
  connector: z.string().optional(),
  /** The rule that it takes the place of. */
  original: z.string().optional(),
  draftedAt: z.string(),
  changes: z.array(z.object({ field: localizedSchema, before: z.string(), after: z.string() })),
  /** PowerShell, with texts in each language. */
  script: localizedSchema,
})
export type RuleChangeReport = z.infer<typeof ruleChangeSchema>

const evidenceSchema = artefactRowSchema
  .pick({ name: true, path: true, container: true, format: true, status: true, bytes: true, records: true, problems: true, device: true })
  .extend({ sha256: z.string() })
export type EvidenceReport = z.infer<typeof evidenceSchema>

const listed = <T extends z.ZodType>(row: T) => z.object({ total: z.int(), rows: z.array(row) })

/** Everything that a report can say, before it is said in a language: a picture of the case at one moment. All values are plain JSON. */
export const reportModelSchema = z.object({
  appVersion: z.string(),
  /** Edition of the knowledge that the devices were judged by. */
  knowledge: z.string(),
  /** UTC. Nothing else in the model changes with the clock. */
  madeAt: z.string(),
  /** `changedAt` is left out: making a report is an entry of the log. */
  case: caseRecordSchema.omit({ uid: true, changedAt: true }),
  /** True where one device was asked for, and the report tells of nothing else. */
  isOfOneDevice: z.boolean(),
  /** Most severe first. */
  devices: listed(summaryRowSchema),
  detailed: z.array(deviceReportSchema),
  ruleChanges: z.array(ruleChangeSchema),
  checklist: z.array(checklistItemSchema),
  notes: z.array(noteSchema),
  attachments: z.array(
    z.object({ name: z.string(), note: z.string(), size: z.int(), sha256: z.string(), addedAt: z.string(), addedBy: z.string() }),
  ),
  problems: listed(caseProblemSchema.pick({ problem: true, file: true, path: true, device: true })),
  evidence: listed(evidenceSchema),
})
export type ReportModel = z.infer<typeof reportModelSchema>
