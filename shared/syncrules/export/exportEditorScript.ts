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
    call('New-ADSyncRule', [
      ['Name', literal(rule.name)],
      ['Identifier', identifier],
      ['Description', literal(rule.description)],
      ['Direction', literal(rule.direction ?? 'Inbound')],
      ['Precedence', String(rule.precedence ?? 0)],
      ['PrecedenceAfter', literal(rule.precedenceAfter ?? NO_RULE)],
      ['PrecedenceBefore', literal(rule.precedenceBefore ?? NO_RULE)],
      ['SourceObjectType', literal(rule.sourceObjectType ?? '')],
      ['TargetObjectType', literal(rule.targetObjectType ?? '')],
      ['Connector', literal(rule.connector ?? '')],
      ['LinkType', literal(rule.linkType ?? 'Join')],
      ['SoftDeleteExpiryInterval', rule.softDeleteExpiryInterval ?? '0'],
      ['ImmutableTag', literal(rule.immutableTag ?? '')],
      rule.enablePasswordSync === true ? ['EnablePasswordSync'] : undefined,
      rule.disabled ? ['Disabled'] : undefined,
      ['OutVariable', 'syncRule'],
    ]),
    rulePartCalls(rule),
    call('Add-ADSyncRule', [['SynchronizationRule', '$syncRule[0]']]),
    call('Get-ADSyncRule', [['Identifier', identifier]]),
  ].join('')
}

/** The calls that give a rule its transformations and conditions; the rule is in `$syncRule[0]`. */
export function rulePartCalls(rule: SyncRule): string {
  return [
    ...rule.mappings.map(mappingCall),
    ...rule.scope.map((group) =>
      groupCalls(
        'Scope',
        group.map(({ attribute, value, operator }) => [attribute, value, operator].map(literal).join(',')),
      ),
    ),
    ...rule.join.map((group) =>
      groupCalls(
        'Join',
        group.map(({ attribute, metaverse, caseSensitive }) => `${literal(attribute)},${literal(metaverse)},$${caseSensitive === true}`),
      ),
    ),
  ].join('')
}

const mappingCall = ({ target, flow, source, expression, merge, once }: SyncMapping): string =>
  call('Add-ADSyncAttributeFlowMapping', [
    ['SynchronizationRule', '$syncRule[0]'],
    source.length === 0 ? undefined : ['Source', `@(${source.map(literal).join(',')})`],
    ['Destination', literal(target)],
    ['FlowType', literal(flow)],
    ['ValueMergeType', literal(merge)],
    expression === undefined ? undefined : ['Expression', literal(expression)],
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
