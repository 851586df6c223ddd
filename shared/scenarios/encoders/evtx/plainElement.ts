import type { EvtxContent, EvtxElement, EvtxNode, EvtxValue } from './evtxElement.ts'
import type { EvtxItem } from './evtxItem.ts'

/** The same element with every value as text, and without what a null leaves out: how forwarded and re-saved logs hold it. */
export function plainElement({ element, attributes, children }: EvtxElement): EvtxElement {
  const kept = (attributes ?? []).filter(({ content }) => !content.some(isNull))
  return {
    element,
    ...(kept.length === 0 ? {} : { attributes: kept.map(({ name, content }) => ({ name, content: content.map(plainContent) })) }),
    ...(children === undefined ? {} : { children: children.flatMap(plainNode) }),
  }
}

const isNull = (node: EvtxNode): boolean => 'value' in node && node.value.type === 'null'

function plainNode(node: EvtxNode): readonly EvtxNode[] {
  if (!('element' in node)) return 'value' in node && node.value.type === 'binXml' ? [plainElement(node.value.root)] : [plainContent(node)]
  if (node.omitWhenNull === true && (node.children ?? []).some(isNull)) return []
  return [plainElement(node)]
}

const plainContent = (content: EvtxContent): EvtxContent => ('value' in content ? { text: evtxValueText(content.value) } : content)

/** A value as Event Viewer shows it. */
export function evtxValueText(value: EvtxValue): string {
  switch (value.type) {
    case 'null':
      return ''
    case 'binary':
      return Array.from(value.value, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')
    case 'array':
      return value.items.map((item) => itemText({ type: value.of, value: item } as EvtxItem)).join(',')
    case 'binXml':
      throw new RangeError('an element is no text')
    default:
      return itemText(value)
  }
}

function itemText(item: EvtxItem): string {
  switch (item.type) {
    case 'guid':
      return `{${item.value}}`
    case 'boolean':
      return item.value === 0 || item.value === false ? 'false' : 'true'
    case 'hexInt32':
    case 'hexInt64':
      return `0x${item.value.toString(16)}`
    case 'filetime':
      return timeText(item.value)
    case 'systemTime':
      return new Date(item.value).toISOString()
    default:
      return String(item.value)
  }
}

/** Seven decimals, never trimmed; times before 1970 too. */
function timeText(time: bigint): string {
  const ticks = ((time % 10_000_000n) + 10_000_000n) % 10_000_000n
  const date = new Date(Number((time - ticks) / 10_000n))
  return `${date.toISOString().slice(0, 19)}.${ticks.toString().padStart(7, '0')}Z`
}
