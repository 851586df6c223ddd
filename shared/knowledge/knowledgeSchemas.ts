import { z } from 'zod'
import {
  confidenceSchema,
  flowChoiceSchema,
  flowModeSchema,
  joinStateSchema,
  linkSchema,
  severitySchema,
  stepIdSchema,
} from '../contract/diagnosis.ts'
import { factValueSchema } from '../facts/fact.ts'
import { factKindIdSchema } from '../facts/factKinds.ts'
import { formatSchema } from '../facts/format.ts'
import { localizedSchema } from '../facts/localized.ts'

const sourceKeys = z.array(z.string()).min(1)
/** Pages of the app that tell how to mend it, by the id of the procedure; absent where none does. */
const procedureIds = z.array(z.string()).min(1).optional()
const generationSchema = z.enum(['2022-04', '2022-10', '2024-05'])
const editionIdSchema = z.enum(['2024-05', '2022-10', '2022-04', 'current', 'seed2021'])
const enrollmentSeveritySchema = z.enum(['error', 'warning', 'info', 'ok', 'unknown'])

export const sourceSchema = z.strictObject({ key: z.string(), what: localizedSchema, edition: z.string().optional() })

/** `since`: the first day (ISO) from which an analyzer script counts to this generation; absent for pages. */
export const editionSchema = z.strictObject({
  id: editionIdSchema,
  title: localizedSchema,
  source: z.string(),
  since: z.string().optional(),
})

export const titledSchema = z.strictObject({ id: z.string(), title: localizedSchema })

const statusEditionSchema = z.strictObject({
  edition: editionIdSchema,
  title: localizedSchema,
  /** False where the edition does not name the code; the analyzers print `Unknown State` then. */
  listed: z.boolean(),
  /** The words that this analyzer prints, to recognise them in a report. */
  printedAs: z.string().optional(),
  analyzerResult: z.string().optional(),
  /** The codes of the row that the page gives the meaning for. */
  row: z.string().optional(),
  sources: sourceKeys,
})
export const knownEnrollmentStatusSchema = z.strictObject({
  code: z.int().min(1),
  symbolicName: z.string().optional(),
  title: localizedSchema,
  category: z.string(),
  severity: enrollmentSeveritySchema,
  meaning: localizedSchema,
  /** What to do, with a command to copy where there is one. */
  actions: z.array(localizedSchema.extend({ command: z.string().optional() })).min(1),
  who: z.string().optional(),
  links: z.array(linkSchema),
  procedures: procedureIds,
  editions: z.array(statusEditionSchema).length(5),
  /** What the sources say against each other; both readings are kept. */
  contradiction: localizedSchema.optional(),
  alsoKnownAs: z.array(z.string()),
  sources: sourceKeys,
})

export const errorCodeSchema = z.strictObject({
  /** `0x801c0021`, or `AADSTS50034`. */
  code: z.string(),
  kind: z.enum(['hresult', 'ntstatus', 'aadsts']),
  name: z.string().optional(),
  /** The Win32 number that an HRESULT of facility 7 wraps. */
  win32: z.int().optional(),
  phases: z.array(z.string()).min(1),
  meaning: localizedSchema,
  action: localizedSchema,
  note: localizedSchema.optional(),
  procedures: procedureIds,
  sources: sourceKeys,
})

export const analyzerResultSchema = z.strictObject({
  id: z.string().regex(/^\d{6}$/),
  test: z.string().optional(),
  category: z.enum(['Environment', 'Configuration', 'Connectivity', 'Telemetry']),
  severity: severitySchema,
  generations: z.array(generationSchema),
  meaning: localizedSchema.optional(),
  /** What the result means in one generation, where generations mean different things by one id. */
  meaningIn: z.partialRecord(generationSchema, localizedSchema).optional(),
  action: localizedSchema.optional(),
  actionIn: z.partialRecord(generationSchema, localizedSchema).optional(),
  links: z.array(z.string()),
  /** Enrollment statuses that the analyzer raises this result for. */
  statuses: z.array(z.int()),
  /** Enrollment statuses that this result is a cause of. */
  causes: z.array(z.int()),
  procedures: procedureIds,
  sources: sourceKeys,
})

