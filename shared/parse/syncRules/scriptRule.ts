import type { Problem } from '../../facts/problem.ts'
import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import type { JoinCondition, ScopeCondition, SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { directionOf, flowTypeOf, plainGuid, readWhole, readYesNo, secondsOf } from './ruleWords.ts'
import type { ScriptStatement } from './scriptStatements.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Parameters of one statement whose variables were looked up: literal texts only. */
export interface LiteralParameters {
  readonly command: string
  readonly values: ReadonlyMap<string, readonly string[]>
  /** Reports something about this statement. */
  readonly report: (problem: (place: ProblemPlace) => Problem) => void
}
export type ProblemPlace = Pick<Problem, 'line' | 'offset' | 'length' | 'field'>

export const emptyRule = (): Writable<SyncRule> => ({ name: '', description: '', disabled: false, mappings: [], scope: [], join: [] })

type SetParameter = (rule: Writable<SyncRule>, text: string) => boolean | undefined

/** What each parameter of New-ADSyncRule means; false: its text is not what the parameter takes. */
const ruleParameters: Readonly<Record<string, SetParameter>> = {
  name: (rule, text) => {
    rule.name = text
    return true
  },
  identifier: (rule, text) => setText(rule, 'id', plainGuid(text)),
  description: (rule, text) => {
    rule.description = text
    return true
  },
  direction: (rule, text) => {
    const direction = directionOf(text)
    if (direction !== undefined) rule.direction = direction
    return direction !== undefined
  },
  precedence: (rule, text) => {
    const precedence = readWhole(text)
    if (precedence !== undefined) rule.precedence = precedence
    return precedence !== undefined
  },
  precedenceafter: (rule, text) => setText(rule, 'precedenceAfter', plainGuid(text)),
  precedencebefore: (rule, text) => setText(rule, 'precedenceBefore', plainGuid(text)),
  sourceobjecttype: (rule, text) => setText(rule, 'sourceObjectType', text),
  targetobjecttype: (rule, text) => setText(rule, 'targetObjectType', text),
  connector: (rule, text) => setText(rule, 'connector', plainGuid(text)),
  linktype: (rule, text) => setText(rule, 'linkType', text),
  softdeleteexpiryinterval: (rule, text) => setText(rule, 'softDeleteExpiryInterval', secondsOf(text)),
  immutabletag: (rule, text) => setText(rule, 'immutableTag', text),
  disabled: (rule, text) => setYesNo(text, (value) => (rule.disabled = value)),
  enablepasswordsync: (rule, text) => setYesNo(text, (value) => (rule.enablePasswordSync = value)),
}

type TextKey = 'id' | 'precedenceAfter' | 'precedenceBefore' | 'sourceObjectType' | 'targetObjectType' | 'connector' | 'linkType'

/** An empty text says nothing: `-ImmutableTag ''` is how a rule without one is written. */
function setText(rule: Writable<SyncRule>, key: TextKey | 'softDeleteExpiryInterval' | 'immutableTag', text: string): boolean {
  if (text.trim() !== '') rule[key] = text
  return true
}

function setYesNo(text: string, set: (value: boolean) => void): boolean {
  const value = text === '' ? true : readYesNo(text)
  if (value !== undefined) set(value)
  return value !== undefined
}

/** Parameters that say nothing about what is made. */
const SILENT: ReadonlySet<string> = new Set(['outvariable', 'synchronizationrule', 'erroraction', 'verbose', 'debug', 'warningaction'])

/** Sets what New-ADSyncRule's parameters, or an assignment to a property, say of a rule. */
export function applyRuleParameters(rule: Writable<SyncRule>, { command, values, report }: LiteralParameters): void {
  for (const [parameter, texts] of values) {
    if (SILENT.has(parameter)) continue
    const set = Object.hasOwn(ruleParameters, parameter) ? ruleParameters[parameter] : undefined
    if (set === undefined) report(unknownParameter(command, parameter))
    else if (set(rule, texts.join(' ')) === false) report(wrongValue(parameter, texts.join(' ')))
  }
}

const MAPPING_PARAMETERS: ReadonlySet<string> = new Set([
  'source',
  'destination',
  'flowtype',
  'valuemergetype',
  'expression',
  'executeonce',
])

/** The transformation that Add-ADSyncAttributeFlowMapping adds. */
export function mappingOfParameters({ command, values, report }: LiteralParameters): SyncMapping {
  const of = (name: string): string | undefined => values.get(name)?.join(' ')
  for (const parameter of values.keys()) {
    if (!SILENT.has(parameter) && !MAPPING_PARAMETERS.has(parameter)) report(unknownParameter(command, parameter))
  }
  const expression = of('expression')
  const source = [...(values.get('source') ?? [])]
  const named = flowTypeOf(of('flowtype'))
  if (named === undefined) report(wrongValue('flowtype', of('flowtype') ?? ''))
  const isOnce = values.has('executeonce') && (of('executeonce') === '' || readYesNo(of('executeonce')) !== false)
  return {
    target: of('destination') ?? '',
    flow: named ?? (expression === undefined ? 'Direct' : 'Expression'),
    source,
    ...(expression === undefined ? {} : { expression }),
    merge: of('valuemergetype') ?? 'Update',
    ...(isOnce ? { once: true } : {}),
  }
}

export type ScriptCondition =
  | { readonly kind: 'scope'; readonly condition: ScopeCondition }
  | { readonly kind: 'join'; readonly condition: JoinCondition }

/** The condition that New-Object makes: `attribute, value, operator` for a scope, `attribute, metaverse attribute, case sensitive` for a join. */
export function conditionOfParameters({ values }: LiteralParameters): ScriptCondition | undefined {
  const [positional = '', ...more] = values.get('') ?? []
  const type = values.get('typename')?.[0] ?? positional
  const [first, second, third] = values.get('argumentlist') ?? more
  if (first === undefined || second === undefined) return undefined
  if (/(?:^|\.)ScopeCondition$/i.test(type) && third !== undefined) {
    return { kind: 'scope', condition: { attribute: first, value: second, operator: third } }
  }
  if (!/(?:^|\.)JoinCondition$/i.test(type)) return undefined
  const caseSensitive = readYesNo(third)
  return { kind: 'join', condition: { attribute: first, metaverse: second, ...(caseSensitive === undefined ? {} : { caseSensitive }) } }
}

const told =
  (code: ProblemCode, severity: Problem['severity'], args: Record<string, string>) =>
  (place: ProblemPlace): Problem =>
    problemOf(code, severity, args, place)

const unknownParameter = (command: string, parameter: string) => told('scriptParameterUnknown', 'info', { command, parameter })
const wrongValue = (parameter: string, value: string) => told('scriptValueWrong', 'warning', { parameter, value: value.slice(0, 120) })
export const computedValue = (parameter: string, value: string) =>
  told('scriptValueComputed', 'warning', { parameter, value: value.slice(0, 120) })
export const unknownReference = (name: string) => told('scriptReferenceUnknown', 'warning', { name })

/** The name of what a statement keeps its result in. */
export const resultNames = ({ target, parameters }: ScriptStatement): readonly string[] => {
  const [variable] = parameters.get('outvariable') ?? []
  const out = variable?.kind === 'text' ? variable.text.replace(/^\+/, '').toLowerCase() : undefined
  return [target?.property === undefined ? target?.name : undefined, out].filter((name) => name !== undefined)
}
