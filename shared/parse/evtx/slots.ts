import { eventTimeOf, eventTimeOfFiletime } from '../../facts/event.ts'
import type { Element, Part } from './binaryXml.ts'
import { itemsOf, offsetOf, sizeOf, typeOf, type Values, valueType } from './values.ts'
import { guidText, itemText } from './valueText.ts'

/** Where the text of an attribute or element comes from: the template itself, one value, or several parts put together. */
export type Slot =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'value'; readonly index: number }
  | { readonly kind: 'mixed'; readonly parts: readonly Part[] }

/** Characters behind the names that binary XML refers to by entity. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plainText = (part: Part): string | undefined => {
  switch (part.kind) {
    case 'text':
    case 'cdata':
      return part.text
    case 'entity':
      return entities[part.name] ?? ''
    case 'character':
      return String.fromCharCode(part.code)
    case 'instruction':
      return ''
    default:
      return undefined
  }
}

export function slotOf(parts: readonly Part[]): Slot {
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'value') return { kind: 'value', index: only.index }
  const texts = parts.map(plainText)
  if (texts.every((text) => text !== undefined)) return { kind: 'constant', text: texts.join('') }
  return { kind: 'mixed', parts }
}

/** The text of a slot; undefined where its value is null. */
export function slotText(slot: Slot | undefined, values: Values | undefined): string | undefined {
  if (slot === undefined) return undefined
  if (slot.kind === 'constant') return slot.text
  if (values === undefined) return undefined
  if (slot.kind === 'value') return valueText(values, slot.index)
  return slot.parts.map((part) => (part.kind === 'value' ? (valueText(values, part.index) ?? '') : (plainText(part) ?? ''))).join('')
}

function valueText(values: Values, index: number): string | undefined {
  if (typeOf(values, index) === valueType.null) return undefined
  values.chunk.spendValue(sizeOf(values, index), offsetOf(values, index))
  const items = itemsOf(values, index)
  const [only] = items
  return items.length === 1 && only !== undefined
    ? itemText(values.chunk, only)
    : items.map((item) => itemText(values.chunk, item)).join(',')
}

/** Beyond, a number would be another one. */
const safe = (number: number): number | undefined => (Number.isSafeInteger(number) ? number : undefined)

/** A whole number; undefined where there is none. */
export function slotNumber(slot: Slot | undefined, values: Values | undefined): number | undefined {
  if (slot?.kind === 'value' && values !== undefined) {
    const { view } = values.chunk
    const offset = offsetOf(values, slot.index)
    const type = typeOf(values, slot.index)
    const size = sizeOf(values, slot.index)
    if (type === valueType.uint8 && size === 1) return view.getUint8(offset)
    if (type === valueType.uint16 && size === 2) return view.getUint16(offset, true)
    if (type === valueType.uint32 && size === 4) return view.getUint32(offset, true)
    if (type === valueType.uint64 && size === 8) return safe(view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32)
  }
  const text = slotText(slot, values)
  return text === undefined || !/^\d+$/.test(text) ? undefined : safe(Number(text))
}

/** Lower case, without braces; undefined where there is none. */
export function slotGuid(slot: Slot | undefined, values: Values | undefined): string | undefined {
  if (slot?.kind === 'value' && values !== undefined && typeOf(values, slot.index) === valueType.guid && sizeOf(values, slot.index) === 16)
    return guidText(values.chunk.bytes, offsetOf(values, slot.index))
  const text = slotText(slot, values)
  return text === undefined || text === '' ? undefined : text.replace(/^\{|\}$/g, '').toLowerCase()
}

/** 100 ns since 1970; undefined where there is none. */
export function slotTime(slot: Slot | undefined, values: Values | undefined): bigint | undefined {
  if (
    slot?.kind === 'value' &&
    values !== undefined &&
    typeOf(values, slot.index) === valueType.filetime &&
    sizeOf(values, slot.index) === 8
  )
    return eventTimeOfFiletime(values.chunk.view.getBigUint64(offsetOf(values, slot.index), true))
  const text = slotText(slot, values)
  return text === undefined ? undefined : eventTimeOf(text)
}

/** The slot of an element's attribute; undefined where it has none of that name. */
export function attributeSlot(element: Element | undefined, name: string): Slot | undefined {
  const attribute = element?.attributes.find((each) => each.name === name)
  return attribute === undefined ? undefined : slotOf(attribute.parts)
}

/** The first child element of a name. */
export function childElement(element: Element, name: string): Element | undefined {
  for (const child of element.children) if (child.kind === 'element' && child.element.name === name) return child.element
  return undefined
}
