import type { Value } from '../expression/value.ts'
import type { FlowOutcome } from '../flow/prepareFlow.ts'

export type Change = 'toSynced' | 'toFiltered' | 'changed' | 'unchanged' | 'error'

/** The attribute whose True keeps an object from the cloud. */
export const FILTER_ATTRIBUTE = 'cloudFiltered'

/**
 * What becomes of one object. For cloudFiltered only True filters: NULL, False, no flow and an object out of the rule's scope leave it
 * synced as far as this rule goes. Any other attribute has changed where its value is another one.
 */
export function classifyChange(attribute: string, before: FlowOutcome, after: FlowOutcome): Change {
  if (before.kind === 'error' || after.kind === 'error') return 'error'
  if (attribute === FILTER_ATTRIBUTE) {
    if (isFiltered(before) === isFiltered(after)) return 'unchanged'
    return isFiltered(after) ? 'toFiltered' : 'toSynced'
  }
  return sameOutcome(before, after) ? 'unchanged' : 'changed'
}

const isFiltered = (outcome: FlowOutcome): boolean => outcome.kind === 'value' && outcome.value === true

/** A rule that gives NULL, does not flow or leaves the object out contributes nothing, one like the other (dossier, flowLiterals). */
const contribution = (outcome: FlowOutcome): Value => (outcome.kind === 'value' ? outcome.value : null)

const sameOutcome = (a: FlowOutcome, b: FlowOutcome): boolean => sameValue(contribution(a), contribution(b))

/** Whether two values are the same for a target: multi-valued ones by their values, in whatever order. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  return keyOf(a) === keyOf(b)
}

function keyOf(value: Value): string {
  if (value === null || typeof value !== 'object') return `${typeof value}:${String(value)}`
  if (value instanceof Uint8Array) return `bin:${value.join(' ')}`
  switch (value.kind) {
    case 'dt':
      return `dt:${value.ms}.${value.ticks}`
    case 'ref':
      return `ref:${value.dn.toLowerCase()}`
    case 'multi':
      return `multi:${value.values.map(keyOf).sort().join('\n')}`
    case 'flow':
    case 'enum':
      return `${value.kind}:${value.name}`
  }
}
