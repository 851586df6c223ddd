import { childrenNamed, type XmlElement } from '../text/xmlItems.ts'
import { readBase64 } from './binaryForms.ts'
import type { PropertyValue } from './powerShellObject.ts'

/** Values of elements by their RefId, as later elements of the same object refer to them. */
export type References = Map<string, readonly PropertyValue[]>

const LISTS: ReadonlySet<string> = new Set(['LST', 'IE', 'STK', 'QUE'])
const DEEPEST = 16

/**
 * The values of a property in CLIXML; undefined where it is an object that no attribute is made of. Layout: [MS-PSRP], 2.2.5,
 * "Serialization of types".
 */
export function cliXmlValues(element: XmlElement, references: References, depth = 0): readonly PropertyValue[] | undefined {
  if (depth === DEEPEST) return undefined
  switch (element.name) {
    case 'Nil':
      return []
    case 'Ref':
      return references.get(element.attributes.RefId ?? '')
    case 'B':
      return [element.text.trim().toLowerCase() === 'true']
    case 'BA':
      return [readBase64(element.text) ?? element.text]
    case 'DT':
      return [dateOf(element.text.trim()) ?? element.text.trim()]
    case 'Obj': {
      const values = objectValues(element, references, depth)
      const { RefId } = element.attributes
      if (RefId !== undefined && values !== undefined) references.set(RefId, values)
      return values
    }
    default:
      return [unescapeText(element.text)]
  }
}

/** A list gives its members; a SID its Value, a certificate its RawData; an enumeration its name. */
function objectValues(element: XmlElement, references: References, depth: number): readonly PropertyValue[] | undefined {
  const list = element.children.find(({ name }) => LISTS.has(name))
  if (list !== undefined) {
    const values: PropertyValue[] = []
    for (const member of list.children) {
      const own = cliXmlValues(member, references, depth + 1)
      if (own === undefined) return undefined
      for (const value of own) values.push(value)
    }
    return values
  }
  const properties = [...childrenNamed(element, 'Props'), ...childrenNamed(element, 'MS')].flatMap(({ children }) => children)
  const value = properties.find(({ attributes }) => attributes.N === 'Value' || attributes.N === 'RawData')
  if (value !== undefined) return cliXmlValues(value, references, depth + 1)
  const text = childrenNamed(element, 'ToString')[0]?.text
  const isSimple = properties.length === 0 && text !== undefined
  return isSimple ? [unescapeText(text)] : undefined
}

/** `_x000D_` stands for a character that XML would lose. */
export const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** With its offset, or without one: then it is taken for UTC. */
function dateOf(text: string): Date | undefined {
  const [, plain, zone = 'Z'] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  const time = plain === undefined ? Number.NaN : Date.parse(`${plain}${zone}`)
  return Number.isNaN(time) ? undefined : new Date(time)
}
