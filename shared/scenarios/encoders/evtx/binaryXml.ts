import { sha1 } from '../../../syncrules/certificate/sha1.ts'
import type { ByteSink } from '../byteSink.ts'
import { encodeText } from '../encodeText.ts'
import type { ChunkTables } from './chunkTables.ts'
import { type EvtxAttribute, type EvtxContent, type EvtxElement, type EvtxNode, type EvtxValue, shapeOf } from './evtxElement.ts'
import { declaredCodeOf, typeCodeOf, writeEvtxValue } from './evtxValue.ts'

/** Tokens of binary XML; MORE says that an attribute list, a further attribute or a further content item follows. */
const END_OF_FRAGMENT = 0x00
const OPEN_ELEMENT = 0x01
const CLOSE_START = 0x02
const CLOSE_EMPTY = 0x03
const END_ELEMENT = 0x04
const TEXT = 0x05
const ATTRIBUTE = 0x06
const CDATA = 0x07
const CHARACTER = 0x08
const ENTITY = 0x09
const PI_TARGET = 0x0a
const PI_DATA = 0x0b
const TEMPLATE_INSTANCE = 0x0c
const NORMAL = 0x0d
const OPTIONAL = 0x0e
const MORE = 0x40
const FRAGMENT_HEADER = [0x0f, 1, 1, 0]
const STRING_TYPE = 1
const NO_DEPENDENCY = 0xffff

/** Where a fragment is written to. */
export interface XmlTarget {
  readonly sink: ByteSink
  readonly tables: ChunkTables
}

/** `plain` elements hold texts only and no dependency ids, as in logs that were forwarded or saved again. */
export type FragmentForm = 'template' | 'plain'

/** A whole fragment: header, the element as a template's instance or plain, end. */
export function writeFragment(target: XmlTarget, root: EvtxElement, form: FragmentForm): void {
  target.sink.bytes(FRAGMENT_HEADER)
  if (form === 'template') writeInstance(target, root)
  else writeElement(target, root, undefined)
  target.sink.u8(END_OF_FRAGMENT)
}

function writeInstance(target: XmlTarget, root: EvtxElement): void {
  const { sink, tables } = target
  const values: EvtxValue[] = []
  const shape = shapeOf(root, values)
  const guid = templateGuid(shape)
  const known = tables.templateAt(shape)
  sink.u8(TEMPLATE_INSTANCE)
  sink.u8(1)
  sink.bytes(guid.subarray(0, 4))
  sink.u32(known ?? sink.length + 4)
  if (known === undefined) writeDefinition(target, root, shape, guid)
  sink.u32(values.length)
  const descriptors = sink.length
  sink.zeros(values.length * 4)
  for (const [i, value] of values.entries()) {
    const start = sink.length
    if (value.type === 'binXml') writeFragment(target, value.root, 'template')
    else writeEvtxValue(sink, value)
    const size = sink.length - start
    if (size > 0xffff) throw new RangeError(`a value of ${size} bytes does not fit a template instance`)
    sink.patchU16(descriptors + i * 4, size)
    sink.patchU16(descriptors + i * 4 + 2, typeCodeOf(value))
  }
}

function writeDefinition(target: XmlTarget, root: EvtxElement, shape: string, guid: Uint8Array): void {
  const { sink, tables } = target
  sink.u32(tables.addTemplate(shape, guid, sink.length))
  sink.bytes(guid)
  const size = sink.length
  sink.u32(0)
  sink.bytes(FRAGMENT_HEADER)
  writeElement(target, root, { next: 0 })
  sink.u8(END_OF_FRAGMENT)
  sink.patchU32(size, sink.length - size - 4)
}

const guids = new Map<string, Uint8Array>()

/** Templates of one shape have one GUID everywhere. */
function templateGuid(shape: string): Uint8Array {
  let guid = guids.get(shape)
  if (guid === undefined) {
    guid = sha1(encodeText(shape, 'utf-8')).subarray(0, 16)
    guids.set(shape, guid)
  }
  return guid
}

/** Counts the substitutions of a template definition; undefined outside of one. */
type Substitutions = { next: number } | undefined

function writeElement(target: XmlTarget, root: EvtxElement, substitutions: Substitutions): void {
  const { sink, tables } = target
  const attributes = root.attributes ?? []
  sink.u8(OPEN_ELEMENT | (attributes.length > 0 ? MORE : 0))
  if (substitutions !== undefined) sink.u16(root.omitWhenNull === true ? dependencyOf(root, substitutions.next) : NO_DEPENDENCY)
  const size = sink.length
  sink.u32(0)
  tables.writeName(sink, root.element)
  if (attributes.length > 0) writeAttributes(target, attributes, substitutions)
  if (root.children === undefined) sink.u8(CLOSE_EMPTY)
  else {
    sink.u8(CLOSE_START)
    writeNodes(target, root.children, substitutions)
    sink.u8(END_ELEMENT)
  }
  sink.patchU32(size, sink.length - size - 4)
}

/** The index of the element's first own substitution behind those of its attributes, or of its attributes where it has no other. */
function dependencyOf(root: EvtxElement, next: number): number {
  const inAttributes = (root.attributes ?? []).flatMap(({ content }) => content).filter((content) => 'value' in content).length
  const inContent = (root.children ?? []).some((child) => 'value' in child)
  return inContent ? next + inAttributes : next
}

function writeAttributes(target: XmlTarget, attributes: readonly EvtxAttribute[], substitutions: Substitutions): void {
  const { sink, tables } = target
  const size = sink.length
  sink.u32(0)
  for (const [i, { name, content }] of attributes.entries()) {
    sink.u8(ATTRIBUTE | (i < attributes.length - 1 ? MORE : 0))
    tables.writeName(sink, name)
    writeNodes(target, content, substitutions)
  }
  sink.patchU32(size, sink.length - size - 4)
}

function writeNodes(target: XmlTarget, nodes: readonly EvtxNode[], substitutions: Substitutions): void {
  for (const [i, node] of nodes.entries()) {
    if ('element' in node) writeElement(target, node, substitutions)
    else writeContent(target, node, isText(nodes[i + 1]) ? MORE : 0, substitutions)
  }
}

const isText = (node: EvtxNode | undefined): boolean => node !== undefined && !('element' in node) && !('target' in node)

function writeContent({ sink, tables }: XmlTarget, content: EvtxContent, more: number, substitutions: Substitutions): void {
  if ('text' in content) {
    sink.u8(TEXT | more)
    sink.u8(STRING_TYPE)
    sink.u16(content.text.length)
    sink.utf16(content.text)
  } else if ('cdata' in content) {
    sink.u8(CDATA | more)
    sink.u16(content.cdata.length)
    sink.utf16(content.cdata)
  } else if ('character' in content) {
    sink.u8(CHARACTER | more)
    sink.u16(content.character)
  } else if ('entity' in content) {
    sink.u8(ENTITY | more)
    tables.writeName(sink, content.entity)
  } else if ('target' in content) {
    sink.u8(PI_TARGET)
    tables.writeName(sink, content.target)
    sink.u8(PI_DATA)
    sink.u16(content.instruction.length)
    sink.utf16(content.instruction)
  } else {
    if (substitutions === undefined) throw new RangeError('plain binary XML has texts only')
    sink.u8(content.normal === true ? NORMAL : OPTIONAL)
    sink.u16(substitutions.next++)
    sink.u8(declaredCodeOf(content.value))
  }
}
