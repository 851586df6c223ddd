import { z } from 'zod'
import { factSchema } from '../facts/fact.ts'
import { artefactStatusSchema, formatSchema } from '../facts/format.ts'
import { inventoryFieldSchema, inventoryMappingSchema, inventorySourceSchema } from '../facts/inventoryField.ts'
import { languageSchema, localizedSchema } from '../facts/localized.ts'
import { locatorSchema } from '../facts/locator.ts'
import { problemSchema } from '../facts/problem.ts'
import { placedRecordSchema } from '../facts/record.ts'
import {
  deviceDiagnosisSchema,
  disagreementSchema,
  enrollmentStatusSchema,
  findingSchema,
  flowChoiceSchema,
  joinStateSchema,
  verdictSchema,
} from './diagnosis.ts'
import { evidenceRefSchema } from './evidenceRef.ts'
import { pageInput, pageOf } from './page.ts'

export const deviceIdsSchema = z.object({
  aadDeviceId: z.string().optional(),
  tenantId: z.string().optional(),
  senseDeviceId: z.string().optional(),
})

/** Columns that the fleet is filtered and grouped by; `null` stands for devices without a value. */
export const deviceFieldSchema = z.enum(['verdict', 'managedBy', 'enrollmentStatus', 'os', 'observed', 'tenantId'])
export type DeviceField = z.infer<typeof deviceFieldSchema>
/** Which devices: all conditions hold, in each any of its values. `text` is part of the name, of an id or of a user. */
export const deviceFilterSchema = z.object({
  text: z.string().optional(),
  /** The verdict's rule. */
  verdict: z.array(z.string()).optional(),
  managedBy: z.array(z.string().nullable()).optional(),
  enrollmentStatus: z.array(z.int().nullable()).optional(),
  os: z.array(z.string().nullable()).optional(),
  observed: z.array(joinStateSchema.nullable()).optional(),
  tenantId: z.array(z.string().nullable()).optional(),
  severity: z.array(verdictSchema.shape.severity).optional(),
})
export type DeviceFilter = z.infer<typeof deviceFilterSchema>
export const deviceSortSchema = z.object({
  by: z.enum(['severity', 'name', 'os', 'observed', 'enrollmentStatus', 'managedBy', 'lastSeen']),
  descending: z.boolean(),
})
export type DeviceSort = z.infer<typeof deviceSortSchema>
export const deviceGroupSchema = z.object({
  /** The value that the devices share, as the filter takes it. */
  key: z.union([z.string(), z.int()]).nullable(),
  title: localizedSchema,
  severity: verdictSchema.shape.severity.optional(),
  devices: z.int(),
})
export type DeviceGroup = z.infer<typeof deviceGroupSchema>

export const deviceRowSchema = z.object({
  id: z.int(),
  name: z.string(),
  os: z.string().optional(),
  osBuild: z.string().optional(),
  ids: deviceIdsSchema,
  enrollmentStatus: enrollmentStatusSchema.pick({ code: true, hex: true, title: true, severity: true }).optional(),
  observed: joinStateSchema.optional(),
  /** Who manages it, in the words of the list or the report; when it was last seen, UTC. */
  managedBy: z.string().optional(),
  lastSeen: z.string().optional(),
  verdict: verdictSchema,
  artefacts: z.int(),
  findings: z.object({ errors: z.int(), warnings: z.int(), infos: z.int() }),
  /** Analyzer warnings and errors that nobody has marked reviewed yet. */
  unreviewed: z.int(),
  judgedFor: z.string().optional(),
})
export type DeviceRow = z.infer<typeof deviceRowSchema>

export const caseProblemSchema = z.object({
  problem: problemSchema,
  artefactId: z.int(),
  file: z.string(),
  path: z.string(),
  format: formatSchema,
  deviceId: z.int().optional(),
  device: z.string().optional(),
})
export type CaseProblem = z.infer<typeof caseProblemSchema>

export const artefactRowSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** Path within the container, `/` as separator; '' for the container's own row. */
  path: z.string(),
  containerId: z.int(),
  container: z.string(),
  format: formatSchema,
  status: artefactStatusSchema,
  bytes: z.int(),
  records: z.int(),
  problems: z.int(),
  deviceId: z.int().optional(),
  device: z.string().optional(),
  /** Same bytes as an artefact offered before: stored once, listed at both places. */
  duplicateOf: z.int().optional(),
})
export type ArtefactRow = z.infer<typeof artefactRowSchema>

