import type { AttributeType, MetaverseSchema, SchemaAttribute, SyncConnector, SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { xmlText } from './binaryTexts.ts'
import { encodeText } from './encodeText.ts'

export interface ServerConfiguration {
  readonly rules: readonly SyncRule[]
  readonly connectors: readonly SyncConnector[]
  readonly metaverse?: MetaverseSchema
}

/** Writes the folder that Get-ADSyncServerConfiguration makes of a server: paths with `/`, and each file's bytes. */
export function encodeServerConfiguration(server: ServerConfiguration): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const file = (path: string, lines: readonly string[]) => ({
    path,
    bytes: encodeText(lines.map((line) => `${line}\r\n`).join(''), 'utf-8'),
  })
  return [
    ...server.rules.map((rule) => file(`SynchronizationRules/SynchronizationRule_{${rule.id}}.xml`, ruleLines(rule))),
    ...server.connectors.map((connector) => file(`Connectors/Connector_{${connector.id}}.xml`, connectorLines(connector))),
    ...(server.metaverse === undefined ? [] : [file('GlobalSettings/MV.xml', metaverseLines(server.metaverse.attributes))]),
  ]
}

const leaf = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? `<${name} />` : `<${name}>${xmlText(text)}</${name}>`
const braced = (guid: string | undefined): string | undefined => guid && `{${guid}}`
const yesNo = (value: boolean): string => (value ? 'True' : 'False')
const list = (name: string, members: readonly string[]): readonly string[] =>
  members.length === 0 ? [`<${name} />`] : [`<${name}>`, ...members.map((member) => `  ${member}`), `</${name}>`]

function ruleLines(rule: SyncRule): readonly string[] {
  return [
    '<synchronizationRule>',
    leaf('id', braced(rule.id)),
    leaf('internal-id', braced(rule.id)),
    leaf('version', '1'),
    leaf('name', rule.name),
    leaf('description', rule.description),
    leaf('immutable-tag', rule.immutableTag),
    leaf('direction', rule.direction),
    leaf('disabled', yesNo(rule.disabled)),
    leaf('connector', braced(rule.connector)),
    leaf('sourceObjectType', rule.sourceObjectType),
    leaf('targetObjectType', rule.targetObjectType),
    leaf('linkType', rule.linkType),
    leaf('precedence', rule.precedence === undefined ? undefined : String(rule.precedence)),
    leaf('precedence-after', braced(rule.precedenceAfter)),
    leaf('precedence-before', braced(rule.precedenceBefore)),
    leaf('softDeleteExpiryInterval', clockTime(Number(rule.softDeleteExpiryInterval ?? 0))),
    leaf('EnablePasswordSync', String(rule.enablePasswordSync === true)),
    ...list('attribute-mappings', rule.mappings.map(mappingXml)),
    ...list('relationshipCriteria', rule.join.map((group) => group.map(joinXml).join('')).map(conditions)),
    ...list('synchronizationCriteria', rule.scope.map((group) => group.map(scopeXml).join('')).map(conditions)),
    '</synchronizationRule>',
  ]
}

const conditions = (inner: string): string => `<conditions>${inner}</conditions>`
const two = (count: number): string => String(Math.floor(count)).padStart(2, '0')
const clockTime = (seconds: number): string => {
  const days = Math.floor(seconds / 86_400)
  return `${days === 0 ? '' : `${days}.`}${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`
}

function mappingXml({ target, flow, source, expression, merge, once }: SyncMapping): string {
  const attributes = source.map((name) => leaf('attr', name)).join('')
  const read = flow === 'Constant' ? leaf('src', source[0]) : source.length === 0 ? '' : `<src>${attributes}</src>`
  return `<mapping${once === undefined ? '' : ` execute-once="${once}"`}>${leaf('dest', target)}${read}${
    expression === undefined ? '' : leaf('expression', expression)
  }${leaf('valueMergeType', merge)}</mapping>`
}

const joinXml = ({ attribute, metaverse, caseSensitive }: SyncRule['join'][number][number]): string =>
  `<condition>${caseSensitive === undefined ? '' : leaf('caseSensitive', yesNo(caseSensitive))}${leaf('csAttribute', attribute)}${leaf('ilmAttribute', metaverse)}</condition>`

const scopeXml = ({ attribute, operator, value }: SyncRule['scope'][number][number]): string =>
  `<scope>${leaf('csAttribute', attribute)}${leaf('csOperator', operator)}${leaf('csValue', value)}</scope>`

const categories = {
  activeDirectory: ['AD', ''],
  entra: ['Extensible2', 'Windows Azure Active Directory (Microsoft)'],
  other: ['Extensible2', ''],
} as const

function connectorLines(connector: SyncConnector): readonly string[] {
  const [category, subtype] = categories[connector.kind]
  return [
    '<ma-data>',
    leaf('id', braced(connector.id)?.toUpperCase()),
    leaf('name', connector.name),
    leaf('category', category),
    leaf('subtype', subtype),
    '<schema>',
    ...schemaLines(connector.schema),
    '</schema>',
    '<ma-partition-data>',
    ...connector.partitions.map(
      ({ dn, name, selected, inclusions, exclusions }) =>
        `<partition>${leaf('name', dn)}${selected === undefined ? '' : leaf('selected', selected ? '1' : '0')}${leaf('display-name', name)}<filter><containers>${[
          ...list(
            'exclusions',
            exclusions.map((container) => leaf('exclusion', container)),
          ),
          ...list(
            'inclusions',
            inclusions.map((container) => leaf('inclusion', container)),
          ),
        ].join('')}</containers></filter></partition>`,
    ),
    '</ma-partition-data>',
    '</ma-data>',
  ]
}

const metaverseLines = (attributes: readonly SchemaAttribute[]): readonly string[] => [
  "<saved-mv-configuration server='CONNECT01' export-date='2025-03-12 08:00:00.000'>",
  '<mv-data>',
  '<schema>',
  ...schemaLines(attributes),
  '</schema>',
  '</mv-data>',
  '</saved-mv-configuration>',
]

const syntaxes: Readonly<Record<AttributeType, string>> = { str: '15', num: '27', bool: '7', bin: '5', ref: '12' }

const schemaLines = (attributes: readonly SchemaAttribute[]): readonly string[] => [
  '<dsml:dsml xmlns:dsml="http://www.dsml.org/DSML"><dsml:directory-schema>',
  ...attributes.map(
    ({ name, type, multi }, at) =>
      `<dsml:attribute-type id="A${at}" single-value="${!multi}">${leaf('dsml:name', name)}${leaf('dsml:syntax', `1.3.6.1.4.1.1466.115.121.1.${syntaxes[type]}`)}</dsml:attribute-type>`,
  ),
  '</dsml:directory-schema></dsml:dsml>',
]
