/** Types of extended data items. Source: evntcons.h, EVENT_HEADER_EXT_TYPE_…. */
const itemType = { relatedActivityId: 1, sid: 2, schema: 11, providerTraits: 12 } as const
const HAS_EXTENDED_ITEMS = 0x0001
const ITEM_HEADER = 8

/** Where the items that are looked at lie in the buffer: offset and size, size 0 for none; and where the payload starts. */
export interface ExtendedItems {
  relatedAt: number
  sidAt: number
  sidSize: number
  schemaAt: number
  schemaSize: number
  traitsAt: number
  traitsSize: number
  payloadAt: number
}

/** Walks the items behind an EVENT_HEADER. Layout: notes of the format, section 2.5. Undefined where the chain is damaged. */
export function readExtendedItems(view: DataView, event: number, headerSize: number, end: number): ExtendedItems | undefined {
  const items: ExtendedItems = {
    relatedAt: -1,
    sidAt: -1,
    sidSize: 0,
    schemaAt: -1,
    schemaSize: 0,
    traitsAt: -1,
    traitsSize: 0,
    payloadAt: event + headerSize,
  }
  if ((view.getUint16(event + 4, true) & HAS_EXTENDED_ITEMS) === 0) return items
  for (let at = event + headerSize; ; ) {
    if (at + ITEM_HEADER > end) return undefined
    const size = view.getUint16(at, true)
    const dataSize = view.getUint16(at + 6, true)
    if (size < ITEM_HEADER || at + size > end || ITEM_HEADER + dataSize > size) return undefined
    noteItem(items, view.getUint16(at + 2, true), at + ITEM_HEADER, dataSize)
    const isFollowed = (view.getUint16(at + 4, true) & 1) !== 0
    at += size
    items.payloadAt = at
    if (!isFollowed) return items
  }
}

function noteItem(items: ExtendedItems, type: number, at: number, size: number): void {
  if (type === itemType.relatedActivityId && size >= 16) items.relatedAt = at
  else if (type === itemType.sid) Object.assign(items, { sidAt: at, sidSize: size })
  else if (type === itemType.schema) Object.assign(items, { schemaAt: at, schemaSize: size })
  else if (type === itemType.providerTraits) Object.assign(items, { traitsAt: at, traitsSize: size })
}
