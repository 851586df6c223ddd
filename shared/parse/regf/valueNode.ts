import { ParseError } from '../byteReader.ts'
import { type Cell, type HiveCells, NO_CELL } from './hiveCells.ts'
import { expectSignature } from './keyNode.ts'

const INLINE = 0x80000000
const FLAG_LATIN1_NAME = 1
/** What one segment of big data holds; its cell is larger. */
const SEGMENT_SIZE = 16344
/** Big data exists from minor version 4 on; older hives keep any size in one cell. */
const FIRST_MINOR_WITH_BIG_DATA = 4

export interface ValueNode {
  readonly cell: Cell
  /** '' is the default value. */
  readonly name: string
  readonly type: number
  readonly data: Uint8Array
}

/** Reads one value (`vk`) with its data. Layout: M. Suhanov, "Key value". */
export function readValueNode(cells: HiveCells, offset: number, minor: number): ValueNode {
  const cell = cells.take(offset, 'value')
  const { reader } = cells
  const at = cell.start
  expectSignature(cells, cell, ['vk'], 'value.signature')
  const nameLength = reader.u16(at + 2, 'value.nameLength')
  if (20 + nameLength > cell.length) throw new ParseError('value.name', at + 20, `${nameLength} bytes do not fit into the cell`)
  const isLatin1 = (reader.u16(at + 16, 'value.flags') & FLAG_LATIN1_NAME) !== 0
  return {
    cell,
    name: isLatin1 ? reader.latin1(at + 20, nameLength, 'value.name') : reader.utf16(at + 20, nameLength, 'value.name'),
    type: reader.u32(at + 12, 'value.type'),
    data: readValueData(cells, at, minor),
  }
}

function readValueData(cells: HiveCells, at: number, minor: number): Uint8Array {
  const { reader } = cells
  const rawSize = reader.u32(at + 4, 'value.dataSize')
  const size = rawSize % INLINE
  if (rawSize >= INLINE) {
    if (size > 4) throw new ParseError('value.dataSize', at + 4, `${size} bytes do not fit into the value itself`)
    return reader.slice(at + 8, size, 'value.data')
  }
  const dataOffset = reader.u32(at + 8, 'value.dataOffset')
  if (size === 0 || dataOffset === NO_CELL) return new Uint8Array(0)
  const cell = cells.take(dataOffset, 'value.data')
  if (size > SEGMENT_SIZE && minor >= FIRST_MINOR_WITH_BIG_DATA && reader.latin1(cell.start, 2, 'value.data') === 'db') {
    return readBigData(cells, cell, size)
  }
  if (size > cell.length) throw new ParseError('value.data', cell.start, `need ${size} bytes, the cell has ${cell.length}`)
  return reader.slice(cell.start, size, 'value.data')
}

function readBigData(cells: HiveCells, cell: Cell, size: number): Uint8Array {
  const { reader } = cells
  const count = reader.u16(cell.start + 2, 'bigData.segmentCount')
  if (count * SEGMENT_SIZE < size) throw new ParseError('bigData.segmentCount', cell.start + 2, `${count} segments for ${size} bytes`)
  const list = cells.take(reader.u32(cell.start + 4, 'bigData.segmentListOffset'), 'bigData.segmentList')
  if (count * 4 > list.length) throw new ParseError('bigData.segmentList', list.start, `${count} segments do not fit into the cell`)
  const data = new Uint8Array(size)
  for (let index = 0, filled = 0; filled < size; index++, filled += SEGMENT_SIZE) {
    const segment = cells.take(reader.u32(list.start + index * 4, 'bigData.segmentOffset'), 'bigData.segment')
    const length = Math.min(SEGMENT_SIZE, size - filled)
    if (length > segment.length) throw new ParseError('bigData.segment', segment.start, `need ${length} bytes, have ${segment.length}`)
    data.set(reader.slice(segment.start, length, 'bigData.segment'), filled)
  }
  return data
}
