import type { Localized } from '../../../shared/facts/localized.ts'
import type { SyncMapping, SyncRule } from '../../../shared/facts/syncRule.ts'
import { checkExpression } from '../../../shared/syncrules/expression/checkExpression.ts'
import { parseExpression } from '../../../shared/syncrules/expression/parseExpression.ts'
import { scopeOperatorOf } from '../../../shared/syncrules/rules/evaluateScope.ts'
import type { RuleProblem } from './ruleProblems.ts'
import type { RuleSchemas } from './ruleSchemas.ts'

const text = (en: string, fr: string): Localized => ({ en, fr })
const said = {
  noName: text('A rule needs a name.', 'Une règle doit avoir un nom.'),
  noDirection: text('Inbound or outbound?', 'Entrante ou sortante\u00a0?'),
  noConnector: text('A rule belongs to one connected system.', 'Une règle appartient à un système connecté.'),
  noType: text('An object type is missing.', 'Il manque un type d’objet.'),
  noPrecedence: text('A rule needs a precedence.', 'Une règle doit avoir une priorité.'),
  belowZero: text('A precedence is not negative.', 'Une priorité n’est pas négative.'),
  taken: (rule: string) => text(`This precedence belongs to ${rule}.`, `Cette priorité appartient à ${rule}.`),
  noAttribute: text('An attribute is missing.', 'Il manque un attribut.'),
  noOperator: text('No operator of scoping filters.', 'Ce n’est pas un opérateur de filtre d’étendue.'),
  noFlags: text('Bits are given as a whole number above zero.', 'Les bits se donnent par un nombre entier supérieur à zéro.'),
  noTarget: text('A target is missing.', 'Il manque une cible.'),
  targetTwice: (target: string) =>
    text(`${target} has another transformation in this rule.`, `${target} a une autre transformation dans cette règle.`),
  noSource: text('A source is missing.', 'Il manque une source.'),
  noExpression: text('An expression is missing.', 'Il manque une expression.'),
}

/** What keeps a draft from being taken over by a server, at its fields. `owner`: the rule that has its precedence already. */
export function validateDraft(rule: SyncRule, schemas: RuleSchemas, owner: string | undefined): readonly RuleProblem[] {
  return [
    ...validateDescription(rule, owner),
    ...validateConditions(rule),
    ...rule.mappings.flatMap((mapping, at) => validateMapping(mapping, at, schemas)),
    ...repeatedTargets(rule),
  ]
}

const error = (page: RuleProblem['page'], field: string, message: Localized): RuleProblem => ({ page, field, severity: 'error', message })

function validateDescription(rule: SyncRule, owner: string | undefined): readonly RuleProblem[] {
  const problems: (RuleProblem | false)[] = [
    rule.name.trim() === '' && error('description', 'name', said.noName),
    rule.direction === undefined && error('description', 'direction', said.noDirection),
    (rule.connector ?? '').trim() === '' && error('description', 'connector', said.noConnector),
    (rule.sourceObjectType ?? '').trim() === '' && error('description', 'sourceObjectType', said.noType),
    (rule.targetObjectType ?? '').trim() === '' && error('description', 'targetObjectType', said.noType),
    rule.precedence === undefined && error('description', 'precedence', said.noPrecedence),
    rule.precedence !== undefined && rule.precedence < 0 && error('description', 'precedence', said.belowZero),
    owner !== undefined && error('description', 'precedence', said.taken(owner)),
  ]
  return problems.filter((problem) => problem !== false)
}

function validateConditions({ scope, join }: SyncRule): readonly RuleProblem[] {
  const inScope = scope.flatMap((group, at) =>
    group.flatMap(({ attribute, operator, value }, index) => [
      attribute.trim() === '' && error('scope', `scope.${at}.${index}.attribute`, said.noAttribute),
      scopeOperatorOf(operator) === undefined && error('scope', `scope.${at}.${index}.operator`, said.noOperator),
      isWithoutFlags(operator, value) && error('scope', `scope.${at}.${index}.value`, said.noFlags),
    ]),
  )
  const inJoin = join.flatMap((group, at) =>
    group.flatMap(({ attribute, metaverse }, index) => [
      attribute.trim() === '' && error('join', `join.${at}.${index}.attribute`, said.noAttribute),
      metaverse.trim() === '' && error('join', `join.${at}.${index}.metaverse`, said.noAttribute),
    ]),
  )
  return [...inScope, ...inJoin].filter((problem) => problem !== false)
}

/** Bits are asked for by a number above zero: with anything else the condition never holds. */
function isWithoutFlags(operator: string, value: string): boolean {
  const known = scopeOperatorOf(operator)
  return (known === 'ISBITSET' || known === 'ISNOTBITSET') && !/^\s*0*[1-9]\d*\s*$/.test(value)
}

/** One rule flows to a target once: which of two would win, nobody could tell. */
function repeatedTargets({ mappings }: SyncRule): readonly RuleProblem[] {
  return mappings.flatMap(({ target }, at) =>
    target.trim() !== '' && mappings.findIndex((other) => other.target === target) < at
      ? [error('transformations', `mappings.${at}.target`, said.targetTwice(target))]
      : [],
  )
}

/** Typing in one expression leaves the other mappings the objects that they were: they are not checked again. */
const checked = new WeakMap<SyncMapping, { readonly schemas: RuleSchemas; readonly first: Localized | undefined }>()

function firstError(mapping: SyncMapping, schemas: RuleSchemas): Localized | undefined {
  const known = checked.get(mapping)
  if (known?.schemas === schemas) return known.first
  const { problems } = checkExpression(parseExpression(mapping.expression ?? ''), schemas.contextFor(schemas.targetOf(mapping.target)))
  const first = problems.find(({ severity }) => severity === 'error')?.message
  checked.set(mapping, { schemas, first })
  return first
}

function validateMapping(mapping: SyncMapping, at: number, schemas: RuleSchemas): readonly RuleProblem[] {
  const { flow, target, source, expression = '' } = mapping
  const field = (part: string) => `mappings.${at}.${part}`
  const ofTarget = target.trim() === '' ? [error('transformations', field('target'), said.noTarget)] : []
  if (flow !== 'Expression')
    return source.join('').trim() === '' ? [...ofTarget, error('transformations', field('source'), said.noSource)] : ofTarget
  if (expression.trim() === '') return [...ofTarget, error('transformations', field('expression'), said.noExpression)]
  const first = firstError(mapping, schemas)
  return first === undefined ? ofTarget : [...ofTarget, error('transformations', field('expression'), first)]
}
