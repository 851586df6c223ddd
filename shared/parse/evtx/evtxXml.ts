import { ParseError } from '../byteReader.ts'
import { BinaryXmlReader, type Element, type Part } from './binaryXml.ts'
import { EvtxChunk } from './evtxChunk.ts'
import { ARRAY, itemsOf, offsetOf, sizeOf, typeOf, type Values, valueType } from './values.ts'
import { itemText } from './valueText.ts'

const RECORD_HEADER = 24

/**
 * The XML of a record as Event Viewer shows it. `chunk` are the bytes of its chunk, `offset` its place in it.
 * Undefined where no record can be read there.
 */
export function evtxRecordXml(chunk: Uint8Array, offset: number): string | undefined {
  const opened = new EvtxChunk(chunk, 0)
  if (offset + RECORD_HEADER > chunk.length) return undefined
  const end = Math.min(chunk.length, offset + opened.view.getUint32(offset + 4, true))
  opened.startRecord(end - offset)
  try {
    const parts = new BinaryXmlReader(opened, offset + RECORD_HEADER, end, false).readParts(0)
    const xml = renderParts(parts, undefined)
    return xml === '' ? undefined : xml
  } catch (error) {
    if (error instanceof ParseError) return undefined
    throw error
  }
}

function renderParts(parts: readonly Part[], values: Values | undefined): string {
  let xml = ''
  for (const part of parts) xml += renderPart(part, values)
  return xml
}

function renderPart(part: Part, values: Values | undefined): string {
  switch (part.kind) {
    case 'text':
      return escapeText(part.text)
    case 'entity':
      return `&${part.name};`
    case 'character':
      return `&#${part.code};`
    case 'cdata':
      return `<![CDATA[${part.text}]]>`
    case 'instruction':
      return `<?${part.target}${part.text === '' ? '' : ` ${part.text}`}?>`
    case 'element':
      return renderElement(part.element, values)
    case 'instance':
      part.instance.values.chunk.spend(part.instance.template.size, part.instance.values.end)
      return renderParts(part.instance.template.parts, part.instance.values)
    case 'value':
      return values === undefined ? '' : renderValue(values, part.index)
  }
}

function renderElement(element: Element, values: Values | undefined): string {
  if (element.dependency >= 0 && values !== undefined && typeOf(values, element.dependency) === valueType.null) return ''
  const start = `<${element.name}${renderAttributes(element, values)}`
  if (element.isEmptyTag) return `${start}/>`
  const [only] = element.children
  if (element.children.length === 1 && only?.kind === 'value' && values !== undefined && isArray(values, only.index)) {
    return renderRepeated(element, start, values, only.index)
  }
  return `${start}>${renderParts(element.children, values)}</${element.name}>`
}

const isArray = (values: Values, index: number): boolean => (typeOf(values, index) & ARRAY) !== 0

/** An element whose content is an array stands there once an item; without items it is empty. */
function renderRepeated({ name }: Element, start: string, values: Values, index: number): string {
  values.chunk.spendValue(sizeOf(values, index), offsetOf(values, index))
  const items = itemsOf(values, index)
  if (items.length === 0) return `${start}></${name}>`
  return items.map((item) => `${start}>${escapeText(itemText(values.chunk, item))}</${name}>`).join('')
}

function renderAttributes({ attributes }: Element, values: Values | undefined): string {
  let xml = ''
  for (const { name, parts } of attributes) {
    const isLeftOut = parts.some(
      (part) => part.kind === 'value' && part.isOptional && (values === undefined || typeOf(values, part.index) === valueType.null),
    )
    if (!isLeftOut) xml += ` ${name}='${renderAttribute(parts, values)}'`
  }
  return xml
}

const renderAttribute = (parts: readonly Part[], values: Values | undefined): string =>
  parts.map((part) => (part.kind === 'entity' ? `&${part.name};` : renderPart(part, values).replaceAll("'", '&apos;'))).join('')

/** Content of a value; embedded binary XML becomes elements, the items of an array are joined with commas. */
function renderValue(values: Values, index: number): string {
  const type = typeOf(values, index)
  if (type === valueType.null || sizeOf(values, index) === 0) return ''
  if (type === valueType.binaryXml) {
    const offset = offsetOf(values, index)
    values.chunk.spend(sizeOf(values, index), offset)
    return renderParts(new BinaryXmlReader(values.chunk, offset, offset + sizeOf(values, index), false).readParts(1), undefined)
  }
  values.chunk.spendValue(sizeOf(values, index), offsetOf(values, index))
  return itemsOf(values, index)
    .map((item) => escapeText(itemText(values.chunk, item)))
    .join(',')
}

const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text
