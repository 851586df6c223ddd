import type { StoredRule } from '../../../../shared/contract/syncRuleRequests.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import { procedures } from '../../../../shared/knowledge/procedures.ts'
import { checkExpression } from '../../../../shared/syncrules/expression/checkExpression.ts'
import { compactExpression } from '../../../../shared/syncrules/expression/formatExpression.ts'
import { parseExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'

export const guideStepIds = [
  'note',
  'clone',
  'describe',
  'precedence',
  'leave',
  'replace',
  'review',
  'export',
  'preview',
  'fullSync',
] as const
export type GuideStepId = (typeof guideStepIds)[number]

export interface GuideStep {
  readonly id: GuideStepId
  readonly state: 'done' | 'now' | 'later'
  /** Done on the server, where the app sees nothing: the person says so. */
  readonly byHand: boolean
  /** Key and values of what the check found. */
  readonly found?: { readonly key: string; readonly values: Readonly<Record<string, string | number>> }
}

export interface GuideInput {
  readonly original: StoredRule | undefined
  /** The clone as it is edited; undefined before there is one. */
  readonly clone: SyncRule | undefined
  readonly confirmed: readonly string[]
  /** The name of another rule with the clone's precedence. */
  readonly takenBy: string | undefined
}

/** Work on the server. */
const byHand: ReadonlySet<GuideStepId> = new Set(['review', 'export', 'preview', 'fullSync'])

/** The steps of the page with what the edited rule says to each; only work that the app cannot see is confirmed by hand. */
export function computerJoinSteps(input: GuideInput): readonly GuideStep[] {
  const checked = guideStepIds.map((id) => ({ id, byHand: byHand.has(id), ...checkStep(id, input) }))
  const current = checked.find(({ done }) => !done)?.id
  return checked.map(({ id, byHand: hand, done, found }) => ({
    id,
    byHand: hand,
    state: done ? 'done' : id === current ? 'now' : 'later',
    ...(found === undefined ? {} : { found }),
  }))
}

interface Checked {
  readonly done: boolean
  readonly found?: NonNullable<GuideStep['found']>
}

function checkStep(id: GuideStepId, { original, clone, confirmed, takenBy }: GuideInput): Checked {
  const precedence = original?.rule.precedence
  switch (id) {
    case 'note':
      return precedence === undefined ? { done: original !== undefined } : { done: true, found: { key: 'note', values: { precedence } } }
    case 'clone':
      return clone === undefined ? { done: false } : { done: true, found: { key: 'clone', values: {} } }
    case 'describe':
      return clone !== undefined && /2012\s*R2/i.test(clone.description)
        ? { done: true, found: { key: 'describe', values: {} } }
        : { done: false }
    case 'precedence':
      return checkPrecedence(clone?.precedence, precedence, takenBy)
    case 'leave':
      return checkUntouched(original?.rule, clone)
    case 'replace':
      return checkReplaced(clone)
    default:
      return { done: confirmed.includes(id) }
  }
}

function checkPrecedence(own: number | undefined, original: number | undefined, takenBy: string | undefined): Checked {
  if (own === undefined || original === undefined) return { done: false }
  if (takenBy !== undefined) return { done: false, found: { key: 'precedenceTaken', values: { number: own, rule: takenBy } } }
  if (own <= original) return { done: false, found: { key: 'precedenceSmaller', values: { number: own, original } } }
  return { done: true, found: { key: 'precedence', values: { number: own, original } } }
}

function checkUntouched(original: SyncRule | undefined, clone: SyncRule | undefined): Checked {
  if (original === undefined || clone === undefined) return { done: false }
  const isSame = JSON.stringify([clone.scope, clone.join]) === JSON.stringify([original.scope, original.join])
  return { done: isSame, found: { key: isSame ? 'leave' : 'leaveChanged', values: {} } }
}

/** Spaces and lines do not count: the server stores one line. */
function checkReplaced(clone: SyncRule | undefined): Checked {
  const mapping = clone?.mappings.find(({ target }) => target === 'cloudFiltered')
  if (mapping === undefined) return clone === undefined ? { done: false } : { done: false, found: { key: 'replaceMissing', values: {} } }
  const parsed = parseExpression(mapping.expression ?? '')
  const errors = checkExpression(parsed).problems.filter(({ severity }) => severity === 'error').length
  if (errors > 0) return { done: false, found: { key: 'replaceErrors', values: { count: errors } } }
  const isReplaced = compactExpression(parsed) === compactExpression(parseExpression(replacementExpression))
  return isReplaced ? { done: true, found: { key: 'replace', values: {} } } : { done: false, found: { key: 'replaceOther', values: {} } }
}

/** What the page has people paste into cloudFiltered. */
export const replacementExpression: string =
  procedures
    .find(({ id }) => id === 'connectRule')
    ?.steps.flatMap(({ command }) => command ?? [])
    .find((command) => command.startsWith('IIF(')) ?? ''
