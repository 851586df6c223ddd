import { ParseError } from '../byteReader.ts'
import { filetimeToIso } from '../filetime.ts'
import type { Cell, HiveCells } from './hiveCells.ts'

const FLAG_LATIN1_NAME = 0x20
/** The value count of such a key is a handle, not a count. */
const FLAG_PREDEFINED_HANDLE = 0x40

export interface KeyNode {
  readonly cell: Cell
  readonly name: string
  readonly lastWritten: string | undefined
  readonly parentOffset: number
  readonly subkeyCount: number
  readonly subkeyListOffset: number
  readonly valueCount: number
  readonly valueListOffset: number
  readonly securityOffset: number
  readonly classOffset: number
}

/** Reads one key (`nk`). Layout: M. Suhanov, "Key node". */
export function readKeyNode(cells: HiveCells, offset: number): KeyNode {
  const cell = cells.take(offset, 'key')
  const { reader } = cells
  const at = cell.start
  expectSignature(cells, cell, ['nk'], 'key.signature')
  const flags = reader.u16(at + 2, 'key.flags')
  const nameLength = reader.u16(at + 72, 'key.nameLength')
  if (76 + nameLength > cell.length) throw new ParseError('key.name', at + 76, `${nameLength} bytes do not fit into the cell`)
  return {
    cell,
    name: flags & FLAG_LATIN1_NAME ? reader.latin1(at + 76, nameLength, 'key.name') : reader.utf16(at + 76, nameLength, 'key.name'),
    lastWritten: filetimeToIso(reader.u64(at + 4, 'key.lastWritten')),
    parentOffset: reader.u32(at + 16, 'key.parentOffset'),
    subkeyCount: reader.u32(at + 20, 'key.subkeyCount'),
    subkeyListOffset: reader.u32(at + 28, 'key.subkeyListOffset'),
    valueCount: flags & FLAG_PREDEFINED_HANDLE ? 0 : reader.u32(at + 36, 'key.valueCount'),
    valueListOffset: reader.u32(at + 40, 'key.valueListOffset'),
    securityOffset: reader.u32(at + 44, 'key.securityOffset'),
    classOffset: reader.u32(at + 48, 'key.classOffset'),
  }
}

/** Offsets of a key's subkeys, in the order of the file. Lists: `lf` and `lh` (offset and hint), `li` (offsets), `ri` (lists of lists, one level). */
export function readSubkeyOffsets(cells: HiveCells, listOffset: number): readonly number[] {
  const cell = cells.take(listOffset, 'subkeyList')
  const signature = expectSignature(cells, cell, ['lf', 'lh', 'li', 'ri'], 'subkeyList.signature')
  if (signature !== 'ri') return readOffsets(cells, cell, signature === 'li' ? 4 : 8)
  return readOffsets(cells, cell, 4).flatMap((offset) => readLeaf(cells, offset))
}

/** Offsets of a key's values: a plain array without a signature. */
export function readValueOffsets(cells: HiveCells, key: KeyNode): readonly number[] {
  const cell = cells.take(key.valueListOffset, 'valueList')
  if (key.valueCount * 4 > cell.length)
    throw new ParseError('valueList.count', cell.start, `${key.valueCount} values do not fit into the cell`)
  return Array.from({ length: key.valueCount }, (_, index) => cells.reader.u32(cell.start + index * 4, 'valueList.offset'))
}

export function expectSignature(cells: HiveCells, cell: Cell, wanted: readonly string[], field: string): string {
  const signature = cells.reader.latin1(cell.start, 2, field)
  if (!wanted.includes(signature)) throw new ParseError(field, cell.start, `${JSON.stringify(signature)} in place of ${wanted.join(', ')}`)
  return signature
}

function readLeaf(cells: HiveCells, offset: number): readonly number[] {
  const cell = cells.take(offset, 'subkeyList')
  const signature = expectSignature(cells, cell, ['lf', 'lh', 'li'], 'subkeyList.signature')
  return readOffsets(cells, cell, signature === 'li' ? 4 : 8)
}

function readOffsets(cells: HiveCells, cell: Cell, stride: number): readonly number[] {
  const count = cells.reader.u16(cell.start + 2, 'subkeyList.count')
  if (4 + count * stride > cell.length)
    throw new ParseError('subkeyList.count', cell.start + 2, `${count} entries do not fit into the cell`)
  return Array.from({ length: count }, (_, index) => cells.reader.u32(cell.start + 4 + index * stride, 'subkeyList.offset'))
}
