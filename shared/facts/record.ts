import { z } from 'zod'
import { locatorSchema } from './locator.ts'
import { directoryObjectSchema, metaverseSchemaSchema, syncConnectorSchema, syncRuleSchema } from './syncRule.ts'

/** A run of text without markup, with the link it stood on where there was one. Links are shown and copied, never followed by the app. */
export const richTextSchema = z.array(z.object({ text: z.string(), url: z.string().optional() }))
export type RichText = z.infer<typeof richTextSchema>

export const registryValueRecordSchema = z.object({
  type: z.literal('registryValue'),
  hive: z.string(),
  key: z.string(),
  /** '' is the default value. */
  name: z.string(),
  /** REG_SZ, REG_DWORD …; a type without a name is `REG_0x…`. */
  valueType: z.string(),
  /** REG_SZ and REG_EXPAND_SZ text, REG_DWORD number, REG_QWORD number or decimal string above 2^53, REG_MULTI_SZ array, else lower-case hex. */
  data: z.union([z.string(), z.number(), z.array(z.string())]),
})
/** A key without regard to values, so that empty keys are not lost. `lastWritten` only where the format has it (regf). Not printed by `decode`. */
export const registryKeyRecordSchema = z.object({
  type: z.literal('registryKey'),
  hive: z.string(),
  key: z.string(),
  lastWritten: z.string().optional(),
})
export const registryDeletionRecordSchema = z.object({
  type: z.literal('registryDeletion'),
  key: z.string(),
  name: z.string().optional(),
})
export const dsregFieldRecordSchema = z.object({
  type: z.literal('dsregField'),
  section: z.string(),
  field: z.string(),
  value: z.string(),
  /** The PRT that a diagnostics field belongs to: `AzureAdPrt` or `EnterprisePrt`, the one it follows. */
  belongsTo: z.string().optional(),
})
export const analyzerFieldRecordSchema = z.object({
  type: z.literal('analyzerField'),
  section: z.string(),
  name: z.string().optional(),
  displayName: z.string(),
  value: z.string(),
  alert: z.string().optional(),
})
export const analyzerResultRecordSchema = z.object({
  type: z.literal('analyzerResult'),
  id: z.string(),
  severity: z.string(),
  category: z.string(),
  test: z.string(),
  result: z.string(),
  guidance: z.string(),
  /** The same texts with their links. Not printed by `decode`. */
  resultText: richTextSchema,
  guidanceText: richTextSchema,
})
/** A line of MdeConfigMgrRegInfo.txt; `value` is absent for a missing value, `missingKey` is true where the script printed `False` for a missing key. */
export const regInfoFieldRecordSchema = z.object({
  type: z.literal('regInfoField'),
  name: z.string(),
  value: z.string().optional(),
  missingKey: z.boolean(),
  trusted: z.boolean(),
})

/** A row of a device list: what each known column says, by field (`InventoryField`), and the others by their header. */
export const inventoryDeviceRecordSchema = z.object({
  type: z.literal('inventoryDevice'),
  source: z.enum(['portal', 'entra', 'intune']),
  fields: z.record(z.string(), z.string()),
  other: z.record(z.string(), z.string()),
})

export const syncRuleRecordSchema = syncRuleSchema.extend({ type: z.literal('syncRule') })
/** Not printed by `decode`. */
export const syncConnectorRecordSchema = syncConnectorSchema.extend({ type: z.literal('syncConnector') })
/** Not printed by `decode`. */
export const metaverseSchemaRecordSchema = metaverseSchemaSchema.extend({ type: z.literal('metaverseSchema') })
/** `decode` prints it without `binary`. */
export const directoryObjectRecordSchema = directoryObjectSchema.extend({ type: z.literal('adObject') })

export const evidenceRecordSchema = z.discriminatedUnion('type', [
  registryValueRecordSchema,
  registryKeyRecordSchema,
  registryDeletionRecordSchema,
  dsregFieldRecordSchema,
  analyzerFieldRecordSchema,
  analyzerResultRecordSchema,
  regInfoFieldRecordSchema,
  inventoryDeviceRecordSchema,
  syncRuleRecordSchema,
  syncConnectorRecordSchema,
  metaverseSchemaRecordSchema,
  directoryObjectRecordSchema,
])
/** What one artefact holds, in the shapes that `decode` prints (cli.md), before it becomes facts. */
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>
export type RegistryValueRecord = z.infer<typeof registryValueRecordSchema>
export type DsregFieldRecord = z.infer<typeof dsregFieldRecordSchema>
export type AnalyzerFieldRecord = z.infer<typeof analyzerFieldRecordSchema>
export type AnalyzerResultRecord = z.infer<typeof analyzerResultRecordSchema>
export type InventoryDeviceRecord = z.infer<typeof inventoryDeviceRecordSchema>
export type SyncRuleRecord = z.infer<typeof syncRuleRecordSchema>
export type SyncConnectorRecord = z.infer<typeof syncConnectorRecordSchema>
export type DirectoryObjectRecord = z.infer<typeof directoryObjectRecordSchema>
export type RegInfoFieldRecord = z.infer<typeof regInfoFieldRecordSchema>

export const placedRecordSchema = z.object({ record: evidenceRecordSchema, locator: locatorSchema })
export type PlacedRecord = z.infer<typeof placedRecordSchema>
