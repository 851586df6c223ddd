import { z } from 'zod'
import { languageSchema, localizedSchema } from '../facts/localized.ts'
import { directoryObjectSchema, schemaAttributeSchema, syncConnectorSchema, syncRuleSchema } from '../facts/syncRule.ts'
import { evidenceRefSchema } from './evidenceRef.ts'
import { pageInput, pageOf } from './page.ts'

/** Longest text that an expression, a name or a filter may have. */
const MAX_TEXT = 1_048_576
const MAX_RULES = 5_000

/** What was imported together from one Connect server (a folder, a zip, a script), as the container that it came in. */
export const ruleSetSchema = z.object({
  setId: z.int(),
  name: z.string(),
  importedAt: z.string(),
  rules: z.int(),
  connectors: z.array(z.object({ id: z.string(), name: z.string(), kind: syncConnectorSchema.shape.kind })),
})
export type RuleSet = z.infer<typeof ruleSetSchema>

/** A rule as it was read; `ruleId` is stable within the case. */
export const storedRuleSchema = z.object({ ruleId: z.int(), artefactId: z.int(), rule: syncRuleSchema, evidence: evidenceRefSchema })
export type StoredRule = z.infer<typeof storedRuleSchema>

/** A rule that a person writes. `setId` null: belongs to no server. `cloneOf`: the rule that it is to take the place of, which is disabled then. */
const draftFields = {
  setId: z.int().nullable(),
  cloneOf: z.int().optional(),
  rule: syncRuleSchema,
  /** Steps of the guided change that the person confirmed, by their ids. */
  confirmed: z.array(z.string().max(200)).max(200),
}
export const ruleDraftSchema = z.object({ draftId: z.int(), at: z.string(), ...draftFields })
export type RuleDraft = z.infer<typeof ruleDraftSchema>

export const directorySetSchema = z.object({
  artefactId: z.int(),
  name: z.string(),
  importedAt: z.string(),
  objects: z.int(),
  computers: z.int(),
})
export type DirectorySet = z.infer<typeof directorySetSchema>
export const directoryRowSchema = z.object({
  objectId: z.int(),
  artefactId: z.int(),
  dn: z.string(),
  /** sAMAccountName without the dollar sign, else cn, else the first part of the name. */
  name: z.string(),
  isComputer: z.boolean(),
  os: z.string().optional(),
  osVersion: z.string().optional(),
})
export type DirectoryRow = z.infer<typeof directoryRowSchema>

/** What is evaluated: a whole rule with its scope, an expression by itself, or nothing (no rule flows to the attribute). */
export const impactSideSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), rule: syncRuleSchema }),
  z.object({ kind: z.literal('expression'), text: z.string().max(MAX_TEXT) }),
  z.object({ kind: z.literal('nothing') }),
])
export type ImpactSide = z.infer<typeof impactSideSchema>

/** For `cloudFiltered`: from filtered to synced and back; for any other attribute `changed`. `error`: one of the two could not be evaluated. */
export const impactChangeSchema = z.enum(['toSynced', 'toFiltered', 'changed', 'unchanged', 'error'])
export type ImpactChange = z.infer<typeof impactChangeSchema>
export const certificateStateSchema = z.enum(['none', 'valid', 'expired', 'notYet', 'otherSubject', 'unreadable'])
export type CertificateState = z.infer<typeof certificateStateSchema>

/** `value` is printed as the language writes it: `True`, `NULL`, `"6.3"`. */
export const impactOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.string() }),
  z.object({ kind: z.literal('outOfScope') }),
  z.object({ kind: z.literal('noFlow') }),
  z.object({ kind: z.literal('error'), message: localizedSchema, from: z.int(), to: z.int() }),
])
export type ImpactOutcome = z.infer<typeof impactOutcomeSchema>

export const impactRowSchema = z.object({
  objectId: z.int(),
  name: z.string(),
  dn: z.string(),
  os: z.string().optional(),
  osVersion: z.string().optional(),
  /** The id of a family of systems (shared/syncrules/impact). */
  family: z.string(),
  before: impactOutcomeSchema,
  after: impactOutcomeSchema,
  change: impactChangeSchema,
  /** The best of the object's certificates, and how many there are. */
  certificate: z.object({ state: certificateStateSchema, count: z.int(), valid: z.int(), notAfter: z.string().optional() }),
  /** Whether the container of the computer is in sync scope; unknown without a connector of its domain. */
  container: z.enum(['in', 'out', 'unknown']),
})
export type ImpactRow = z.infer<typeof impactRowSchema>

export const impactFilterSchema = z.object({
  change: z.array(impactChangeSchema).max(10).optional(),
  family: z.array(z.string().max(100)).max(100).optional(),
  certificate: z.array(certificateStateSchema).max(10).optional(),
  container: z.array(impactRowSchema.shape.container).max(3).optional(),
  text: z.string().max(1000).optional(),
})
export type ImpactFilter = z.infer<typeof impactFilterSchema>

