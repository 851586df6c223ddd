import type { EvtxContent, EvtxElement, EvtxNode, EvtxValue } from '../../../../../shared/scenarios/encoders/evtx/evtxElement.ts'
import type { EvtxItem } from '../../../../../shared/scenarios/encoders/evtx/evtxItem.ts'
import { evtxValueText } from '../../../../../shared/scenarios/encoders/evtx/plainElement.ts'

/** An element as Event Viewer shows it: no line breaks, attributes in single quotes, nothing where a null leaves it out. */
export function expectedXml(root: EvtxElement): string {
  const nulls = (root.children ?? []).filter(isNull)
  if (root.omitWhenNull === true && nulls.length > 0) return ''
  const attributes = (root.attributes ?? []).filter(({ content }) => !content.some(isNull))
  const start = `<${root.element}${attributes.map(({ name, content }) => ` ${name}='${content.map(inAttribute).join('')}'`).join('')}`
  if (root.children === undefined) return `${start}/>`
  const array = root.children.find((child) => 'value' in child && child.value.type === 'array')
  if (array !== undefined && 'value' in array && array.value.type === 'array') {
    const { of, items } = array.value
    const texts = items.map((value) => escaped(evtxValueText({ type: of, value } as EvtxItem)))
    return (texts.length === 0 ? [''] : texts).map((text) => `${start}>${text}</${root.element}>`).join('')
  }
  return `${start}>${root.children.map(inContent).join('')}</${root.element}>`
}

const isNull = (node: EvtxNode): boolean => 'value' in node && node.value.type === 'null' && node.normal !== true

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const inAttribute = (content: EvtxContent): string => contentText(content).replaceAll("'", '&apos;')

const inContent = (node: EvtxNode): string => {
  if ('element' in node) return expectedXml(node)
  if ('value' in node && node.value.type === 'binXml') return expectedXml(node.value.root)
  return contentText(node)
}

function contentText(content: EvtxContent): string {
  if ('text' in content) return escaped(content.text)
  if ('cdata' in content) return `<![CDATA[${content.cdata}]]>`
  if ('character' in content) return `&#${content.character};`
  if ('entity' in content) return `&${content.entity};`
  if ('target' in content) return `<?${content.target} ${content.instruction}?>`
  return escaped(valueText(content.value))
}

const valueText = (value: EvtxValue): string => (value.type === 'null' ? '' : evtxValueText(value))
