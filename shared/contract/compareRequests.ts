import { z } from 'zod'
import { factKindIdSchema } from '../facts/factKinds.ts'
import { formatSchema } from '../facts/format.ts'
import { localizedSchema } from '../facts/localized.ts'
import { enrollmentStatusSchema, findingSchema, joinStateSchema, stepIdSchema, stepStateSchema, verdictSchema } from './diagnosis.ts'
import { evidenceRefSchema } from './evidenceRef.ts'
import { pageInput, pageOf } from './page.ts'
import { deviceIdsSchema } from './viewRequests.ts'

/** What is held against another: a device of a case, with all of its evidence or with one collection of it. */
export const compareSideSchema = z.object({
  /** Another case file, which is only read; the open case where absent. */
  casePath: z.string().min(1).optional(),
  deviceId: z.int(),
  /** All evidence of the device where absent. */
  collection: z.string().optional(),
})
export type CompareSide = z.infer<typeof compareSideSchema>

/** Evidence of a device that was collected together. */
export const collectionSchema = z.object({
  /** Tells it from the device's others, the same as long as the evidence stays where it is. */
  key: z.string(),
  /** Folder, zip or file that it came in. */
  name: z.string(),
  /** When it was collected, UTC; absent where nothing in it says so. */
  collectedAt: z.string().optional(),
  importedAt: z.string(),
  artefacts: z.int(),
  formats: z.array(formatSchema),
})
export type Collection = z.infer<typeof collectionSchema>

export const comparableDeviceSchema = z.object({
  deviceId: z.int(),
  name: z.string(),
  ids: deviceIdsSchema,
  verdict: verdictSchema.pick({ rule: true, title: true, severity: true }),
  /** Oldest first. */
  collections: z.array(collectionSchema),
})
export type ComparableDevice = z.infer<typeof comparableDeviceSchema>

/** A side as it was read. */
export const sideSummarySchema = z.object({
  /** Absent of the open case. */
  casePath: z.string().optional(),
  caseTitle: z.string(),
  device: z.string(),
  ids: deviceIdsSchema,
  os: z.string().optional(),
  collection: z.string().optional(),
  collectedAt: z.string().optional(),
  artefacts: z.int(),
  verdict: verdictSchema.pick({ rule: true, title: true, cause: true, severity: true }),
  enrollmentStatus: enrollmentStatusSchema.pick({ code: true, hex: true, title: true, severity: true }).optional(),
  enrollmentEvidence: z.array(evidenceRefSchema),
  observed: joinStateSchema.optional(),
})
export type SideSummary = z.infer<typeof sideSummarySchema>

export const changeSchema = z.enum(['changed', 'left', 'right', 'same'])
/** `left`, `right`: only that side says it. */
export type Change = z.infer<typeof changeSchema>

/** One value of one side; `also` where the other side says the same. */
export const comparedValueSchema = z.object({
  value: z.string(),
  also: z.boolean(),
  /** A few of the places that say it. */
  evidence: z.array(evidenceRefSchema).max(5),
})
export type ComparedValue = z.infer<typeof comparedValueSchema>

export const factRowSchema = z.object({
  kind: factKindIdSchema,
  subject: z.string(),
  title: localizedSchema,
  change: changeSchema,
  /** It moves by itself: times, counters, ids of one attempt. Such rows come after the others. */
  volatile: z.boolean(),
  /** At most 20 values of a side are told; `leftMore` and `rightMore` count the others. */
  left: z.array(comparedValueSchema).max(20),
  right: z.array(comparedValueSchema).max(20),
  leftMore: z.int(),
  rightMore: z.int(),
})
export type FactRow = z.infer<typeof factRowSchema>

export const comparedFindingSchema = z.object({
  rule: z.string(),
  title: localizedSchema,
  severity: findingSchema.shape.severity,
  cause: localizedSchema,
  evidence: z.array(evidenceRefSchema).max(5),
})
export type ComparedFinding = z.infer<typeof comparedFindingSchema>

export const stepChangeSchema = z.object({
  id: stepIdSchema,
  title: localizedSchema,
  left: stepStateSchema,
  right: stepStateSchema,
  evidence: z.array(evidenceRefSchema).max(5),
})
export type StepChange = z.infer<typeof stepChangeSchema>

const countsSchema = z.object({ changed: z.int(), left: z.int(), right: z.int(), same: z.int() })

export const comparisonSchema = z.object({
  left: sideSummarySchema,
  right: sideSummarySchema,
  steps: z.array(stepChangeSchema),
  /** `gone`: of the left side only; `new`: of the right side only; `still`: of both, as the right side has it. */
  findings: z.object({
    gone: z.array(comparedFindingSchema),
    new: z.array(comparedFindingSchema),
    still: z.array(comparedFindingSchema),
  }),
  /** What matters to join and enrolment first; differences before what is the same, what moves by itself behind. */
  facts: z.array(factRowSchema),
  counts: countsSchema,
  /** Kinds of facts beyond those told: a hostile report may have any number. */
  factsMore: z.int(),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const registrySideSchema = z.object({
  valueType: z.string(),
  data: z.string(),
  evidence: evidenceRefSchema,
})

export const registryChangeSchema = z.object({
  key: z.string(),
  /** '' is the default value. */
  name: z.string(),
  change: changeSchema,
  left: registrySideSchema.optional(),
  right: registrySideSchema.optional(),
})
export type RegistryChange = z.infer<typeof registryChangeSchema>

export const compareRequests = {
  /** Which devices can be compared, with their collections; of another case where `casePath` names one. `withDevice` is among them whatever fits. */
  'compare.sides': {
    input: z.object({ casePath: z.string().min(1).optional(), text: z.string().optional(), withDevice: z.int().optional(), ...pageInput }),
    output: pageOf(comparableDeviceSchema).extend({ caseTitle: z.string() }),
  },
  'compare.view': { input: z.object({ left: compareSideSchema, right: compareSideSchema }), output: comparisonSchema },
  /** Registry values of both sides by key and name, in order of key; only those whose `change` is asked for. `cut` where a side has more than are compared. */
  'compare.registry': {
    input: z.object({
      left: compareSideSchema,
      right: compareSideSchema,
      change: changeSchema,
      text: z.string().optional(),
      ...pageInput,
    }),
    output: pageOf(registryChangeSchema).extend({ counts: countsSchema, cut: z.boolean() }),
  },
} as const
