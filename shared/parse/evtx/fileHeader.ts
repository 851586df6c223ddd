import type { ByteReader } from '../byteReader.ts'
import { ParseError } from '../byteReader.ts'
import { crc32 } from './crc32.ts'

/** Where the chunks start. The header says so itself; no log is known that says anything else. */
export const FILE_HEADER_SIZE = 4096
const CHECKED_SIZE = 120

const flag = { dirty: 1, full: 2, noChecksums: 4 } as const

export interface EvtxFileHeader {
  /** Number of the oldest chunk and of the one written last; a log that wrapped has first > last. */
  readonly firstChunk: bigint
  readonly lastChunk: bigint
  readonly version: string
  /** As it was when the log was closed: a log copied while in use has more. Absent where the header is lost. */
  readonly chunkCount?: number
  readonly isDirty: boolean
  readonly hasChecksums: boolean
  readonly isChecksumRight: boolean
}

/** Reads the header block that starts every .evtx file. Throws a ParseError. Layout: libevtx documentation, "File header". */
export function readFileHeader(reader: ByteReader): EvtxFileHeader {
  const magic = reader.latin1(0, 8, 'fileHeader.magic')
  if (magic !== 'ElfFile\0') throw new ParseError('fileHeader.magic', 0, `not an event log: ${JSON.stringify(magic)}`)
  const flags = reader.u32(120, 'fileHeader.flags')
  return {
    firstChunk: reader.u64(8, 'fileHeader.firstChunk'),
    lastChunk: reader.u64(16, 'fileHeader.lastChunk'),
    version: `${reader.u16(38, 'fileHeader.majorVersion')}.${reader.u16(36, 'fileHeader.minorVersion')}`,
    chunkCount: reader.u16(42, 'fileHeader.chunkCount'),
    isDirty: (flags & flag.dirty) !== 0,
    hasChecksums: (flags & flag.noChecksums) === 0,
    isChecksumRight: reader.u32(124, 'fileHeader.checksum') === crc32(reader.bytes, [0, CHECKED_SIZE]),
  }
}

/** What is known of a log whose header is lost while its chunks are there. */
export const lostHeader: EvtxFileHeader = {
  firstChunk: 0n,
  lastChunk: 0n,
  version: '?',
  isDirty: true,
  hasChecksums: true,
  isChecksumRight: true,
}
