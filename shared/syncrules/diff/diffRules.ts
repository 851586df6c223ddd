import type { JoinCondition, ScopeCondition, SyncConnector, SyncRule } from '../../facts/syncRule.ts'
import { diffJoin, diffScope, type GroupDiff } from './diffGroups.ts'
import { type DiffKind, isDifference } from './diffKind.ts'
import { diffMappings, type MappingDiff } from './diffMappings.ts'

/** What stands on a rule's first page, in its order, and what only the files hold. */
export const ruleFields = [
  'name',
  'description',
  'connector',
  'direction',
  'sourceObjectType',
  'targetObjectType',
  'linkType',
  'precedence',
  'immutableTag',
  'disabled',
  'enablePasswordSync',
  'softDeleteExpiryInterval',
] as const
export type RuleField = (typeof ruleFields)[number]

/** A field as it reads on both sides; undefined where a side does not say. */
export interface FieldDiff {
  readonly field: RuleField
  readonly kind: DiffKind
  readonly before?: string | number | boolean
  readonly after?: string | number | boolean
}

/** Two rules part by part. Identifiers are left out: they differ from server to server, and from a rule to its clone. */
export interface RuleDiff {
  readonly fields: readonly FieldDiff[]
  readonly mappings: readonly MappingDiff[]
  readonly scope: readonly GroupDiff<ScopeCondition>[]
  readonly join: readonly GroupDiff<JoinCondition>[]
  /** `formatting`: nothing but blanks in expressions differs. */
  readonly kind: DiffKind
  /** Parts that differ: fields, transformations, groups. */
  readonly differences: number
}

/** The connectors of each side, so that a connector is known by its name: its GUID is another one on every server. */
export interface DiffOptions {
  readonly beforeConnectors?: readonly SyncConnector[]
  readonly afterConnectors?: readonly SyncConnector[]
}

export function diffRules(before: SyncRule, after: SyncRule, options: DiffOptions = {}): RuleDiff {
  const fields = ruleFields.map((field) =>
    field === 'connector' ? diffConnector(before, after, options) : diffField(field, before, after),
  )
  const mappings = diffMappings(before.mappings, after.mappings)
  const scope = diffScope(before.scope, after.scope)
  const join = diffJoin(before.join, after.join)
  const kinds = [fields, mappings, scope, join].flatMap((parts) => parts.map(({ kind }) => kind))
  const differences = kinds.filter(isDifference).length
  const kind = differences > 0 ? 'changed' : kinds.includes('formatting') ? 'formatting' : 'same'
  return { fields, mappings, scope, join, kind, differences }
}

function diffField(field: Exclude<RuleField, 'connector'>, before: SyncRule, after: SyncRule): FieldDiff {
  return fieldDiff(field, before[field], after[field], mustBeSaid.has(field))
}

/** A rule without a tag is a custom one: that is a difference to one that has it. The others are unknown where a file is silent. */
const mustBeSaid: ReadonlySet<RuleField> = new Set(['immutableTag'])

function fieldDiff(field: RuleField, before: FieldDiff['before'], after: FieldDiff['after'], always: boolean): FieldDiff {
  const values = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
  if (before === after) return { field, kind: 'same', ...values }
  const silent = before === undefined || after === undefined
  return { field, kind: silent && !always ? 'unknown' : silent ? (before === undefined ? 'added' : 'removed') : 'changed', ...values }
}

/** By name where both are known; the same GUID is the same connector; else nothing can be said. */
function diffConnector(before: SyncRule, after: SyncRule, { beforeConnectors = [], afterConnectors = [] }: DiffOptions): FieldDiff {
  const [old, next] = [connectorName(before, beforeConnectors), connectorName(after, afterConnectors)]
  if (before.connector === after.connector || (old !== undefined && next !== undefined))
    return fieldDiff('connector', old ?? before.connector, next ?? old ?? after.connector, false)
  const [was, is] = [old ?? before.connector, next ?? after.connector]
  return { field: 'connector', kind: 'unknown', ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }
}

/** What a rule's connector is called on its server. */
export const connectorName = ({ connector }: Pick<SyncRule, 'connector'>, connectors: readonly SyncConnector[]): string | undefined =>
  connector === undefined ? undefined : connectors.find(({ id }) => id === connector)?.name