export const dsregFieldSchema = z.strictObject({
  section: z.string(),
  field: z.string(),
  aliases: z.array(z.string()),
  /** The values as the tool prints them, not translated. */
  type: z.string(),
  meaning: localizedSchema,
  healthy: localizedSchema.optional(),
  badSuggests: localizedSchema.optional(),
  since: z.string().optional(),
  shownWhen: localizedSchema.optional(),
  sources: sourceKeys,
})

export const knownEventSchema = z.strictObject({
  provider: z.string(),
  id: z.int(),
  level: z.string().optional(),
  meaning: localizedSchema,
  phase: z.string().optional(),
  fields: z.array(z.string()),
  statuses: z.array(z.int()),
  textKnown: z.boolean().optional(),
  sources: sourceKeys,
})

export const eventProviderSchema = z.strictObject({
  /** GUID, lower case. */
  id: z.guid(),
  name: z.string(),
  title: localizedSchema,
  /** Names that exports show: Event Viewer's Source column has the short one. */
  otherNames: z.array(z.string()),
  channels: z.array(z.string()),
  /** Ids that exist, but that no source gives a text of. */
  untold: z.strictObject({ ids: z.array(z.int()).min(1), title: localizedSchema, phase: z.string().optional() }).optional(),
  sources: sourceKeys,
})

/** How to record: commands in their order. */
export const eventCaptureSchema = z.strictObject({
  tool: z.string(),
  commands: z.array(z.string()).min(1),
  note: localizedSchema,
  sources: sourceKeys,
})

const stepEvidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dsregcmd'), name: z.string(), value: z.string() }),
  z.strictObject({ kind: z.literal('event'), event: z.int(), to: z.int().optional() }),
  z.strictObject({ kind: z.literal('other'), where: z.string(), text: localizedSchema }),
])
export const joinStepSchema = z.strictObject({
  id: stepIdSchema,
  title: localizedSchema,
  about: localizedSchema,
  preconditions: z.array(localizedSchema).min(1),
  proves: z.array(stepEvidenceSchema).min(1),
  breaks: z.array(stepEvidenceSchema).min(1),
  errorCodes: z.array(z.string()),
  events: z.array(z.int()),
  enrollmentStatuses: z.array(z.int()),
  analyzerResults: z.array(z.string()),
  sources: sourceKeys,
})

export const knownJoinStateSchema = z.strictObject({
  id: joinStateSchema,
  title: localizedSchema,
  about: localizedSchema,
  alsoKnownAs: z.array(z.string()),
  /** Fields of dsregcmd that make the state. */
  evidence: z.record(z.string(), z.string()).optional(),
  sources: sourceKeys,
})

/** A row of the documented table; `to` is absent where no source says what becomes of the device. */
export const transitionSchema = z.strictObject({
  from: z.array(joinStateSchema).min(1),
  to: z.union([joinStateSchema, z.literal('unchanged')]).optional(),
  mode: z.array(z.enum(['attachV1', 'attachV2'])).min(1),
  text: localizedSchema,
  sources: sourceKeys,
})

const ruleActionSchema = z.strictObject({ text: localizedSchema, command: z.string().optional() })
const procedureItemSchema = z.strictObject({ text: localizedSchema, command: z.string().optional(), sources: sourceKeys })
/** A part of a page, in the order of the enum: when it applies, how to check, to mend, to verify, and what is good to know. */
export const procedureSectionSchema = z.strictObject({
  kind: z.enum(['when', 'check', 'mend', 'verify', 'know']),
  items: z.array(procedureItemSchema).min(1),
})
export const procedureSchema = z.strictObject({
  id: z.string(),
  /** `collect`: how to get evidence, by its steps or its block; `mend`: a page that tells how to put something right, by its sections. */
  kind: z.enum(['collect', 'mend']),
  title: localizedSchema,
  why: localizedSchema,
  who: z.string().optional(),
  steps: z.array(ruleActionSchema),
  sections: z.array(procedureSectionSchema),
  /** One text to copy whole; its comments are in the language of the reader. */
  block: localizedSchema.optional(),
  elevated: z.boolean(),
  gives: z.array(formatSchema),
  /** Other procedures to go on with. */
  related: z.array(z.string()),
  links: z.array(linkSchema),
  sources: sourceKeys,
})

