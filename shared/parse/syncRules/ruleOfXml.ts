import type { JoinCondition, ScopeCondition, SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { childNamed, childrenNamed, childText, type XmlElement } from '../text/xmlItems.ts'
import { directionOf, plainGuid, readWhole, readYesNo, secondsOf, withoutUndefined } from './ruleWords.ts'

/**
 * A rule of the configuration folder. Layout: files of Get-ADSyncServerConfiguration; that an expression makes a flow an Expression,
 * a named attribute a Direct one and plain text a Constant, and that `execute-once` is an attribute of the mapping, is how Microsoft's
 * AADConnectConfigDocumenter reads them.
 */
export function ruleOfXml(element: XmlElement): SyncRule {
  const of = (name: string): string | undefined => {
    const text = childText(element, name)
    return text === '' ? undefined : text
  }
  const guidOf = (name: string): string | undefined => mapped(of(name), plainGuid)
  return withoutUndefined({
    name: of('name') ?? '',
    id: guidOf('id'),
    description: childNamed(element, 'description')?.text.trim() ?? '',
    direction: directionOf(of('direction')),
    precedence: readWhole(of('precedence')),
    connector: guidOf('connector'),
    sourceObjectType: of('sourceObjectType'),
    targetObjectType: of('targetObjectType'),
    linkType: of('linkType'),
    disabled: readYesNo(of('disabled')) ?? false,
    immutableTag: of('immutable-tag'),
    precedenceAfter: guidOf('precedence-after'),
    precedenceBefore: guidOf('precedence-before'),
    softDeleteExpiryInterval: mapped(of('softDeleteExpiryInterval'), secondsOf),
    enablePasswordSync: readYesNo(of('EnablePasswordSync')),
    mappings: groupsOf(element, 'attribute-mappings', 'mapping').map(mappingOf),
    scope: groupsOf(element, 'synchronizationCriteria', 'conditions').map((group) => childrenNamed(group, 'scope').map(scopeOf)),
    join: groupsOf(element, 'relationshipCriteria', 'conditions').map((group) => childrenNamed(group, 'condition').map(joinOf)),
  })
}

/** What a rule's element may hold. Other elements are told, so that a newer edition's parts are not lost unseen. */
const KNOWN: ReadonlySet<string> = new Set(
  [
    ...['id', 'internal-id', 'version', 'name', 'description', 'immutable-tag', 'direction', 'disabled', 'connector', 'sourceObjectType'],
    ...['targetObjectType', 'linkType', 'precedence', 'precedence-after', 'precedence-before', 'softDeleteExpiryInterval'],
    ...['EnablePasswordSync', 'attribute-mappings', 'relationshipCriteria', 'synchronizationCriteria'],
  ].map((name) => name.toLowerCase()),
)

export const unknownParts = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(({ name }) => !KNOWN.has(name.toLowerCase()))

const mapped = (text: string | undefined, map: (text: string) => string): string | undefined => (text === undefined ? undefined : map(text))

function groupsOf(element: XmlElement, list: string, member: string): readonly XmlElement[] {
  const parent = childNamed(element, list)
  return parent === undefined ? [] : childrenNamed(parent, member)
}

function mappingOf(mapping: XmlElement): SyncMapping {
  const source = childNamed(mapping, 'src')
  const attributes = source === undefined ? [] : childrenNamed(source, 'attr').map(({ text }) => text.trim())
  // The spaces of an expression are the author's; the line ends and indents of the file are not, and lie outside it.
  const expression = childNamed(mapping, 'expression')?.text
  const once = readYesNo(mapping.attributes['execute-once'] ?? childText(mapping, 'execute-once') ?? childText(mapping, 'executeOnce'))
  const isExpression = expression !== undefined && expression.trim() !== ''
  const isDirect = !isExpression && attributes.length > 0
  return {
    target: childText(mapping, 'dest') ?? '',
    flow: isExpression ? 'Expression' : isDirect ? 'Direct' : 'Constant',
    source: isExpression || isDirect ? attributes : source === undefined ? [] : [source.text],
    ...(isExpression ? { expression } : {}),
    merge: childText(mapping, 'valueMergeType') ?? 'Update',
    ...(once === undefined ? {} : { once }),
  }
}

const scopeOf = (scope: XmlElement): ScopeCondition => ({
  attribute: childText(scope, 'csAttribute') ?? '',
  operator: childText(scope, 'csOperator') ?? '',
  value: childNamed(scope, 'csValue')?.text ?? '',
})

function joinOf(condition: XmlElement): JoinCondition {
  const caseSensitive = readYesNo(childText(condition, 'caseSensitive'))
  return {
    attribute: childText(condition, 'csAttribute') ?? '',
    metaverse: childText(condition, 'ilmAttribute') ?? '',
    ...(caseSensitive === undefined ? {} : { caseSensitive }),
  }
}
