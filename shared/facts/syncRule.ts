import { z } from 'zod'

/** Operators of a scoping filter, as the configuration files spell them (dossier, model). A word that is none of them is kept and reported. */
export const scopeOperators = [
  'EQUAL',
  'NOTEQUAL',
  'LESSTHAN',
  'LESSTHAN_OR_EQUAL',
  'CONTAINS',
  'NOTCONTAINS',
  'STARTSWITH',
  'NOTSTARTSWITH',
  'ENDSWITH',
  'NOTENDSWITH',
  'GREATERTHAN',
  'GREATERTHAN_OR_EQUAL',
  'ISNULL',
  'ISNOTNULL',
  'ISIN',
  'ISNOTIN',
  'ISBITSET',
  'ISNOTBITSET',
  'ISMEMBEROF',
  'ISNOTMEMBEROF',
] as const
export type ScopeOperator = (typeof scopeOperators)[number]

export const scopeConditionSchema = z.object({ attribute: z.string(), operator: z.string(), value: z.string() })
export type ScopeCondition = z.infer<typeof scopeConditionSchema>

/** `caseSensitive` is absent where the source does not say. */
export const joinConditionSchema = z.object({ attribute: z.string(), metaverse: z.string(), caseSensitive: z.boolean().optional() })
export type JoinCondition = z.infer<typeof joinConditionSchema>

export const flowTypes = ['Direct', 'Constant', 'Expression'] as const
export const mergeTypes = ['Update', 'Replace', 'Merge', 'MergeCaseInsensitive'] as const
export const linkTypes = ['Provision', 'Join', 'StickyJoin'] as const

export const syncMappingSchema = z.object({
  target: z.string(),
  flow: z.enum(flowTypes),
  /** Attributes that the flow reads; the value itself for a constant. */
  source: z.array(z.string()),
  /** Of an Expression only. */
  expression: z.string().optional(),
  /** One of `mergeTypes`, or the file's own word. */
  merge: z.string(),
  /** "Apply once": set only when the object is created. Absent where the file does not say. */
  once: z.boolean().optional(),
})
export type SyncMapping = z.infer<typeof syncMappingSchema>

/** One synchronization rule. Groups of `scope` and `join` are alternatives, conditions within a group hold together. GUIDs lower case, without braces. */
export const syncRuleSchema = z.object({
  name: z.string(),
  id: z.string().optional(),
  description: z.string(),
  direction: z.enum(['Inbound', 'Outbound']).optional(),
  /** Lower numbers win; absent where the file does not say. */
  precedence: z.int().optional(),
  connector: z.string().optional(),
  /** Object types in the connector space and the metaverse as the rule writes them: source is where values come from. */
  sourceObjectType: z.string().optional(),
  targetObjectType: z.string().optional(),
  /** One of `linkTypes`, or the file's own word. */
  linkType: z.string().optional(),
  disabled: z.boolean(),
  /** `Microsoft.InfromADComputerJoin.002`: only standard rules have one. */
  immutableTag: z.string().optional(),
  /** Beyond what the editor shows, kept so that an export gives back what came: precedence neighbours (GUID), seconds, password sync. */
  precedenceAfter: z.string().optional(),
  precedenceBefore: z.string().optional(),
  softDeleteExpiryInterval: z.string().optional(),
  enablePasswordSync: z.boolean().optional(),
  mappings: z.array(syncMappingSchema),
  scope: z.array(z.array(scopeConditionSchema)),
  join: z.array(z.array(joinConditionSchema)),
})
export type SyncRule = z.infer<typeof syncRuleSchema>

export const attributeTypes = ['str', 'num', 'bool', 'bin', 'ref'] as const
export type AttributeType = (typeof attributeTypes)[number]

/** An attribute of a connector's schema; `type` from its DSML syntax. */
export const schemaAttributeSchema = z.object({ name: z.string(), type: z.enum(attributeTypes), multi: z.boolean() })
export type SchemaAttribute = z.infer<typeof schemaAttributeSchema>

/** A partition of a connector with the containers that are in and out of sync scope, as distinguished names; the longest match decides. */
export const connectorPartitionSchema = z.object({
  dn: z.string(),
  name: z.string(),
  /** Chosen in the wizard; absent where the file does not say. */
  selected: z.boolean().optional(),
  inclusions: z.array(z.string()),
  exclusions: z.array(z.string()),
})
export type ConnectorPartition = z.infer<typeof connectorPartitionSchema>

/** A connector out of a server's configuration folder. `kind`: a directory of its own, Entra ID, or something else. */
export const syncConnectorSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['activeDirectory', 'entra', 'other']),
  partitions: z.array(connectorPartitionSchema),
  schema: z.array(schemaAttributeSchema),
})
export type SyncConnector = z.infer<typeof syncConnectorSchema>

/** What the metaverse holds: the attributes that inbound rules flow to. */
export const metaverseSchemaSchema = z.object({ attributes: z.array(schemaAttributeSchema) })
export type MetaverseSchema = z.infer<typeof metaverseSchemaSchema>

/**
 * An object of a directory. Values are in the order of the file. Attributes named in `binary` hold lower-case hex, the others text.
 * Attribute names are without options (`;binary`) and in the schema's case where it is known (`userCertificate`, not `usercertificate`).
 */
export const directoryObjectSchema = z.object({
  dn: z.string(),
  attributes: z.record(z.string(), z.array(z.string())),
  binary: z.array(z.string()),
})
export type DirectoryObject = z.infer<typeof directoryObjectSchema>
