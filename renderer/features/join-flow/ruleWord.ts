import type { ComputerObjectView } from '../../../shared/contract/syncRuleRequests.ts'
import type { StateName } from '../../ui/index.ts'

type RuleOutcome = Pick<ComputerObjectView['rules'][number], 'disabled' | 'outcome'>
export type RuleWord = 'filtered' | 'synced' | 'outOfScope' | 'disabled' | 'error'

/** What a rule says of a computer, in a word: only True filters; NULL and False leave it synced. */
export function ruleWord({ disabled, outcome }: RuleOutcome): RuleWord {
  if (disabled || outcome.kind === 'noFlow') return 'disabled'
  if (outcome.kind === 'outOfScope' || outcome.kind === 'error') return outcome.kind
  return outcome.value === 'True' ? 'filtered' : 'synced'
}

export const ruleState: Readonly<Record<RuleWord, StateName>> = {
  filtered: 'warning',
  synced: 'ok',
  outOfScope: 'notNeeded',
  disabled: 'notNeeded',
  error: 'error',
}

export const containerState: Readonly<Record<ComputerObjectView['container']['state'], StateName>> = {
  in: 'ok',
  out: 'warning',
  unknown: 'unknown',
}

/** The key of the words for an object's certificates, with its date where it has one that matters. */
export function certificateKey({ state, notAfter }: ComputerObjectView['certificate']): string {
  if (notAfter === undefined) return `object.cert.${state}`
  return state === 'valid' ? 'object.cert.validTo' : state === 'expired' ? 'object.cert.expiredOn' : `object.cert.${state}`
}
