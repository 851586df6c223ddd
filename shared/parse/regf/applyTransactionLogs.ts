import { ByteReader } from '../byteReader.ts'
import { BASE_BLOCK_SIZE, baseBlockChecksum, readBaseBlock } from './baseBlock.ts'
import { LOG_SECTOR, type LogEntry, readLogEntries } from './transactionLog.ts'

export interface RecoveredHive {
  /** A new file: hive and logs stay as they are. */
  readonly bytes: Uint8Array
  readonly appliedEntries: number
  readonly appliedPages: number
}

interface Log {
  readonly reader: ByteReader
  readonly primarySequence: number
  readonly entries: readonly LogEntry[]
}

/**
 * Replays the new transaction logs (`HvLE`) of a dirty hive, oldest first, up to the first gap. Undefined where there is nothing to
 * apply: a clean hive, or logs of another time. Throws a ParseError for bytes that are no hive or no log.
 * Procedure: M. Suhanov, "Transaction log files (new format)".
 */
export function applyTransactionLogs(hive: Uint8Array, logs: readonly Uint8Array[]): RecoveredHive | undefined {
  const baseBlock = readBaseBlock(new ByteReader(hive))
  const isSound = baseBlock.checksum === baseBlock.expectedChecksum
  if (isSound && baseBlock.primarySequence === baseBlock.secondarySequence) return undefined
  const read = logs.map(readLog).filter((log) => log.entries.length > 0)
  const ordered = read.toSorted((a, b) => (a.entries[0]?.sequence ?? 0) - (b.entries[0]?.sequence ?? 0))
  const first = ordered[0]
  if (first === undefined) return undefined
  // New bins are dirty pages: a hive cannot grow by more than its logs hold.
  const mostBinsBytes = logs.reduce((sum, log) => sum + log.length, hive.length)
  const entries = consecutive(ordered, isSound ? baseBlock.secondarySequence : 0, mostBinsBytes)
  const last = entries.at(-1)
  if (last === undefined) return undefined
  const recovered = grow(hive, Math.max(...entries.map((entry) => entry.binsSize)))
  if (!isSound) copyBaseBlock(recovered, first.reader)
  for (const { pages } of entries) for (const page of pages) recovered.set(page.bytes, BASE_BLOCK_SIZE + page.offset)
  closeHive(recovered, last)
  return { bytes: recovered, appliedEntries: entries.length, appliedPages: entries.reduce((sum, entry) => sum + entry.pages.length, 0) }
}

function readLog(bytes: Uint8Array): Log {
  const reader = new ByteReader(bytes)
  return { reader, primarySequence: readBaseBlock(reader).primarySequence, entries: readLogEntries(reader) }
}

/** Entries in the order of their numbers, from one log into the next, up to the first gap. */
function consecutive(logs: readonly Log[], hiveSequence: number, mostBinsBytes: number): readonly LogEntry[] {
  const entries: LogEntry[] = []
  for (const log of logs) {
    const start = log.entries[0]?.sequence
    if (start === undefined || start !== log.primarySequence || start < hiveSequence) continue
    for (const entry of log.entries) {
      const expected = entries.at(-1)
      if (expected !== undefined && entry.sequence !== expected.sequence + 1) return entries
      if (entry.binsSize > mostBinsBytes || !fits(entry)) return entries
      entries.push(entry)
    }
  }
  return entries
}

const fits = ({ binsSize, pages }: LogEntry): boolean => pages.every((page) => page.offset + page.bytes.length <= binsSize)

function grow(hive: Uint8Array, binsSize: number): Uint8Array {
  const grown = new Uint8Array(Math.max(hive.length, BASE_BLOCK_SIZE + binsSize))
  grown.set(hive)
  return grown
}

/** The hive's own block is damaged: the log holds a copy of it, but for the file type (offset 28). */
function copyBaseBlock(hive: Uint8Array, log: ByteReader): void {
  hive.set(log.slice(0, LOG_SECTOR, 'log.baseBlock'))
  new DataView(hive.buffer).setUint32(28, 0, true)
}

function closeHive(hive: Uint8Array, last: LogEntry): void {
  const view = new DataView(hive.buffer)
  view.setUint32(4, last.sequence, true)
  view.setUint32(8, last.sequence, true)
  view.setUint32(40, last.binsSize, true)
  view.setUint32(508, baseBlockChecksum(new ByteReader(hive)), true)
}