export const artefactDetailSchema = artefactRowSchema.extend({
  sha256: z.string(),
  encoding: z.string().optional(),
  edition: z.string().optional(),
  importedAt: z.string(),
  modifiedAt: z.string().optional(),
  account: z.object({ parsed: z.int(), problem: z.int(), unknown: z.int() }),
  facts: z.int(),
  problemList: z.array(problemSchema).max(500),
  /** How the artefact came to its device. */
  assignedBy: z.enum(['name', 'id', 'container', 'file', 'person']),
  otherPlaces: z.array(z.object({ artefactId: z.int(), path: z.string(), container: z.string() })),
})
export type ArtefactDetail = z.infer<typeof artefactDetailSchema>

export const registryKeyRowSchema = z.object({
  id: z.int(),
  artefactId: z.int(),
  name: z.string(),
  key: z.string(),
  subkeys: z.int(),
  values: z.int(),
  lastWritten: z.string().optional(),
  deleted: z.boolean(),
})
export const registryValueRowSchema = z.object({
  keyId: z.int(),
  artefactId: z.int(),
  file: z.string(),
  key: z.string(),
  name: z.string(),
  valueType: z.string(),
  data: z.string(),
  deleted: z.boolean(),
})
export type RegistryKeyRow = z.infer<typeof registryKeyRowSchema>
export type RegistryValueRow = z.infer<typeof registryValueRowSchema>

const deviceFilter = { deviceId: z.int().optional() }

