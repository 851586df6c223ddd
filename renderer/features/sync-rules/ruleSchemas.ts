import type { SchemaAttribute, SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'
import { attributeNamed, attributeTable } from '../../../shared/syncrules/catalogue/attributes.ts'
import { metaverseAttributeNamed, metaverseTable } from '../../../shared/syncrules/catalogue/metaverse.ts'
import type { CheckContext } from '../../../shared/syncrules/expression/checkExpression.ts'

/** What is known of the attributes on both sides of a rule. */
export interface RuleSchemas {
  /** Of the side that the rule reads from, where the server's folder came with it. */
  readonly source: readonly SchemaAttribute[] | undefined
  readonly sourceNames: readonly string[]
  readonly targetNames: readonly string[]
  readonly targetOf: (name: string) => SchemaAttribute | undefined
  /** What an expression is checked against; the same object for the same target. */
  readonly contextFor: (target: SchemaAttribute | undefined) => CheckContext
}

interface ServerSchemas {
  readonly connectors: readonly SyncConnector[]
  readonly metaverse: readonly SchemaAttribute[]
}

/** Inbound rules read the connector and flow to the metaverse, outbound ones the other way round. */
export function ruleSchemas(rule: Pick<SyncRule, 'direction' | 'connector'>, { connectors, metaverse }: ServerSchemas): RuleSchemas {
  const own = filled(connectors.find(({ id }) => id === rule.connector)?.schema)
  const mv = filled(metaverse)
  const isOutbound = rule.direction === 'Outbound'
  const [source, target] = isOutbound ? [mv, own] : [own, mv]
  const [sourceTable, targetTable] = isOutbound ? [metaverseTable, attributeTable] : [attributeTable, metaverseTable]
  const named = isOutbound ? attributeNamed : metaverseAttributeNamed
  const targets = target === undefined ? undefined : new Map(target.map((attribute) => [attribute.name.toLowerCase(), attribute]))
  const targetOf = (name: string) => targets?.get(name.toLowerCase()) ?? named(name)
  const contexts = new Map<string, CheckContext>()
  return {
    source,
    sourceNames: namesOf(source ?? sourceTable),
    targetNames: namesOf(target ?? targetTable),
    targetOf,
    contextFor: (wanted) => {
      const key = wanted?.name ?? ''
      const context = contexts.get(key) ?? {
        ...(source === undefined ? {} : { schema: source }),
        ...(wanted === undefined ? {} : { target: wanted }),
      }
      contexts.set(key, context)
      return context
    },
  }
}

const filled = <T>(list: readonly T[] | undefined): readonly T[] | undefined => (list === undefined || list.length === 0 ? undefined : list)
const namesOf = (attributes: readonly SchemaAttribute[]): readonly string[] =>
  [...new Set(attributes.map(({ name }) => name))].toSorted((a, b) => a.localeCompare(b))
