import type { Localized } from '../../facts/localized.ts'
import type { SyncRule } from '../../facts/syncRule.ts'
import { diffRules, type RuleDiff } from '../diff/diffRules.ts'
import { type DiffPart, diffTokens } from '../diff/diffTokens.ts'
import { ruleFieldLabels } from '../diff/ruleFieldLabels.ts'
import { checkExpression } from '../expression/checkExpression.ts'
import { parseExpression } from '../expression/parseExpression.ts'
import { FILTER_ATTRIBUTE } from '../impact/classifyChange.ts'
import { filterMapping } from './computerJoin.ts'
import type { GuideState, GuideStep, GuideStepId } from './guideStep.ts'
import { guideTexts } from './guideTexts.ts'
import { replacementExpression } from './replacementExpression.ts'

export interface GuideInput {
  readonly original: SyncRule
  /** The rule that is to take its place; undefined until it was cloned. */
  readonly draft: SyncRule | undefined
  /** All rules of the server but the draft: no two may have one precedence. */
  readonly rules: readonly SyncRule[]
  /** Ids of the steps that a person confirmed. */
  readonly confirmed: readonly string[]
}

/**
 * The change of the Computer Join rule for Windows Server 2012 R2, step by step as the page has it (dossier, computerJoinRule.procedure).
 * What the edited rule shows is read from it; nothing else is ticked but work on the server.
 */
export function guideSteps(input: GuideInput): readonly GuideStep[] {
  const { draft } = input
  const diff = draft && diffRules(input.original, draft)
  const read: readonly (readonly [GuideStepId, Outcome])[] = [
    ['notePrecedence', precedenceNoted(input.original)],
    ['clone', draft === undefined ? open : draft.disabled ? problem(guideTexts.cloneDisabled) : done(guideTexts.cloned)],
    ['describe', draft === undefined ? open : described(draft)],
    ['precedence', draft === undefined ? open : precedenceChosen(draft, input)],
    ['untouched', diff === undefined ? open : untouched(diff)],
    ['cloudFiltered', draft === undefined || diff === undefined ? open : replaced(draft, diff)],
  ]
  const personal = (['sideEffects', 'everyServer', 'fullSync'] as const).map((id) => {
    const isConfirmed = input.confirmed.includes(id)
    return [id, { state: isConfirmed ? 'done' : draft === undefined ? 'open' : 'confirm' } as Outcome] as const
  })
  return [...read, ...personal].map(([id, outcome]) => ({
    id,
    ...guideTexts.steps[id],
    ...outcome,
    isConfirmed: input.confirmed.includes(id),
    needsPerson: id === 'sideEffects' || id === 'everyServer' || id === 'fullSync',
  }))
}

interface Outcome {
  readonly state: GuideState
  readonly detail?: Localized
}
const open: Outcome = { state: 'open' }
const done = (detail: Localized): Outcome => ({ state: 'done', detail })
const problem = (detail: Localized): Outcome => ({ state: 'problem', detail })

const precedenceNoted = ({ precedence }: SyncRule): Outcome =>
  precedence === undefined ? problem(guideTexts.noPrecedence) : done(guideTexts.originalPrecedence(precedence))

const described = ({ description }: SyncRule): Outcome =>
  /2012\s*R2/i.test(description) ? done(guideTexts.describedSo) : { state: 'open', detail: guideTexts.describeIt }

function precedenceChosen(draft: SyncRule, { original, rules }: GuideInput): Outcome {
  const { precedence } = draft
  if (precedence === undefined) return { state: 'open' }
  if (original.precedence !== undefined && precedence <= original.precedence) {
    return precedence === original.precedence ? { state: 'open' } : problem(guideTexts.smaller(precedence, original.precedence))
  }
  const owner = rules.find((rule) => rule.precedence === precedence)
  return owner === undefined ? done(guideTexts.larger(precedence, original.precedence)) : problem(guideTexts.taken(precedence, owner.name))
}

/** The page lets description, precedence and cloudFiltered be changed, and the editor changes name and tag of a clone by itself. */
const FREE_FIELDS: ReadonlySet<string> = new Set(['name', 'description', 'precedence', 'immutableTag', 'disabled'])

function untouched({ scope, join, mappings, fields }: RuleDiff): Outcome {
  const differs = ({ kind }: { readonly kind: string }): boolean => kind !== 'same' && kind !== 'unknown' && kind !== 'formatting'
  if (scope.some(differs)) return problem(guideTexts.scopeChanged)
  if (join.some(differs)) return problem(guideTexts.joinChanged)
  const field = fields.find((one) => differs(one) && !FREE_FIELDS.has(one.field))
  if (field !== undefined) return problem(guideTexts.fieldChanged(ruleFieldLabels[field.field]))
  const mapping = mappings.find((one) => differs(one) && one.target !== FILTER_ATTRIBUTE)
  return mapping === undefined ? done(guideTexts.sameAsOriginal) : problem(guideTexts.mappingChanged(mapping.target))
}

function replaced(draft: SyncRule, { mappings }: RuleDiff): Outcome {
  const mapping = filterMapping(draft)
  const expression = mapping?.flow === 'Expression' ? (mapping.expression ?? '') : ''
  if (mapping === undefined) return problem(guideTexts.noFilter)
  if (expression.trim() === '') return { state: 'open', detail: guideTexts.paste }
  const parsed = parseExpression(expression)
  const errors = checkExpression(parsed).problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return problem(guideTexts.errors(errors.length, lineOf(expression, errors[0]?.from ?? 0)))
  const filter = mappings.find(({ target }) => target === FILTER_ATTRIBUTE)
  if (filter?.settings.some((setting) => setting === 'merge' || setting === 'once') === true) return problem(guideTexts.filterSettings)
  const parts = diffTokens(replacementExpression, expression)
  if (parts.every(({ kind }) => kind === 'same')) return done(guideTexts.noErrors)
  const isOriginal = filter?.kind === 'same'
  return isOriginal ? { state: 'open' } : problem(guideTexts.differsFromPage(firstDifference(parts)))
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** The line of the edited expression at which it stops being the page's; a part that is left out counts at the place where it was. */
function firstDifference(parts: readonly DiffPart[]): number {
  const at = parts.findIndex(({ kind }) => kind !== 'same')
  const before = parts.slice(0, at).map(({ text }) => text)
  const written = parts[at]?.kind === 'removed' ? parts[at + 1] : parts[at]
  const blanks = written?.kind === 'added' ? (/^\s*/.exec(written.text)?.[0] ?? '') : ''
  return lineOf([...before, blanks].join(''), Number.POSITIVE_INFINITY)
}
