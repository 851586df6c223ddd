import type { SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { literal } from './powerShellText.ts'

const CONDITION = 'Microsoft.IdentityManagement.PowerShell.ObjectModel'
const NO_RULE = '00000000-0000-0000-0000-000000000000'

type Parameter = readonly [name: string, value?: string]

/** A call with a parameter a line, as the editor writes it: a blank before each backtick, and another where a parameter takes no value. */
function call(cmdlet: string, parameters: readonly (Parameter | undefined)[]): string {
  const lines = parameters.filter((parameter) => parameter !== undefined).map(([name, value = '']) => `-${name} ${value}`)
  return `${[`${cmdlet} `, ...lines].join(' `\r\n')}\r\n\r\n\r\n`
}

/**
 * Rules in the PowerShell that the Synchronization Rules Editor exports, one after the other, with CR LF. What a rule does not say is
 * written as the editor writes what is not set. Names of parameters: an export of the editor (corpus F, sre-export).
 */
export function exportEditorScript(rules: readonly SyncRule[]): string {
  return rules.map((rule) => ruleCalls(rule)).join('')
}

/** The calls that make one rule. Without an identifier the server would refuse it: a new one belongs to whoever runs it. */
function ruleCalls(rule: SyncRule): string {
  const identifier = literal(rule.id ?? NO_RULE)
  return [
    newRuleCall(rule, { Identifier: identifier }, literal),
    rulePartCalls(rule, literal),
    call('Add-ADSyncRule', [['SynchronizationRule', '$syncRule[0]']]),
    call('Get-ADSyncRule', [['Identifier', identifier]]),
  ].join('')
}

/** Values that are code: variables of the script that the call stands in. They go before what the rule says. */
type Given = Readonly<
  Partial<Record<'Identifier' | 'Precedence' | 'PrecedenceAfter' | 'PrecedenceBefore' | 'Connector' | 'ImmutableTag', string>>
>
type Quote = (text: string) => string

/** The call that begins a rule, which is in `$syncRule[0]` then. */
export function newRuleCall(rule: SyncRule, given: Given, quote: Quote): string {
  const parameters: readonly (Parameter | undefined)[] = [
    ['Name', quote(rule.name)],
    ['Identifier', quote(rule.id ?? NO_RULE)],
    ['Description', quote(rule.description)],
    ['Direction', quote(rule.direction ?? 'Inbound')],
    ['Precedence', String(rule.precedence ?? 0)],
    ['PrecedenceAfter', quote(rule.precedenceAfter ?? NO_RULE)],
    ['PrecedenceBefore', quote(rule.precedenceBefore ?? NO_RULE)],
    ['SourceObjectType', quote(rule.sourceObjectType ?? '')],
    ['TargetObjectType', quote(rule.targetObjectType ?? '')],
    ['Connector', quote(rule.connector ?? '')],
    ['LinkType', quote(rule.linkType ?? 'Join')],
    ['SoftDeleteExpiryInterval', numberOr0(rule.softDeleteExpiryInterval)],
    ['ImmutableTag', quote(rule.immutableTag ?? '')],
    rule.enablePasswordSync === true ? ['EnablePasswordSync'] : undefined,
    rule.disabled ? ['Disabled'] : undefined,
    ['OutVariable', 'syncRule'],
  ]
  const code: Readonly<Record<string, string | undefined>> = given
  return call(
    'New-ADSyncRule',
    parameters.map((parameter) => {
      const value = parameter && code[parameter[0]]
      return parameter === undefined || value === undefined ? parameter : [parameter[0], value]
    }),
  )
}

/** The one value that stands in a script without quotes. */
const numberOr0 = (text: string | undefined): string => (text !== undefined && /^\d+$/.test(text) ? text : '0')

/** The calls that give a rule its transformations and conditions; the rule is in `$syncRule[0]`. */
export function rulePartCalls(rule: SyncRule, quote: Quote): string {
  return [
    ...rule.mappings.map((mapping) => mappingCall(mapping, quote)),
    ...rule.scope.map((group) =>
      groupCalls(
        'Scope',
        group.map(({ attribute, value, operator }) => [attribute, value, operator].map(quote).join(',')),
      ),
    ),
    ...rule.join.map((group) =>
      groupCalls(
        'Join',
        group.map(({ attribute, metaverse, caseSensitive }) => `${quote(attribute)},${quote(metaverse)},$${caseSensitive === true}`),
      ),
    ),
  ].join('')
}

const mappingCall = ({ target, flow, source, expression, merge, once }: SyncMapping, quote: Quote): string =>
  call('Add-ADSyncAttributeFlowMapping', [
    ['SynchronizationRule', '$syncRule[0]'],
    source.length === 0 ? undefined : ['Source', `@(${source.map(quote).join(',')})`],
    ['Destination', quote(target)],
    ['FlowType', quote(flow)],
    ['ValueMergeType', quote(merge)],
    expression === undefined ? undefined : ['Expression', quote(expression)],
    once === true ? ['ExecuteOnce'] : undefined,
    ['OutVariable', 'syncRule'],
  ])

const groupCalls = (kind: 'Scope' | 'Join', conditions: readonly string[]): string =>
  [
    ...conditions.map((condition, at) =>
      call('New-Object', [
        ['TypeName', literal(`${CONDITION}.${kind}Condition`)],
        ['ArgumentList', condition],
        ['OutVariable', `condition${at}`],
      ]),
    ),
    call(`Add-ADSync${kind}ConditionGroup`, [
      ['SynchronizationRule', '$syncRule[0]'],
      [`${kind}Conditions`, `@(${conditions.map((_, at) => `$condition${at}[0]`).join(',')})`],
      ['OutVariable', 'syncRule'],
    ]),
  ].join('')
