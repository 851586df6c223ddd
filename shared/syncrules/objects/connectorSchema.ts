import type { SchemaAttribute, SyncConnector, SyncRule } from '../../facts/syncRule.ts'

/** The schema of the rules' own connector; of the first one of a directory where none of the rules names one that is known. */
export function connectorSchema(
  rules: readonly Pick<SyncRule, 'connector'>[],
  connectors: readonly SyncConnector[],
): readonly SchemaAttribute[] | undefined {
  const ids = rules.flatMap(({ connector }) => connector ?? [])
  const own = connectors.find(({ id }) => ids.includes(id)) ?? connectors.find(({ kind }) => kind === 'activeDirectory')
  return own === undefined || own.schema.length === 0 ? undefined : own.schema
}
