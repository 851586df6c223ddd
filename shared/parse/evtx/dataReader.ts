import { jsonText } from '../../facts/jsonText.ts'
import { BinaryXmlReader, type Element, type Part, type Template, templateOf } from './binaryXml.ts'
import { type Slot, slotOf, slotText } from './slots.ts'
import { ARRAY, itemsOf, offsetOf, readValues, sizeOf, typeOf, type Values, valueType } from './values.ts'
import { itemJson } from './valueText.ts'

/** Writes the data of one event as JSON text, out of the values of its template. */
export type WriteData = (values: Values | undefined) => string

/** One field: its name ('' for none), and what reads its values; an element that is left out has none. */
interface Field {
  readonly name: string
  readonly prefix: string
  readonly dependency: number
  readonly read: ReadField
}

/** JSON text of the value of a field, or of each where it has none or several. */
type ReadField = (values: Values | undefined) => string | readonly string[]

/** Binary XML within values, within values: deeper than any log goes. */
const DEEPEST = 16
/** Tokens of the header of a fragment, and of the instance that nearly always follows it. */
const FRAGMENT = 0x0f
const INSTANCE = 0x0c

/** A reader of the section that holds an event's data: EventData, UserData, or whatever else stands beside System. */
export function dataReader(section: Part | undefined, depth = 0): WriteData {
  if (section === undefined || depth > DEEPEST) return () => '{}'
  if (section.kind === 'value') return (values) => (values === undefined ? '{}' : embedded(values, section.index, depth))
  if (section.kind === 'instance') {
    const write = sectionOfTemplate(section.instance.template, depth)
    return () => write(section.instance.values)
  }
  return section.kind === 'element' ? sectionReader(section.element, depth) : () => '{}'
}

const templateReaders = new WeakMap<Template, WriteData>()

function sectionOfTemplate(template: Template, depth: number): WriteData {
  const known = templateReaders.get(template)
  if (known !== undefined) return known
  const made = dataReader(
    template.parts.find((part) => part.kind === 'element' || part.kind === 'value' || part.kind === 'instance'),
    depth + 1,
  )
  templateReaders.set(template, made)
  return made
}

/** Binary XML that is a value: nearly always one instance of a template, whose reader is kept. */
function embedded(values: Values, index: number, depth: number): string {
  const { chunk } = values
  const offset = offsetOf(values, index)
  if (typeOf(values, index) !== valueType.binaryXml || sizeOf(values, index) === 0) return '{}'
  const end = offset + sizeOf(values, index)
  chunk.spend(end - offset, offset)
  if (chunk.bytes[offset] === FRAGMENT && chunk.bytes[offset + 4] === INSTANCE && depth < DEEPEST) {
    const head = chunk.readInstanceHead(offset + 4, end)
    const template = templateOf(chunk, head, 1)
    chunk.spend(template.size, offset)
    return sectionOfTemplate(template, depth + 1)(readValues(chunk, head.valuesAt, end))
  }
  const parts = new BinaryXmlReader(chunk, offset, end, false).readParts(1)
  const section = parts.find((part) => part.kind === 'element' || part.kind === 'instance')
  if (section?.kind === 'instance') chunk.spend(section.instance.template.size, offset)
  return dataReader(section, depth + 1)(undefined)
}

/** UserData holds one element of the provider's own; its children are the fields. */
function sectionReader(section: Element, depth: number): WriteData {
  const children = section.children.filter((part) => part.kind !== 'text')
  const [only] = children
  if (section.name === 'UserData' && children.length === 1 && only !== undefined) {
    if (only.kind === 'element') return fieldsReader(only.element, depth)
    return dataReader(only, depth + 1)
  }
  if (section.dependency < 0) return fieldsReader(section, depth)
  const write = fieldsReader(section, depth)
  return (values) => (values !== undefined && typeOf(values, section.dependency) === valueType.null ? '{}' : write(values))
}

/** Attributes and child elements are fields alike: providers write either. */
function fieldsReader(element: Element, depth: number): WriteData {
  const attributes = attributeFields(element)
  const children = element.children.flatMap((part) => fieldOf(part, depth) ?? [])
  const text = textField(children.length === 0 ? element.children : element.children.filter(isText))
  if (attributes.length + children.length === 0) {
    if (text === undefined) return () => '{}'
    const only = { ...text, ...named(element.name) }
    return (values) => writeFields([only], values)
  }
  return fieldsWriter([...attributes, ...children, ...(text === undefined ? [] : [text])])
}

function fieldsWriter(fields: readonly Field[]): WriteData {
  const names = new Set(fields.map(({ name }) => name))
  return names.size === fields.length && !names.has('') ? (values) => writeFields(fields, values) : (values) => writeGrouped(fields, values)
}

