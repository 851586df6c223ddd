import { z } from 'zod'
import { localizedSchema } from '../facts/localized.ts'
import { evidenceRefSchema } from './evidenceRef.ts'

export const severitySchema = z.enum(['error', 'warning', 'info'])
export const confidenceSchema = z.enum(['certain', 'likely', 'possible'])
export const stepStateSchema = z.enum(['ok', 'failed', 'notReached', 'unknown', 'notNeeded'])
/** `onboard` comes before the documented steps: every enrollment status assumes it. */
export const stepIdSchema = z.enum(['onboard', 'precheck', 'discover', 'auth', 'syncwait', 'join', 'postjoin', 'enroll'])
export const joinStateSchema = z.enum([
  'notJoined',
  'domainOnly',
  'aadj',
  'haadj',
  'drs',
  'registered',
  'dual',
  'pending',
  'synthetic',
  'invalid',
])
export const flowModeSchema = z.enum(['attachV1', 'attachV2'])
/**
 * Who brings the device's security settings, and how. `attachV2`: synthetic registration, no join needed; `attachV1`: through
 * hybrid or Entra join; `downLevel`: the older flow on a system that joins by its own tool or sync rule; the others manage it themselves.
 */
export const flowChoiceSchema = z.enum(['attachV2', 'attachV1', 'downLevel', 'intune', 'otherMdm', 'configMgr'])

export const actionSchema = z.object({
  text: localizedSchema,
  /** A command to copy, as it is typed. */
  command: z.string().optional(),
})
export const linkSchema = z.object({ title: localizedSchema, url: z.string() })
export const codeSchema = z.object({
  hex: z.string(),
  decimal: z.number(),
  name: z.string().optional(),
  meaning: localizedSchema.optional(),
})

export const reviewStateSchema = z.enum(['confirmed', 'dismissed', 'reviewed'])
export const reviewSchema = z.object({ state: reviewStateSchema.optional(), note: z.string(), at: z.string() })

export const findingSchema = z.object({
  /** The rule's id, or `analyzer-result:<id>` for a result the analyzer itself raised. */
  rule: z.string(),
  severity: severitySchema,
  confidence: confidenceSchema,
  /** The step of the join flow that it tells of, where it tells of one. */
  step: stepIdSchema.optional(),
  title: localizedSchema,
  cause: localizedSchema,
  /** Who acts, where it is known: the network team, the tenant's administrator. */
  who: localizedSchema.optional(),
  actions: z.array(actionSchema),
  links: z.array(linkSchema),
  /** Pages of the app that tell how to mend it, by the id of the procedure. */
  procedures: z.array(z.string()),
  codes: z.array(codeSchema),
  /** What speaks for it; never empty. */
  evidence: z.array(evidenceRefSchema).min(1),
  /** What the sources say against it. */
  against: z.array(evidenceRefSchema),
  /** Rules of the same device that this finding is the cause of. */
  explains: z.array(z.string()),
  review: reviewSchema.optional(),
})

export const verdictSchema = z.object({
  /** A finding's rule, or `healthy`, or `insufficient-evidence`. */
  rule: z.string(),
  title: localizedSchema,
  cause: localizedSchema,
  severity: z.enum(['error', 'warning', 'info', 'ok', 'unknown']),
  /** True while members of an import are still being read. */
  provisional: z.boolean(),
  /** For `insufficient-evidence`: what to collect. */
  collect: z.array(actionSchema),
})

export const stepCheckSchema = z.object({
  /** Entry of checks.json. */
  id: z.string(),
  title: localizedSchema,
  state: stepStateSchema,
  detail: localizedSchema.optional(),
  evidence: z.array(evidenceRefSchema),
})
export const stepSchema = z.object({
  id: stepIdSchema,
  title: localizedSchema,
  state: stepStateSchema,
  /** Why the step is in this state, in one sentence. */
  because: localizedSchema,
  checks: z.array(stepCheckSchema),
  codes: z.array(codeSchema),
  actions: z.array(actionSchema),
  evidence: z.array(evidenceRefSchema),
})

