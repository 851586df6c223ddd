import type { EvtxItem, EvtxItemType, evtxTypeCodes } from './evtxItem.ts'

/** A value of a template instance. */
export type EvtxValue =
  | EvtxItem
  | { readonly type: 'binary'; readonly value: Uint8Array }
  /** `size` bytes stand in its place (0 normally). */
  | { readonly type: 'null'; readonly declared?: keyof typeof evtxTypeCodes; readonly size?: number }
  | { readonly type: 'array'; readonly of: EvtxItemType; readonly items: readonly EvtxItem['value'][] }
  | { readonly type: 'binXml'; readonly root: EvtxElement }

/** What stands in an attribute or between the tags of an element, beside elements. */
export type EvtxContent =
  | { readonly text: string }
  | { readonly cdata: string }
  /** A UTF-16 unit, written as `&#…;`. */
  | { readonly character: number }
  | { readonly entity: 'amp' | 'lt' | 'gt' | 'quot' | 'apos' }
  | { readonly target: string; readonly instruction: string }
  /** A substitution of the template. `normal` ones show an empty text where the value is null, others are left out. */
  | { readonly value: EvtxValue; readonly normal?: boolean }

export interface EvtxAttribute {
  readonly name: string
  readonly content: readonly EvtxContent[]
}

/** An element of binary XML; written as a template with its values, or plain. */
export interface EvtxElement {
  readonly element: string
  readonly attributes?: readonly EvtxAttribute[]
  /** Absent: an empty tag. */
  readonly children?: readonly EvtxNode[]
  /** Left out as a whole where its first substitution is null (the dependency id). */
  readonly omitWhenNull?: boolean
}

export type EvtxNode = EvtxElement | EvtxContent

/** What tells templates apart: everything but the values, which are gathered in the order of their substitutions. */
export function shapeOf(root: EvtxElement, values: EvtxValue[]): string {
  let shape = `<${root.element}${root.omitWhenNull === true ? '?' : ''}`
  for (const { name, content } of root.attributes ?? []) {
    shape += ` ${name}=`
    for (const part of content) shape += contentShape(part, values)
  }
  if (root.children === undefined) return `${shape}/>`
  shape += '>'
  for (const child of root.children) shape += 'element' in child ? shapeOf(child, values) : contentShape(child, values)
  return `${shape}</>`
}

function contentShape(content: EvtxContent, values: EvtxValue[]): string {
  if ('value' in content) {
    values.push(content.value)
    const { value } = content
    const declared = value.type === 'null' ? (value.declared ?? 'string') : value.type === 'array' ? `${value.of}[]` : value.type
    return `%${declared}${content.normal === true ? '!' : ''}`
  }
  return JSON.stringify(content)
}
