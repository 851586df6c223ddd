import type { SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { crlfLines, encodeText, type ScenarioEncoding } from './encodeText.ts'

const MODEL = 'Microsoft.IdentityManagement.PowerShell.ObjectModel'
const NO_RULE = '00000000-0000-0000-0000-000000000000'

/** Writes rules as the Synchronization Rules Editor's Export button does, one after the other. */
export function encodeSyncRuleScript(rules: readonly SyncRule[], encoding: ScenarioEncoding = 'utf-8'): Uint8Array {
  return encodeText(crlfLines(rules.flatMap(ruleLines)), encoding)
}

const quoted = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`

/** A cmdlet with a parameter a line, joined by backticks. */
const cmdlet = (name: string, parameters: readonly (readonly [string, string?] | false)[]): readonly string[] => {
  const lines = parameters
    .filter((parameter) => parameter !== false)
    .map(([key, value]) => (value === undefined ? `-${key} ` : `-${key} ${value}`))
  return [`${name}  \``, ...lines.map((line, at) => (at === lines.length - 1 ? line : `${line} \``)), '', '']
}

function ruleLines(rule: SyncRule): readonly string[] {
  const id = rule.id ?? NO_RULE
  return [
    ...cmdlet('New-ADSyncRule', [
      ['Name', quoted(rule.name)],
      ['Identifier', quoted(id)],
      ['Description', quoted(rule.description)],
      ['Direction', quoted(rule.direction ?? 'Inbound')],
      ['Precedence', String(rule.precedence ?? 100)],
      ['PrecedenceAfter', quoted(rule.precedenceAfter ?? NO_RULE)],
      ['PrecedenceBefore', quoted(rule.precedenceBefore ?? NO_RULE)],
      ['SourceObjectType', quoted(rule.sourceObjectType ?? '')],
      ['TargetObjectType', quoted(rule.targetObjectType ?? '')],
      ['Connector', quoted(rule.connector ?? '')],
      ['LinkType', quoted(rule.linkType ?? 'Join')],
      ['SoftDeleteExpiryInterval', rule.softDeleteExpiryInterval ?? '0'],
      ['ImmutableTag', quoted(rule.immutableTag ?? '')],
      rule.enablePasswordSync === true && ['EnablePasswordSync'],
      rule.disabled && ['Disabled'],
      ['OutVariable', 'syncRule'],
    ]),
    ...rule.mappings.flatMap(mappingLines),
    ...rule.scope.flatMap((group) =>
      groupLines(
        'Scope',
        group.map(({ attribute, value, operator }) => [attribute, value, operator].map(quoted).join(',')),
      ),
    ),
    ...rule.join.flatMap((group) =>
      groupLines(
        'Join',
        group.map(({ attribute, metaverse, caseSensitive }) => `${quoted(attribute)},${quoted(metaverse)},$${caseSensitive === true}`),
      ),
    ),
    ...cmdlet('Add-ADSyncRule', [['SynchronizationRule', '$syncRule[0]']]),
    ...cmdlet('Get-ADSyncRule', [['Identifier', quoted(id)]]),
  ]
}

const mappingLines = (mapping: SyncMapping): readonly string[] =>
  cmdlet('Add-ADSyncAttributeFlowMapping', [
    ['SynchronizationRule', '$syncRule[0]'],
    mapping.source.length > 0 && ['Source', `@(${mapping.source.map(quoted).join(',')})`],
    ['Destination', quoted(mapping.target)],
    ['FlowType', quoted(mapping.flow)],
    ['ValueMergeType', quoted(mapping.merge)],
    mapping.expression !== undefined && ['Expression', quoted(mapping.expression)],
    mapping.once === true && ['ExecuteOnce'],
    ['OutVariable', 'syncRule'],
  ])

const groupLines = (kind: 'Scope' | 'Join', conditions: readonly string[]): readonly string[] => [
  ...conditions.flatMap((condition, at) =>
    cmdlet('New-Object', [
      ['TypeName', quoted(`${MODEL}.${kind}Condition`)],
      ['ArgumentList', condition],
      ['OutVariable', `condition${at}`],
    ]),
  ),
  ...cmdlet(`Add-ADSync${kind}ConditionGroup`, [
    ['SynchronizationRule', '$syncRule[0]'],
    [`${kind}Conditions`, `@(${conditions.map((_, at) => `$condition${at}[0]`).join(',')})`],
    ['OutVariable', 'syncRule'],
  ]),
]
