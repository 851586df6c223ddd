import { ParseError } from '../byteReader.ts'
import type { EvtxChunk } from './evtxChunk.ts'

export const valueType = {
  null: 0x00,
  string: 0x01,
  ansi: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  float: 0x0b,
  double: 0x0c,
  boolean: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  size: 0x10,
  filetime: 0x11,
  systemTime: 0x12,
  sid: 0x13,
  hex32: 0x14,
  hex64: 0x15,
  binaryXml: 0x21,
  xml: 0x23,
} as const
export const ARRAY = 0x80

/** The values of a template instance: where each lies in the chunk. */
export interface Values {
  readonly chunk: EvtxChunk
  readonly count: number
  /** Offset in the chunk, bytes, and type, three numbers a value. */
  readonly slots: readonly number[]
  /** Behind the last value. */
  readonly end: number
}

/** Reads the array of values behind a template instance: a count, sizes and types, then the values. Bounds are checked here once for all. */
export function readValues(chunk: EvtxChunk, at: number, end: number): Values {
  const { view, fileOffset } = chunk
  if (at + 4 > end) throw new ParseError('values.count', fileOffset + at, 'cut off')
  const count = view.getUint32(at, true)
  let offset = at + 4 + count * 4
  if (offset > end) throw new ParseError('values.count', fileOffset + at, `${count} values do not fit`)
  const slots = new Array<number>(count * 3)
  for (let i = 0; i < count; i++) {
    const descriptor = at + 4 + i * 4
    const size = view.getUint16(descriptor, true)
    slots[i * 3] = offset
    slots[i * 3 + 1] = size
    slots[i * 3 + 2] = view.getUint8(descriptor + 2)
    offset += size
  }
  if (offset > end) throw new ParseError('values', fileOffset + at, `the values need ${offset - at} bytes, have ${end - at}`)
  return { chunk, count, slots, end: offset }
}

/** An index that there is no value for counts as null. */
export const typeOf = ({ slots }: Values, index: number): number => slots[index * 3 + 2] ?? valueType.null
export const sizeOf = ({ slots }: Values, index: number): number => slots[index * 3 + 1] ?? 0
export const offsetOf = ({ slots }: Values, index: number): number => slots[index * 3] ?? 0

/** Sizes of one item of an array; 0 where items are told apart otherwise. */
const itemSizes: Readonly<Record<number, number>> = {
  [valueType.int8]: 1,
  [valueType.uint8]: 1,
  [valueType.int16]: 2,
  [valueType.uint16]: 2,
  [valueType.int32]: 4,
  [valueType.uint32]: 4,
  [valueType.int64]: 8,
  [valueType.uint64]: 8,
  [valueType.float]: 4,
  [valueType.double]: 8,
  [valueType.boolean]: 4,
  [valueType.guid]: 16,
  [valueType.filetime]: 8,
  [valueType.systemTime]: 16,
  [valueType.hex32]: 4,
  [valueType.hex64]: 8,
}

/** One value, or one item of an array: its type, and where it lies. */
export interface Item {
  readonly type: number
  readonly offset: number
  readonly size: number
}

/** The items of a value: itself, or those of an array. */
export function itemsOf(values: Values, index: number): Item[] {
  const type = typeOf(values, index)
  const offset = offsetOf(values, index)
  const size = sizeOf(values, index)
  return (type & ARRAY) === 0 ? [{ type, offset, size }] : arrayItems(values.chunk, type & ~ARRAY, offset, size)
}

function arrayItems(chunk: EvtxChunk, type: number, offset: number, size: number): Item[] {
  if (type === valueType.string) return endedItems(chunk, type, offset, size, 2)
  if (type === valueType.ansi) return endedItems(chunk, type, offset, size, 1)
  if (type === valueType.sid) return sidItems(chunk, offset, size)
  const itemSize = itemSizes[type]
  if (itemSize === undefined) return [{ type, offset, size }]
  return Array.from({ length: Math.floor(size / itemSize) }, (_, i) => ({ type, offset: offset + i * itemSize, size: itemSize }))
}

/** Texts that end with NUL; the last one may lack it. */
function endedItems({ bytes }: EvtxChunk, type: number, offset: number, size: number, unit: 1 | 2): Item[] {
  const items: Item[] = []
  const end = offset + size - (size % unit)
  let start = offset
  for (let at = offset; at < end; at += unit) {
    if (bytes[at] !== 0 || (unit === 2 && bytes[at + 1] !== 0)) continue
    items.push({ type, offset: start, size: at - start })
    start = at + unit
  }
  if (start < end) items.push({ type, offset: start, size: end - start })
  return items
}

function sidItems({ bytes }: EvtxChunk, offset: number, size: number): Item[] {
  const items: Item[] = []
  for (let at = offset; at + 8 <= offset + size; ) {
    const length = Math.min(8 + 4 * (bytes[at + 1] ?? 0), offset + size - at)
    items.push({ type: valueType.sid, offset: at, size: length })
    at += length
  }
  return items
}