function fieldOf(part: Part, depth: number): Field | undefined {
  if (part.kind === 'value') return { ...named(''), dependency: -1, read: (values) => readValue(values, part.index, depth) }
  if (part.kind === 'instance') {
    const write = sectionOfTemplate(part.instance.template, depth)
    return { ...named(''), dependency: -1, read: () => write(part.instance.values) }
  }
  if (part.kind !== 'element') return undefined
  const { element } = part
  const nameSlot = element.attributes.find(({ name }) => name === 'Name')
  const given = nameSlot === undefined ? undefined : slotOf(nameSlot.parts)
  const name = given?.kind === 'constant' ? given.text : element.name === 'Data' ? '' : element.name
  return { ...named(name), dependency: element.dependency, read: valueReader(element, depth) }
}

const named = (name: string) => ({ name, prefix: `${jsonText(name)}:` })

/** What stands in attributes, but for the name that the field itself has and for names of namespaces. */
function attributeFields({ attributes }: Element): Field[] {
  return attributes.flatMap(({ name, parts }) => {
    const slot = slotOf(parts)
    if (/^xmlns(?::|$)/.test(name) || (name === 'Name' && slot.kind === 'constant')) return []
    const optional = parts.find((part) => part.kind === 'value' && part.isOptional)
    return [{ ...named(name), dependency: optional?.kind === 'value' ? optional.index : -1, read: slotReader(slot, 0) }]
  })
}

const isText = ({ kind }: Part): boolean => kind === 'text' || kind === 'cdata' || kind === 'entity' || kind === 'character'

/** Text beside attributes or elements; undefined where there is none. The name is one that no element can have. */
function textField(parts: readonly Part[]): Field | undefined {
  const slot = slotOf(parts)
  if (slot.kind === 'constant' && slot.text.trim() === '') return undefined
  return { ...named('#text'), dependency: slot.kind === 'value' ? slot.index : -1, read: slotReader(slot, 0) }
}

function valueReader(element: Element, depth: number): ReadField {
  const hasElements = element.children.some((part) => part.kind === 'element' || part.kind === 'instance')
  if (hasElements && depth < DEEPEST) return fieldsReader(element, depth + 1)
  const attributes = attributeFields(element)
  if (attributes.length === 0) return slotReader(slotOf(element.children), depth)
  const text = textField(element.children)
  return fieldsWriter(text === undefined ? attributes : [...attributes, text])
}

function slotReader(slot: Slot, depth: number): ReadField {
  if (slot.kind === 'value') return (values) => readValue(values, slot.index, depth)
  if (slot.kind !== 'constant') return (values) => jsonText(slotText(slot, values) ?? '')
  const json = jsonText(slot.text)
  return () => json
}

/** A value, or each item of an array; null and nothing are an empty text, as Event Viewer shows them. */
function readValue(values: Values | undefined, index: number, depth: number): string | readonly string[] {
  if (values === undefined) return '""'
  const type = typeOf(values, index)
  const size = sizeOf(values, index)
  if (type === valueType.null || size === 0) return '""'
  if (type === valueType.binaryXml) return embedded(values, index, depth)
  const { chunk } = values
  const offset = offsetOf(values, index)
  chunk.spendValue(size, offset)
  if ((type & ARRAY) === 0) return itemJson(chunk, type, offset, size)
  const items = itemsOf(values, index).map((item) => itemJson(chunk, item.type, item.offset, item.size))
  return items.length === 1 ? (items[0] ?? '') : items
}

const isLeftOut = ({ dependency }: Field, values: Values | undefined): boolean =>
  dependency >= 0 && values !== undefined && typeOf(values, dependency) === valueType.null

/** Every name comes once: written straight away. */
function writeFields(fields: readonly Field[], values: Values | undefined): string {
  let json = ''
  for (const field of fields) {
    if (isLeftOut(field, values)) continue
    const read = field.read(values)
    json += (json === '' ? '{' : ',') + field.prefix + (typeof read === 'string' ? read : `[${read.join(',')}]`)
  }
  return json === '' ? '{}' : `${json}}`
}

/** Values of one name become an array; values without names an array of their own, where nothing else has a name. */
function writeGrouped(fields: readonly Field[], values: Values | undefined): string {
  const groups = new Map<string, { readonly prefix: string; readonly items: string[] }>()
  for (const field of fields) {
    if (isLeftOut(field, values)) continue
    const group = groups.get(field.name) ?? { prefix: field.prefix, items: [] }
    groups.set(field.name, group)
    const read = field.read(values)
    if (typeof read === 'string') group.items.push(read)
    else for (const item of read) group.items.push(item)
  }
  const unnamed = groups.get('')
  if (unnamed !== undefined && groups.size === 1) return `[${unnamed.items.join(',')}]`
  const members = [...groups].map(([name, { prefix, items }]) => {
    const isArray = name === '' || items.length !== 1
    return `${name === '' ? '"Data":' : prefix}${isArray ? `[${items.join(',')}]` : items[0]}`
  })
  return `{${members.join(',')}}`
}