export const enrollmentEditionSchema = z.object({
  /** `seed2021`, `current`, or an analyzer generation `2022-04`, `2022-10`, `2024-05`. */
  edition: z.string(),
  title: localizedSchema,
  /** True for the edition that the device's evidence was made by. */
  fits: z.boolean(),
})
export const enrollmentStatusSchema = z.object({
  code: z.int(),
  hex: z.string(),
  /** False for a number that no source gives a meaning for. */
  documented: z.boolean(),
  title: localizedSchema,
  severity: z.enum(['error', 'warning', 'info', 'ok', 'unknown']),
  editions: z.array(enrollmentEditionSchema),
  evidence: z.array(evidenceRefSchema),
})

const flowReasonSchema = z.object({ text: localizedSchema, evidence: z.array(evidenceRefSchema) })
/** Which flow applies, decided from evidence or by a person, with what speaks for and against each choice. */
export const flowDecisionSchema = z.object({
  choice: flowChoiceSchema.optional(),
  /** What the evidence alone says; differs from `choice` only where a person decided. */
  byEvidence: flowChoiceSchema.optional(),
  /** Who decided otherwise: why, and when (UTC). */
  byPerson: z.object({ reason: z.string(), at: z.string() }).optional(),
  candidates: z.array(
    z.object({
      choice: flowChoiceSchema,
      title: localizedSchema,
      speaksFor: z.array(flowReasonSchema),
      speaksAgainst: z.array(flowReasonSchema),
    }),
  ),
})

export const joinSchema = z.object({
  initial: joinStateSchema.optional(),
  expected: joinStateSchema.optional(),
  observed: joinStateSchema.optional(),
  mode: flowModeSchema.optional(),
  flow: flowDecisionSchema,
  /** Why this flow, in one sentence, and the places that decided it. */
  modeBecause: localizedSchema,
  modeEvidence: z.array(evidenceRefSchema),
  /** The row of the documented transition table, as a sentence. */
  transition: localizedSchema.optional(),
  observedEvidence: z.array(evidenceRefSchema),
})

/** Two or more sources that say different things about one fact. */
export const disagreementSchema = z.object({
  kind: z.string(),
  title: localizedSchema,
  values: z.array(z.object({ value: z.string(), evidence: z.array(evidenceRefSchema).min(1) })).min(2),
})

export const deviceDiagnosisSchema = z.object({
  enrollmentStatus: enrollmentStatusSchema.optional(),
  join: joinSchema,
  steps: z.array(stepSchema),
  /** Most severe and deepest cause first. */
  findings: z.array(findingSchema),
  verdict: verdictSchema,
  disagreements: z.array(disagreementSchema),
  /** The time the verdict is judged for: when the evidence was collected, UTC. */
  judgedFor: z.string().optional(),
  /** Who manages it, in the words of the list or the report; when it was last seen, UTC. */
  managedBy: z.string().optional(),
  lastSeen: z.string().optional(),
  /** Words that find the device besides its name and its ids of the case: users, other ids. */
  searchWords: z.array(z.string()).optional(),
})

export type Severity = z.infer<typeof severitySchema>
export type StepId = z.infer<typeof stepIdSchema>
export type StepState = z.infer<typeof stepStateSchema>
export type JoinState = z.infer<typeof joinStateSchema>
export type FlowChoice = z.infer<typeof flowChoiceSchema>
export type FlowDecision = z.infer<typeof flowDecisionSchema>
export type FlowMode = z.infer<typeof flowModeSchema>
export type Action = z.infer<typeof actionSchema>
export type Link = z.infer<typeof linkSchema>
export type Code = z.infer<typeof codeSchema>
export type Review = z.infer<typeof reviewSchema>
export type ReviewState = z.infer<typeof reviewStateSchema>
export type Finding = z.infer<typeof findingSchema>
export type Verdict = z.infer<typeof verdictSchema>
export type StepCheck = z.infer<typeof stepCheckSchema>
export type Step = z.infer<typeof stepSchema>
export type EnrollmentStatus = z.infer<typeof enrollmentStatusSchema>
export type Join = z.infer<typeof joinSchema>
export type Disagreement = z.infer<typeof disagreementSchema>
export type DeviceDiagnosis = z.infer<typeof deviceDiagnosisSchema>
