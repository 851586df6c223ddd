import { type ByteReader, ParseError } from '../byteReader.ts'
import { decodeUtf16 } from '../registryValues.ts'

/** The hive bins, and with them every offset in cells, start here. */
export const BASE_BLOCK_SIZE = 4096

export interface BaseBlock {
  readonly primarySequence: number
  readonly secondarySequence: number
  readonly minor: number
  /** From the start of the bins. */
  readonly rootOffset: number
  /** In bytes. */
  readonly binsSize: number
  /** The path the hive was loaded from, cut from the left to 31 characters; '' where none was written. */
  readonly fileName: string
  readonly checksum: number
  /** What the checksum should be. */
  readonly expectedChecksum: number
}

/** Reads the block that starts every hive. Throws a ParseError for what is no hive. Layout: M. Suhanov, "Base block". */
export function readBaseBlock(reader: ByteReader): BaseBlock {
  const magic = reader.latin1(0, 4, 'baseBlock.magic')
  if (magic !== 'regf') throw new ParseError('baseBlock.magic', 0, `not a registry hive: ${JSON.stringify(magic)}`)
  return {
    primarySequence: reader.u32(4, 'baseBlock.primarySequence'),
    secondarySequence: reader.u32(8, 'baseBlock.secondarySequence'),
    minor: reader.u32(24, 'baseBlock.minorVersion'),
    rootOffset: reader.u32(36, 'baseBlock.rootOffset'),
    binsSize: reader.u32(40, 'baseBlock.hiveBinsSize'),
    fileName: decodeUtf16(reader.slice(48, 64, 'baseBlock.fileName')).replace(/\0.*$/s, ''),
    checksum: reader.u32(508, 'baseBlock.checksum'),
    expectedChecksum: baseBlockChecksum(reader),
  }
}

/** XOR of the first 127 words; 0 and 0xFFFFFFFF are not used and stand as 1 and 0xFFFFFFFE. */
export function baseBlockChecksum(reader: ByteReader): number {
  let sum = 0
  for (let offset = 0; offset < 508; offset += 4) sum ^= reader.u32(offset, 'baseBlock.checksum')
  sum >>>= 0
  if (sum === 0) return 1
  return sum === 0xffffffff ? 0xfffffffe : sum
}