const ruleVariantSchema = z.strictObject({
  title: localizedSchema,
  cause: localizedSchema,
  who: z.string().optional(),
  actions: z.array(ruleActionSchema).optional(),
})
const hexCode = z.string().regex(/^0x[\da-f]{8}$/)
const factConditionSchema = z.strictObject({
  fact: factKindIdSchema,
  subject: z.string().optional(),
  is: z.array(factValueSchema).min(1).optional(),
  startsWith: z.array(z.string().min(1)).min(1).optional(),
  says: z.array(z.string().min(3)).min(1).optional(),
  codes: z.array(hexCode).min(1).optional(),
  newest: z.literal(true).optional(),
  below: z.string().optional(),
})
/** The shape that `shared/diagnosis/conditions.ts` gives a meaning to. */
export const conditionSchema: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    factConditionSchema,
    z.strictObject({
      test: z.enum(['adConnectivity', 'adConfiguration', 'drsDiscovery', 'drsConnectivity', 'tokenAcquisition']),
      outcome: z.enum(['pass', 'fail', 'skipped']),
      codes: z.array(hexCode).min(1).optional(),
    }),
    z.strictObject({ status: z.array(z.int()).min(1) }),
    z.strictObject({ mode: z.array(flowModeSchema).min(1) }),
    z.strictObject({ flow: z.array(flowChoiceSchema).min(1) }),
    z.strictObject({ observed: z.array(joinStateSchema).min(1) }),
    z.strictObject({ joined: z.boolean() }),
  ]),
)
/** A rule that is data as a whole. */
export const declaredRuleSchema = z.strictObject({
  when: conditionSchema,
  severity: severitySchema,
  confidence: confidenceSchema,
  /** Lower is nearer to the root; see the README of shared/diagnosis for the ranges. */
  rank: z.int().min(0),
  step: stepIdSchema.optional(),
  /** Rules; `status:16` and `result:121016` for the findings of a status and of an analyzer result. */
  explains: z.array(z.string()),
  /** The severity where a failed join does not keep the device from enrolling. */
  unlessJoinMatters: severitySchema.optional(),
})
/** Texts of a rule; `{name}` is filled in by the rule, a variant replaces what it names. */
export const ruleTextSchema = z.strictObject({
  id: z.string(),
  title: localizedSchema,
  cause: localizedSchema,
  who: z.string().optional(),
  actions: z.array(ruleActionSchema),
  links: z.array(linkSchema),
  /** Pages of the app that tell how to mend it. */
  procedures: z.array(z.string()).optional(),
  variants: z.record(z.string(), ruleVariantSchema),
  sources: sourceKeys,
  /** Absent where the rule is a function of shared/diagnosis/rules. */
  rule: declaredRuleSchema.optional(),
})

export const checkTextSchema = z.strictObject({
  id: z.string(),
  title: localizedSchema,
  details: z.record(z.string(), localizedSchema),
})
export const facilitySchema = z.strictObject({ prefix: z.string(), title: localizedSchema })
export const productNameSchema = z.strictObject({ current: z.string(), alsoKnownAs: z.array(z.string()).min(1) })

export type Source = z.infer<typeof sourceSchema>
export type Edition = z.infer<typeof editionSchema>
export type Generation = z.infer<typeof generationSchema>
export type EditionId = z.infer<typeof editionIdSchema>
export type KnownEnrollmentStatus = z.infer<typeof knownEnrollmentStatusSchema>
export type ErrorCode = z.infer<typeof errorCodeSchema>
export type KnownAnalyzerResult = z.infer<typeof analyzerResultSchema>
export type DsregField = z.infer<typeof dsregFieldSchema>
export type KnownEvent = z.infer<typeof knownEventSchema>
export type EventProvider = z.infer<typeof eventProviderSchema>
export type EventCapture = z.infer<typeof eventCaptureSchema>
export type JoinStep = z.infer<typeof joinStepSchema>
export type KnownJoinState = z.infer<typeof knownJoinStateSchema>
export type Transition = z.infer<typeof transitionSchema>
export type Procedure = z.infer<typeof procedureSchema>
export type ProcedureSection = z.infer<typeof procedureSectionSchema>
export type DeclaredRule = z.infer<typeof declaredRuleSchema>
export type RuleText = z.infer<typeof ruleTextSchema>
export type CheckText = z.infer<typeof checkTextSchema>
export type Titled = z.infer<typeof titledSchema>
export type Facility = z.infer<typeof facilitySchema>
export type ProductName = z.infer<typeof productNameSchema>
