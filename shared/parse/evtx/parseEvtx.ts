import type { EventRow } from '../../facts/event.ts'
import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import type { ByteAccount } from '../byteLedger.ts'
import { ByteReader, ParseError } from '../byteReader.ts'
import type { ByteSource } from '../byteSource.ts'
import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { lendTemplates, type Template } from './binaryXml.ts'
import { EventClasses } from './eventClasses.ts'
import { CHUNK_HEADER_SIZE, CHUNK_SIZE, EvtxChunk } from './evtxChunk.ts'
import { type EvtxFileHeader, FILE_HEADER_SIZE, lostHeader, readFileHeader } from './fileHeader.ts'
import { RecordIds } from './recordIds.ts'
import { RecordReader } from './recordReader.ts'
import { TemplateLibrary } from './templateLibrary.ts'
import { isChunk, type RecordPlace, readChunkHeader, readFirstId, recordAt, scanRecords, tornRecordAt } from './walkChunk.ts'

/**
 * Reads an event log: every block that holds a chunk, whatever the file's header counts, the oldest first. Damage costs the record or
 * the chunk it is in; what lies behind it is found by scanning, and marked. Layout: libevtx documentation and MS-EVEN6 2.2.12.
 */
export function* parseEvtx({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  let header = headerOf(source)
  if ('type' in header) {
    yield header
    if (!isChunk(new EvtxChunk(source.read(FILE_HEADER_SIZE, CHUNK_HEADER_SIZE), FILE_HEADER_SIZE)))
      return { account: { parsed: 0, problem: source.size, unknown: 0 } }
    header = lostHeader
  }
  const log = new LogReader(source, header)
  yield* log.read()
  return { edition: `evtx ${header.version}`, account: log.account() }
}

type ProblemItem = Extract<ParsedItem, { type: 'problem' }>

function headerOf(source: ByteSource): EvtxFileHeader | ProblemItem {
  try {
    return readFileHeader(new ByteReader(source.read(0, FILE_HEADER_SIZE)))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return {
      type: 'problem',
      problem: problemOf('evtxNotReadable', 'error', { detail: error.message }, { field: error.field, offset: error.offset }),
    }
  }
}

const note = (
  code: ProblemCode,
  severity: 'error' | 'warning' | 'info',
  args: Readonly<Record<string, string | number>>,
  place: { readonly offset?: number; readonly field?: string } = {},
): ProblemItem => ({ type: 'problem', problem: problemOf(code, severity, args, place) })

/** Gaps that are told one by one; a log that was filtered when it was exported has as many as records. */
const MOST_GAPS = 20
/** Comes behind every id. */
const NO_ID = 2n ** 64n

class LogReader {
  readonly #source: ByteSource
  readonly #header: EvtxFileHeader
  readonly #classes = new EventClasses()
  readonly #ids = new RecordIds()
  #problemBytes = 0
  #unknownBytes = 0
  #chunks = 0
  #unreadBlocks = 0
  #rawRecords = 0
  #borrowed = 0
  #firstUnread = 0

  constructor(source: ByteSource, header: EvtxFileHeader) {
    this.#source = source
    this.#header = header
  }

  account(): ByteAccount {
    const { size } = this.#source
    return { parsed: size - this.#problemBytes - this.#unknownBytes, problem: this.#problemBytes, unknown: this.#unknownBytes }
  }

  *read(): Generator<ParsedItem, void> {
    if (!this.#header.isChecksumRight && this.#header.hasChecksums)
      yield note('evtxHeaderChecksum', 'info', {}, { offset: 124, field: 'fileHeader.checksum' })
    const damaged: number[] = []
    for (const offset of this.#chunkOffsets()) yield* this.#readBlock(offset, damaged)
    // Recovered last, so that a record that is there as well is not given twice.
    const lent = damaged.length === 0 ? new Map<number, Template>() : this.#templatesOfLog()
    for (const offset of damaged) yield* this.#recoverBlock(offset, lent)
    yield* this.#conclude()
  }

  /** Blocks of the size of a chunk. A log that wrapped has its oldest chunk in the middle, and the header of one in use does not tell where. */
  #chunkOffsets(): number[] {
    const blocks = Math.ceil(Math.max(0, this.#source.size - FILE_HEADER_SIZE) / CHUNK_SIZE)
    const offsets = Array.from({ length: blocks }, (_, i) => FILE_HEADER_SIZE + i * CHUNK_SIZE)
    const { firstChunk, lastChunk, isDirty } = this.#header
    if (!isDirty && firstChunk <= lastChunk) return offsets
    const firstIds = new Map(offsets.map((offset) => [offset, this.#firstIdOf(offset)]))
    const firstId = (offset: number): bigint => firstIds.get(offset) ?? NO_ID
    return offsets.sort((a, b) => (firstId(a) < firstId(b) ? -1 : firstId(a) > firstId(b) ? 1 : a - b))
  }

  #firstIdOf(offset: number): bigint {
    const chunk = new EvtxChunk(this.#source.read(offset, CHUNK_HEADER_SIZE), offset)
    return isChunk(chunk) ? readFirstId(chunk) : NO_ID
  }

  *#readBlock(offset: number, damaged: number[]): Generator<ParsedItem, void> {
    const chunk = new EvtxChunk(this.#source.read(offset, CHUNK_SIZE), offset)
    if (!isChunk(chunk)) {
      yield* this.#readBrokenBlock(chunk, damaged)
      return
    }
    this.#chunks++
    const { freeSpace, isHeaderRight, isDataRight } = readChunkHeader(chunk)
    const reader = new RecordReader(chunk, this.#classes)
    let at = CHUNK_HEADER_SIZE
    while (at < freeSpace) {
      const place = recordAt(chunk, at)
      if (place === undefined) break
      const item = this.#readRecord(chunk, reader, place)
      yield item
      if (item.type === 'problem') yield { type: 'event', event: reader.readRaw(place.start, place.end) }
      at = place.end
    }
    if (chunk.bytes.length < CHUNK_SIZE) yield note('evtxChunkCut', 'warning', { bytes: chunk.bytes.length }, { offset })
    if (at < freeSpace) {
      this.#problemBytes += freeSpace - at
      yield note('evtxRecordChain', 'warning', {}, { offset: offset + at, field: 'record.size' })
      damaged.push(offset)
      return
    }
    // Behind its records a chunk may still have some of those that it held before the log came round to it again.
    if (scanRecords(chunk, freeSpace, chunk.bytes.length).next().done !== true) damaged.push(offset)
    if (this.#header.hasChecksums && !(isHeaderRight && isDataRight))
      yield note('evtxChunkChecksum', 'warning', {}, { offset, field: isHeaderRight ? 'chunk.dataChecksum' : 'chunk.headerChecksum' })
  }

  #readRecord(chunk: EvtxChunk, reader: RecordReader, place: RecordPlace): ParsedItem {
    this.#ids.add(chunk.view.getBigUint64(place.start + 8, true))
    try {
      return { type: 'event', event: reader.read(place.start, place.end) }
    } catch (error) {
      if (!(error instanceof ParseError)) throw error
      this.#problemBytes += place.end - place.start
      return recordDamaged(chunk, place, error)
    }
  }

  /** A block without the magic: never used, or the records in it have lost their chunk. */
  *#readBrokenBlock(chunk: EvtxChunk, damaged: number[]): Generator<ParsedItem, void> {
    const { bytes, fileOffset } = chunk
    if (isZero(chunk)) return
    const hasRecords = scanRecords(chunk, 0, bytes.length).next().done !== true
    if (hasRecords) {
      this.#problemBytes += bytes.length
      damaged.push(fileOffset)
      yield note('evtxChunkMagic', 'warning', {}, { offset: fileOffset, field: 'chunk.header.magic' })
    } else if (bytes.length < CHUNK_SIZE && isChunkCut(bytes)) {
      this.#problemBytes += bytes.length
      yield note('evtxChunkCut', 'warning', { bytes: bytes.length }, { offset: fileOffset })
    } else {
      this.#unknownBytes += bytes.length
      if (this.#unreadBlocks++ === 0) this.#firstUnread = fileOffset
    }
  }

  /** Templates of all chunks, for records that lost theirs. */
  #templatesOfLog(): ReadonlyMap<number, Template> {
    const library = new TemplateLibrary()
    for (const offset of this.#chunkOffsets()) {
      const chunk = new EvtxChunk(this.#source.read(offset, CHUNK_SIZE), offset, true)
      if (isChunk(chunk)) library.addFrom(chunk)
    }
    return library.templates
  }

  /** What still stands as a record in a damaged block, and was not read already. */
  *#recoverBlock(offset: number, lent: ReadonlyMap<number, Template>): Generator<ParsedItem, void> {
    const chunk = new EvtxChunk(this.#source.read(offset, CHUNK_SIZE), offset, true)
    let isBorrowed = false
    lendTemplates(chunk, lent, () => {
      isBorrowed = true
    })
    const hasHeader = isChunk(chunk)
    // What is behind the records of a chunk was left by older ones: worth having where it can still be read.
    const rawTo = hasHeader ? readChunkHeader(chunk).freeSpace : chunk.bytes.length
    const from = hasHeader ? Math.min(brokenFrom(chunk), rawTo) : 0
    const reader = new RecordReader(chunk, this.#classes)
    for (const place of placesBehindDamage(chunk, from)) {
      isBorrowed = false
      const event = readOrNothing(reader, place)
      const isWanted = event !== undefined || (place.isWhole && place.start < rawTo)
      if (!isWanted || !this.#isNew(chunk, place)) continue
      if (event === undefined) this.#rawRecords++
      else if (isBorrowed) this.#borrowed++
      yield { type: 'event', event: { ...(event ?? reader.readRaw(place.start, place.end)), recovered: true } }
    }
  }

  /** Whether a record of that id was not there yet. */
  #isNew({ view }: EvtxChunk, { start }: RecordPlace): boolean {
    const id = view.getBigUint64(start + 8, true)
    if (this.#ids.has(id)) return false
    this.#ids.addRecovered(id)
    return true
  }

  /** What a person needs to be sure that nothing is missing, or to know what is. */
  *#conclude(): Generator<ParsedItem, void> {
    const { chunkCount, isDirty } = this.#header
    if (chunkCount !== undefined && this.#chunks !== chunkCount)
      yield note('evtxChunkCount', 'info', { declared: chunkCount, found: this.#chunks })
    if (isDirty) yield note('evtxDirty', 'info', {})
    if (this.#unreadBlocks > 0) yield note('evtxBlocksUnread', 'info', { count: this.#unreadBlocks }, { offset: this.#firstUnread })
    const { gaps, missing } = this.#ids.gaps()
    if (gaps.length > MOST_GAPS) yield note('evtxGaps', 'info', { count: gaps.length, missing: String(missing) })
    else
      for (const { first, last, count } of gaps)
        yield note('evtxGap', 'info', { first: String(first), last: String(last), count: String(count) })
    const { recovered } = this.#ids
    if (recovered > 0) yield note('evtxRecovered', 'info', { count: recovered })
    if (this.#borrowed > 0) yield note('evtxTemplatesBorrowed', 'info', { count: this.#borrowed })
    if (this.#rawRecords > 0) yield note('evtxRecoveredRaw', 'warning', { count: this.#rawRecords })
    yield* this.#ids.facts()
  }
}

function readOrNothing(reader: RecordReader, place: RecordPlace): EventRow | undefined {
  try {
    return reader.read(place.start, place.end)
  } catch (error) {
    if (error instanceof ParseError) return undefined
    throw error
  }
}

function recordDamaged(chunk: EvtxChunk, { start }: RecordPlace, error: ParseError): ProblemItem {
  const id = String(chunk.view.getBigUint64(start + 8, true))
  return note('evtxRecordDamaged', 'error', { id, detail: error.message }, { offset: chunk.fileOffset + start, field: error.field })
}

/** Where records may be behind damage: one whose size is wrong at its end only may still be whole in what it says, then those that are found by scanning. */
function* placesBehindDamage(chunk: EvtxChunk, from: number): Generator<RecordPlace & { readonly isWhole: boolean }, void> {
  const torn = tornRecordAt(chunk, from)
  if (torn !== undefined) yield { ...torn, isWhole: false }
  for (const place of scanRecords(chunk, from, chunk.bytes.length)) yield { ...place, isWhole: true }
}

/** Where the chain of records of a chunk breaks. */
function brokenFrom(chunk: EvtxChunk): number {
  let at = CHUNK_HEADER_SIZE
  for (let place = recordAt(chunk, at); place !== undefined; place = recordAt(chunk, at)) at = place.end
  return at
}

/** A block that was never used; looked at four bytes at a time, for a new log is mostly made of them. */
function isZero({ bytes, view }: EvtxChunk): boolean {
  const words = bytes.length - (bytes.length % 4)
  for (let at = 0; at < words; at += 4) if (view.getUint32(at, true) !== 0) return false
  return bytes.subarray(words).every((byte) => byte === 0)
}

/** The beginning of a chunk's magic at the end of a file. */
const isChunkCut = (bytes: Uint8Array): boolean => bytes[0] === 0x45 && bytes[1] === 0x6c && bytes[2] === 0x66
