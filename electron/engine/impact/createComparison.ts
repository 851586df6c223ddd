import type { ImpactOutcome, ImpactRow } from '../../../shared/contract/syncRuleRequests.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import type { DirectoryObject, SyncConnector } from '../../../shared/facts/syncRule.ts'
import { EvaluationError } from '../../../shared/syncrules/expression/problem.ts'
import { showValue } from '../../../shared/syncrules/expression/showValue.ts'
import type { EvaluationScope } from '../../../shared/syncrules/expression/value.ts'
import { isBytes, valuesOf } from '../../../shared/syncrules/expression/values.ts'
import { type FlowOutcome, type FlowSource, type PreparedFlow, prepareFlow } from '../../../shared/syncrules/flow/prepareFlow.ts'
import { writeGuid } from '../../../shared/syncrules/functions/guids.ts'
import { summarizeCertificates, viewCertificate } from '../../../shared/syncrules/impact/certificateState.ts'
import { classifyChange } from '../../../shared/syncrules/impact/classifyChange.ts'
import { osFamily } from '../../../shared/syncrules/impact/osFamily.ts'
import { connectorSchema } from '../../../shared/syncrules/objects/connectorSchema.ts'
import { createObjectScopes, objectScope } from '../../../shared/syncrules/objects/objectScope.ts'
import { containerInScope } from '../../../shared/syncrules/rules/containerInScope.ts'
import { decodeObject, type StoredComputer } from '../../store/directoryReads.ts'
import type { ImpactTask } from './messages.ts'

/** Compares both sides on one computer. */
export type Comparison = (computer: StoredComputer) => ImpactRow

/** Compiles both sides once; or says why one of them cannot be evaluated at all. */
export function createComparison(task: ImpactTask): { readonly compare: Comparison } | { readonly refused: Localized } {
  const before = prepared(task.before, task.attribute)
  if ('refused' in before) return before
  const after = prepared(task.after, task.attribute)
  if ('refused' in after) return after
  const now = Date.parse(task.now)
  const rules = [task.after, task.before].flatMap((side) => (side.kind === 'rule' ? [side.rule] : []))
  const schema = connectorSchema(rules, task.connectors)
  const scopeOf = createObjectScopes({ now: new Date(now), ...(schema !== undefined && { schema }) })
  const compare: Comparison = (stored) => {
    const object = decodeObject(stored)
    const scope = scopeOf(object)
    const [old, next] = [before.flow.outcome(scope), after.flow.outcome(scope)]
    return {
      objectId: stored.objectId,
      name: stored.name,
      dn: stored.dn,
      ...(stored.os !== null && { os: stored.os }),
      ...(stored.osVersion !== null && { osVersion: stored.osVersion }),
      family: osFamily(stored.os ?? undefined, stored.osVersion ?? undefined),
      before: outcomeOf(old),
      after: outcomeOf(next),
      change: classifyChange(task.attribute, old, next),
      certificate: certificateOf(scope, now),
      container: containerInScope(object.dn, task.connectors).state,
    }
  }
  return { compare }
}

function prepared(source: FlowSource, attribute: string): { readonly flow: PreparedFlow } | { readonly refused: Localized } {
  try {
    return { flow: prepareFlow(source, attribute) }
  } catch (error) {
    if (error instanceof EvaluationError) return { refused: error.localized }
    throw error
  }
}

export function outcomeOf(outcome: FlowOutcome): ImpactOutcome {
  switch (outcome.kind) {
    case 'value':
      return { kind: 'value', value: showValue(outcome.value) }
    case 'error':
      return { kind: 'error', message: outcome.error.localized, from: outcome.error.from, to: outcome.error.to }
    default:
      return outcome
  }
}

/** What `userCertificate` of an object amounts to at a moment (milliseconds since 1970 UTC). */
export function certificateOf(scope: EvaluationScope, now: number): ImpactRow['certificate'] {
  const guid = scope.attribute('objectGUID')
  const written = isBytes(guid) ? writeGuid(guid) : undefined
  const values = valuesOf(scope.attribute('userCertificate'))
  const { notAfter, ...summary } = summarizeCertificates(
    values.map((value) => (isBytes(value) ? viewCertificate(value, written, now) : { state: 'unreadable' as const })),
  )
  return { ...summary, ...(notAfter !== undefined && { notAfter: new Date(notAfter).toISOString() }) }
}

/** What rules and scope say of one object, for views. */
export interface ObjectFacts {
  readonly container: { readonly state: ImpactRow['container']; readonly decidedBy?: string }
  readonly certificate: ImpactRow['certificate']
}

export function factsOf(object: DirectoryObject, connectors: readonly SyncConnector[], now: Date): ObjectFacts {
  return {
    container: containerInScope(object.dn, connectors),
    certificate: certificateOf(objectScope(object, { now }), now.getTime()),
  }
}
