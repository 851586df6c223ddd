import { type ByteReader, ParseError } from '../byteReader.ts'
import { marvin32 } from './marvin32.ts'

/** Base block copy in front of the entries; entries are a multiple of it. */
export const LOG_SECTOR = 512

const ENTRY_HEADER = 40

export interface DirtyPage {
  /** From the start of the hive's bins. */
  readonly offset: number
  readonly bytes: Uint8Array
}

export interface LogEntry {
  readonly sequence: number
  /** Size of the hive's bins after this entry. */
  readonly binsSize: number
  readonly pages: readonly DirtyPage[]
}

/**
 * The sound entries of a new transaction log (`HvLE`), from its start. What follows the last one is left over from older use, and
 * an entry whose hashes do not fit was not written to its end. Layout: M. Suhanov, "Transaction log files (new format)".
 */
export function readLogEntries(reader: ByteReader): readonly LogEntry[] {
  const entries: LogEntry[] = []
  for (let at = LOG_SECTOR; at + LOG_SECTOR <= reader.length; ) {
    if (reader.latin1(at, 4, 'logEntry.magic') !== 'HvLE') break
    const size = reader.u32(at + 4, 'logEntry.size')
    if (size < LOG_SECTOR || size % LOG_SECTOR !== 0 || at + size > reader.length) break
    if (!hasRightHashes(reader, at, size)) break
    entries.push(readEntry(reader, at, size))
    at += size
  }
  return entries
}

function hasRightHashes(reader: ByteReader, at: number, size: number): boolean {
  const ofPages = marvin32(reader.slice(at + ENTRY_HEADER, size - ENTRY_HEADER, 'logEntry'))
  const ofHeader = marvin32(reader.slice(at, 32, 'logEntry'))
  return reader.u64(at + 24, 'logEntry.hash1') === ofPages && reader.u64(at + 32, 'logEntry.hash2') === ofHeader
}

/** Throws a ParseError where the pages do not fit into the entry: with right hashes that is a format nobody has seen. */
function readEntry(reader: ByteReader, at: number, size: number): LogEntry {
  const count = reader.u32(at + 20, 'logEntry.pageCount')
  const end = at + size
  let data = at + ENTRY_HEADER + count * 8
  const pages: DirtyPage[] = []
  for (let index = 0; index < count; index++) {
    const reference = at + ENTRY_HEADER + index * 8
    const length = reader.u32(reference + 4, 'logEntry.pageSize')
    if (data + length > end)
      throw new ParseError('logEntry.pageSize', reference + 4, `a page of ${length} bytes does not fit into the entry`)
    pages.push({ offset: reader.u32(reference, 'logEntry.pageOffset'), bytes: reader.slice(data, length, 'logEntry.page') })
    data += length
  }
  return { sequence: reader.u32(at + 12, 'logEntry.sequence'), binsSize: reader.u32(at + 16, 'logEntry.hiveBinsSize'), pages }
}