export const viewRequests = {
  'devices.list': {
    input: z.object({
      ...pageInput,
      text: z.string().optional(),
      filter: deviceFilterSchema.optional(),
      sort: deviceSortSchema.optional(),
    }),
    output: pageOf(deviceRowSchema),
  },
  /** The values of a column with how many devices of the filter have each; by severity, then by count. A field's own filter does not narrow it when `facet` is set. */
  'devices.groups': {
    input: z.object({ filter: deviceFilterSchema, by: deviceFieldSchema, facet: z.boolean().optional() }),
    output: z.object({
      total: z.int(),
      all: z.int(),
      severities: z.record(verdictSchema.shape.severity, z.int()),
      groups: z.array(deviceGroupSchema).max(2000),
    }),
  },
  /** Writes the devices of the filter to a path that the host's dialog gave. */
  'devices.exportCsv': {
    input: z.object({ filter: deviceFilterSchema, sort: deviceSortSchema.optional(), language: languageSchema, path: z.string().min(1) }),
    output: z.object({ devices: z.int(), bytes: z.int() }),
  },
  /** A person decides which flow applies, and why; null goes back to what the evidence says. The device is judged again. */
  'device.chooseFlow': {
    input: z.object({ deviceId: z.int(), choice: flowChoiceSchema.nullable(), reason: z.string() }),
    output: z.object({}),
  },
  /** What the columns of a device list were read as. */
  'inventory.view': {
    input: z.object({ artefactId: z.int() }),
    output: z.object({
      source: inventorySourceSchema,
      rows: z.int(),
      columns: z.array(z.object({ header: z.string(), field: inventoryFieldSchema.optional(), samples: z.array(z.string()).max(5) })),
    }),
  },
  /** Reads a device list again with columns as a person says; one entry a column, null for a column that stands for nothing known. */
  'inventory.remap': {
    input: z.object({ artefactId: z.int(), ...inventoryMappingSchema.shape }),
    output: z.object({}),
  },
  'devices.rename': { input: z.object({ deviceId: z.int(), name: z.string().min(1) }), output: z.object({}) },
  /** Counts over the whole case, or over one device. */
  'overview.view': {
    input: z.object({ ...deviceFilter }),
    output: z.object({
      devices: z.object({ total: z.int(), errors: z.int(), warnings: z.int(), healthy: z.int(), unknown: z.int() }),
      evidence: z.array(z.object({ format: formatSchema, artefacts: z.int(), records: z.int(), bytes: z.int(), notRead: z.int() })),
      problems: z.object({ total: z.int(), rows: z.array(caseProblemSchema).max(500) }),
      collected: z.object({ from: z.string(), to: z.string() }).optional(),
    }),
  },
  /** Everything known of one device: verdict, findings, steps, disagreements. */
  'device.view': {
    input: z.object({ deviceId: z.int() }),
    output: z.object({ device: deviceRowSchema, diagnosis: deviceDiagnosisSchema }),
  },
  'findings.list': {
    input: z.object({ ...pageInput, ...deviceFilter }),
    output: pageOf(z.object({ deviceId: z.int(), device: z.string(), finding: findingSchema })),
  },
  'problems.list': { input: z.object({ ...pageInput, ...deviceFilter }), output: pageOf(caseProblemSchema) },

  /** Codes that occur in the case, and the edition of guidance that each device's evidence was made by. */
  'guidance.view': {
    input: z.object({ ...deviceFilter }),
    output: z.object({
      codesInCase: z.array(
        z.object({
          code: z.int(),
          devices: z.array(z.object({ id: z.int(), name: z.string() })).max(20),
          deviceCount: z.int(),
          evidence: z.array(evidenceRefSchema).max(20),
        }),
      ),
      fitting: z
        .array(
          z.object({
            deviceId: z.int(),
            device: z.string(),
            edition: z.string(),
            scriptVersion: z.string().optional(),
            evidence: z.array(evidenceRefSchema),
          }),
        )
        .max(500),
    }),
  },

  /** Rows in order of container and path. */
  'evidence.list': { input: z.object({ ...pageInput, ...deviceFilter, text: z.string().optional() }), output: pageOf(artefactRowSchema) },
  'evidence.artefact': { input: z.object({ artefactId: z.int() }), output: artefactDetailSchema },
  /** The records of an artefact in the order of the file (registry artefacts answer by `registry.*`). */
  'evidence.records': { input: z.object({ artefactId: z.int(), ...pageInput }), output: pageOf(placedRecordSchema) },
  'evidence.facts': { input: z.object({ artefactId: z.int(), ...pageInput }), output: pageOf(factSchema) },
  /** Original text, decoded, from a line on (1 is the first). `total` is the count of lines. */
  'evidence.text': {
    input: z.object({ artefactId: z.int(), fromLine: z.int().min(1), limit: z.int().min(1).max(500) }),
    output: z.object({ total: z.int(), fromLine: z.int(), lines: z.array(z.string()) }),
  },
  /** Original bytes as lower-case hex, at most 4,096 a time. */
  'evidence.bytes': {
    input: z.object({ artefactId: z.int(), offset: z.int().min(0), length: z.int().min(1).max(4096) }),
    output: z.object({ total: z.int(), offset: z.int(), hex: z.string() }),
  },
  'evidence.usedBy': {
    input: z.object({ artefactId: z.int(), locator: locatorSchema }),
    output: z.object({
      findings: z.array(
        z.object({ deviceId: z.int(), rule: z.string(), title: findingSchema.shape.title, severity: findingSchema.shape.severity }),
      ),
      disagreements: z.array(disagreementSchema),
    }),
  },
  /** Writes the original bytes to a path that the host's dialog gave. */
  'evidence.exportOriginal': { input: z.object({ artefactId: z.int(), path: z.string().min(1) }), output: z.object({ bytes: z.int() }) },
  /** One step: to a device of the case, or to a new one by name. */
  'evidence.moveToDevice': {
    input: z.object({
      artefactIds: z.array(z.int()).min(1).max(500),
      deviceId: z.int().optional(),
      newDevice: z.string().min(1).optional(),
    }),
    output: z.object({ deviceId: z.int() }),
  },

  /** Subkeys of a key, or the root keys of a device's registry artefacts when `parentId` is absent. */
  'registry.keys': {
    input: z.object({ ...pageInput, ...deviceFilter, artefactId: z.int().optional(), parentId: z.int().optional() }),
    output: pageOf(registryKeyRowSchema),
  },
  /** With `artefactId`: as that place of the same bytes; the first place unless told. */
  'registry.values': {
    input: z.object({ keyId: z.int(), artefactId: z.int().optional(), ...pageInput }),
    output: pageOf(registryValueRowSchema),
  },
  /** Key names, value names and data that hold the text, whatever the case of letters. */
  'registry.search': {
    input: z.object({ text: z.string().min(1), ...pageInput, ...deviceFilter, artefactId: z.int().optional() }),
    output: pageOf(registryValueRowSchema),
  },
  /** The chain of key ids from a root to the key that a locator names; empty when the artefact does not hold it. */
  'registry.locate': { input: z.object({ artefactId: z.int(), key: z.string() }), output: z.object({ keyIds: z.array(z.int()) }) },
} as const
