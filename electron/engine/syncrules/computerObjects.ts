import type { ComputerObjectView, RuleSet } from '../../../shared/contract/syncRuleRequests.ts'
import type { DirectoryObject, SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'
import { EvaluationError } from '../../../shared/syncrules/expression/problem.ts'
import type { EvaluationScope } from '../../../shared/syncrules/expression/value.ts'
import { type FlowOutcome, prepareFlow } from '../../../shared/syncrules/flow/prepareFlow.ts'
import { FILTER_ATTRIBUTE } from '../../../shared/syncrules/impact/classifyChange.ts'
import { connectorSchema } from '../../../shared/syncrules/objects/connectorSchema.ts'
import { objectScope } from '../../../shared/syncrules/objects/objectScope.ts'
import {
  findComputerObjects,
  listConnectors,
  listRuleSets,
  listRules,
  type ReadableCase,
  type RuleRow,
  readDevice,
  readDirectoryObject,
} from '../../store/index.ts'
import { EngineFailure } from '../failures.ts'
import { factsOf, outcomeOf } from '../impact/createComparison.ts'
import { evidenceOf } from './evidenceOf.ts'

/** Rules of one server that are looked through. */
const MAX_RULES = 500

/**
 * The computer objects that a device has in the directory exports of the case, and what the imported rules say of each.
 * A device that joined has its objectGUID as its Entra id; others are known by their name only.
 */
export function computerObjectsOf(db: ReadableCase, deviceId: number, now: Date): ComputerObjectView[] {
  const device = readDevice(db, deviceId)
  if (device === undefined) throw new EngineFailure('noDevice')
  const { aadDeviceId } = device.ids
  const byGuid = aadDeviceId === undefined ? [] : findComputerObjects(db, { guid: aadDeviceId })
  const matchedBy = byGuid.length > 0 ? 'objectGuid' : 'name'
  const ids = byGuid.length > 0 ? byGuid : findComputerObjects(db, { name: device.name })
  if (ids.length === 0) return []
  const sets = listRuleSets(db).map((set) => ({ set, rules: filteringRules(db, set.setId), connectors: listConnectors(db, set.setId) }))
  return ids.map((objectId) => {
    const found = readDirectoryObject(db, objectId)
    if (found === undefined) throw new EngineFailure('noArtefact')
    const { row, object, locator } = found
    return {
      object: row,
      evidence: evidenceOf(db, row.artefactId, locator, row.dn),
      matchedBy,
      ...factsOf(
        object,
        sets.flatMap(({ connectors }) => connectors),
        now,
      ),
      rules: sets.flatMap(({ set, rules, connectors }) =>
        rules.map((rule) => ruleView(db, set, rule, scopeFor(object, rule.record, connectors, now))),
      ),
    }
  })
}

/** Rules of a server that say of computers whether they are filtered. */
const filteringRules = (db: ReadableCase, setId: number): readonly RuleRow[] =>
  listRules(db, { setId, offset: 0, limit: MAX_RULES }).rows.filter(
    ({ record }) =>
      record.direction !== 'Outbound' &&
      record.sourceObjectType?.toLowerCase() === 'computer' &&
      record.mappings.some(({ target }) => target === FILTER_ATTRIBUTE),
  )

/** The object as the rule's own connector reads it. */
function scopeFor(object: DirectoryObject, rule: SyncRule, connectors: readonly SyncConnector[], now: Date): EvaluationScope {
  const schema = connectorSchema([rule], connectors)
  return objectScope(object, { now, ...(schema !== undefined && { schema }) })
}

function ruleView(db: ReadableCase, set: RuleSet, { ruleId, artefactId, record, locator }: RuleRow, object: EvaluationScope) {
  const { type: _type, ...rule } = record
  return {
    setId: set.setId,
    set: set.name,
    ruleId,
    rule: rule.name,
    disabled: rule.disabled,
    outcome: outcomeOf(outcomeFor(rule, object)),
    evidence: evidenceOf(db, artefactId, locator, rule.name),
  }
}

/** A rule whose expression cannot be read says so in its outcome: the others are shown all the same. */
function outcomeFor(rule: SyncRule, object: EvaluationScope): FlowOutcome {
  try {
    return prepareFlow({ kind: 'rule', rule }, FILTER_ATTRIBUTE).outcome(object)
  } catch (error) {
    if (error instanceof EvaluationError) return { kind: 'error', error }
    throw error
  }
}