export const impactSummarySchema = z.object({
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Why it failed. */
  message: localizedSchema.optional(),
  done: z.int(),
  total: z.int(),
  /** The moment that `Now()` gave, ISO. */
  now: z.string(),
  counts: z.record(impactChangeSchema, z.int()),
  containers: z.object({ in: z.int(), out: z.int(), unknown: z.int() }),
  certificates: z.record(certificateStateSchema, z.int()),
  families: z.array(
    z.object({ id: z.string(), label: localizedSchema, computers: z.int(), counts: z.record(impactChangeSchema, z.int()) }),
  ),
})
export type ImpactSummary = z.infer<typeof impactSummarySchema>

/** What rules and scope say of one computer object. */
export const computerObjectViewSchema = z.object({
  object: directoryRowSchema,
  evidence: evidenceRefSchema,
  /** By objectGUID against the Entra device id, or by name. */
  matchedBy: z.enum(['objectGuid', 'name']),
  container: z.object({ state: impactRowSchema.shape.container, decidedBy: z.string().optional() }),
  certificate: impactRowSchema.shape.certificate,
  /** Each rule of an imported server that flows cloudFiltered for computers. */
  rules: z.array(
    z.object({
      setId: z.int(),
      set: z.string(),
      ruleId: z.int(),
      rule: z.string(),
      disabled: z.boolean(),
      outcome: impactOutcomeSchema,
      evidence: evidenceRefSchema,
    }),
  ),
})
export type ComputerObjectView = z.infer<typeof computerObjectViewSchema>

/** Sync rules, directory objects, and what a change of the one does to the other. */
export const syncRuleRequests = {
  'syncRules.sets': { input: z.object({}), output: z.object({ sets: z.array(ruleSetSchema).max(1000) }) },
  /** By direction, then precedence. */
  'syncRules.rules': { input: z.object({ setId: z.int(), ...pageInput }), output: pageOf(storedRuleSchema) },
  /** Connectors with their containers and schema, and the metaverse's attributes where the server's folder came with them. */
  'syncRules.connectors': {
    input: z.object({ setId: z.int() }),
    output: z.object({ connectors: z.array(syncConnectorSchema), metaverse: z.array(schemaAttributeSchema) }),
  },
  'syncRules.drafts': { input: z.object({}), output: z.object({ drafts: z.array(ruleDraftSchema).max(MAX_RULES) }) },
  /** A new draft, or a new state of one; stands in the file when this answers. */
  'syncRules.saveDraft': {
    input: z.object({ draftId: z.int().optional(), ...draftFields }),
    output: z.object({ draftId: z.int(), at: z.string() }),
  },
  'syncRules.discardDraft': { input: z.object({ draftId: z.int() }), output: z.object({}) },
  /** Writes a script or a document to a path that the host's dialog gave: UTF-8, scripts with a byte order mark (Windows PowerShell needs it). */
  'syncRules.saveExport': {
    input: z.object({ path: z.string().min(1), text: z.string().max(16 * MAX_TEXT), kind: z.enum(['script', 'document']) }),
    output: z.object({ bytes: z.int() }),
  },

  'directory.sets': { input: z.object({}), output: z.object({ sets: z.array(directorySetSchema).max(1000) }) },
  /** By name. `text` is part of name, DN or system. */
  'directory.objects': {
    input: z.object({ artefactId: z.int().optional(), text: z.string().max(1000).optional(), computersOnly: z.boolean(), ...pageInput }),
    output: pageOf(directoryRowSchema),
  },
  'directory.object': {
    input: z.object({ objectId: z.int() }),
    output: z.object({ row: directoryRowSchema, object: directoryObjectSchema, evidence: evidenceRefSchema }),
  },

  /** Evaluates both sides over every computer of the directory artefacts (all where none is named). A run before it is let go. */
  'impact.start': {
    input: z.object({
      before: impactSideSchema,
      after: impactSideSchema,
      attribute: z.string().min(1).max(256),
      /** Whose connectors tell which containers are in scope, and the types of attributes. */
      setId: z.int().nullable(),
      artefactIds: z.array(z.int()).max(1000),
      /** What `Now()` is, ISO; the present unless told. */
      now: z.iso.datetime({ offset: true }).optional(),
    }),
    output: z.object({ runId: z.int() }),
  },
  'impact.cancel': { input: z.object({ runId: z.int() }), output: z.object({}) },
  'impact.summary': { input: z.object({ runId: z.int() }), output: impactSummarySchema },
  /** Rows so far: those that change first, then by name. */
  'impact.rows': { input: z.object({ runId: z.int(), filter: impactFilterSchema, ...pageInput }), output: pageOf(impactRowSchema) },
  'impact.exportCsv': {
    input: z.object({ runId: z.int(), filter: impactFilterSchema, language: languageSchema, path: z.string().min(1) }),
    output: z.object({ rows: z.int(), bytes: z.int() }),
  },
  /** The computer object of a device, where a directory export of the case holds it. */
  'device.computerObject': {
    input: z.object({ deviceId: z.int() }),
    output: z.object({ found: z.array(computerObjectViewSchema).max(20) }),
  },
} as const
