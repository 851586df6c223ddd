import type { AttributeType, SchemaAttribute } from '../../facts/syncRule.ts'
import { childText, type XmlElement } from '../text/xmlItems.ts'

/**
 * Syntaxes of DSML and of Active Directory by their last numbers, as connectors name them. LDAP: RFC 2252, section 4.3.2;
 * `1.2.840.113556.1.4.…`: [MS-ADTS], 3.1.1.2.2.2. What is not listed holds text (strings, times, object identifiers).
 */
const typeOfSyntax: Readonly<Record<string, AttributeType>> = {
  '1.3.6.1.4.1.1466.115.121.1.5': 'bin',
  '1.3.6.1.4.1.1466.115.121.1.7': 'bool',
  '1.3.6.1.4.1.1466.115.121.1.8': 'bin',
  '1.3.6.1.4.1.1466.115.121.1.12': 'ref',
  '1.3.6.1.4.1.1466.115.121.1.27': 'num',
  '1.3.6.1.4.1.1466.115.121.1.40': 'bin',
  '1.2.840.113556.1.4.906': 'num',
  '1.2.840.113556.1.4.907': 'bin',
}

/** An attribute of a schema; undefined for one without a name. Layout: DSML 1.0 `attribute-type`; without `single-value` it takes several. */
export function schemaAttributeOf(element: XmlElement): SchemaAttribute | undefined {
  const name = childText(element, 'name') ?? ''
  if (name === '') return undefined
  const syntax = childText(element, 'syntax') ?? ''
  return { name, type: typeOfSyntax[syntax] ?? 'str', multi: element.attributes['single-value'] !== 'true' }
}
