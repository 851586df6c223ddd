import type { EvtxElement, EvtxNode, EvtxValue } from './evtxElement.ts'

export interface EvtxField {
  /** Classic event sources have fields without names. */
  readonly name?: string
  readonly value: EvtxValue
  /** An empty element instead of none where the value is null. */
  readonly keptEmpty?: boolean
}

/** `<EventData><Data Name='…'>…</Data>…</EventData>`. */
export const eventData = (fields: readonly EvtxField[], name?: string): EvtxElement => ({
  element: 'EventData',
  ...(name === undefined ? {} : { attributes: [{ name: 'Name', content: [{ text: name }] }] }),
  children: fields.map(({ name: fieldName, value, keptEmpty = false }) => ({
    element: 'Data',
    ...(fieldName === undefined ? {} : { attributes: [{ name: 'Name', content: [{ text: fieldName }] }] }),
    omitWhenNull: !keptEmpty,
    children: [{ value, normal: keptEmpty }],
  })),
})

/** `<UserData>` around an element of the provider's own. */
export const userData = (root: EvtxElement): EvtxElement => ({ element: 'UserData', children: [root] })

/** An element that holds a value. */
export const valueElement = (element: string, value: EvtxValue): EvtxElement => ({ element, omitWhenNull: true, children: [{ value }] })

export interface EvtxRendering {
  /** `en-US`. */
  readonly culture: string
  readonly message: string
  readonly level?: string
  readonly task?: string
  readonly opcode?: string
  readonly channel?: string
  readonly provider?: string
  readonly keywords?: readonly string[]
}

/** `<RenderingInfo Culture='…'>`, as forwarded and archived logs carry it. */
export function renderingInfo(rendering: EvtxRendering): EvtxElement {
  const text = (element: string, value: string | undefined): readonly EvtxNode[] =>
    value === undefined ? [] : [valueElement(element, { type: 'string', value })]
  const { keywords } = rendering
  return {
    element: 'RenderingInfo',
    attributes: [{ name: 'Culture', content: [{ value: { type: 'string', value: rendering.culture } }] }],
    children: [
      ...text('Message', rendering.message),
      ...text('Level', rendering.level),
      ...text('Task', rendering.task),
      ...text('Opcode', rendering.opcode),
      ...text('Channel', rendering.channel),
      ...text('Provider', rendering.provider),
      ...(keywords === undefined ? [] : [{ element: 'Keywords', children: keywords.flatMap((keyword) => text('Keyword', keyword)) }]),
    ],
  }
}
