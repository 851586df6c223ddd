import { type EventClass, type EventRow, eventTimeIso, eventTimeOfFiletime } from '../../facts/event.ts'
import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import { ParseError } from '../byteReader.ts'
import type { ByteSource } from '../byteSource.ts'
import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { BUFFER_HEADER_SIZE } from './bufferHeader.ts'
import type { BufferList } from './bufferList.ts'
import { EventRows } from './eventRows.ts'
import { listBuffers } from './listBuffers.ts'
import { clockOf, type LogfileHeader, readLogfileHeader } from './logfileHeader.ts'
import { scanManifests } from './manifestScan.ts'
import { mergeEvents } from './mergeEvents.ts'
import { type BufferRest, type FoundEvent, ProcessorStream } from './processorStream.ts'

/** The first buffer of a compressed trace is as short as its event; of any other the beginning is enough. */
const FIRST_READ = 4096

/** Damaged events that are told of one by one; what lies behind is counted. */
const MOST_DAMAGE = 100

type ProblemItem = Extract<ParsedItem, { type: 'problem' }>

/**
 * Reads an ETW trace: all buffers, merged in order of time across processors. Every kind of event is given; TraceLogging ones are decoded by
 * the schema that they carry, those of a manifest where the trace carries it. Damage costs the events that it is in. Layouts: evntrace.h, evntcons.h,
 * TraceLoggingProvider.h.
 */
export function* parseEtl({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  const header = headerOf(source)
  if ('type' in header) {
    yield header
    return { account: { parsed: 0, problem: source.size, unknown: 0 } }
  }
  const { buffers, gaps, cut, lossMarks } = listBuffers(source, header)
  let problemBytes = 0
  for (const { offset, size } of gaps) {
    problemBytes += size
    yield note('etlBufferDamaged', 'warning', { bytes: size }, { offset, field: 'buffer.header' })
  }
  if (cut > 0) yield note('etlTruncated', 'warning', { bytes: cut }, { offset: source.size, field: 'buffer.size' })
  const rests = new Rests()
  yield* readEvents(source, header, buffers, rests)
  problemBytes += rests.bytes
  yield* rests.notes()
  yield* sessionNotes(header, buffers.count, lossMarks)
  const problem = Math.min(source.size, problemBytes)
  return { edition: `etl ${header.osVersion}.${header.osBuild}`, account: { parsed: source.size - problem, problem, unknown: 0 } }
}

const note = (
  code: ProblemCode,
  severity: 'error' | 'warning' | 'info',
  args: Readonly<Record<string, string | number>>,
  place: { readonly offset?: number; readonly field?: string } = {},
): ProblemItem => ({ type: 'problem', problem: problemOf(code, severity, args, place) })

function headerOf(source: ByteSource): LogfileHeader | ProblemItem {
  try {
    return readLogfileHeader(source.read(0, FIRST_READ))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return note('etlNotReadable', 'error', { detail: error.message }, { field: error.field, offset: error.offset })
  }
}

/** Stretches of buffers that were not understood: the first of them one by one, all of them in bytes. */
class Rests {
  readonly #first: BufferRest[] = []
  readonly #packed = new Set<number>()
  #more = 0
  bytes = 0

  add(rest: BufferRest): void {
    const { place, size } = rest
    // Of a compressed buffer, bytes of the file and of its content are not the same: the buffer counts as a whole, once.
    if (!place.isCompressed) this.bytes += size
    else if (!this.#packed.has(place.offset)) {
      this.#packed.add(place.offset)
      this.bytes += place.size
    }
    if (this.#first.length < MOST_DAMAGE) this.#first.push(rest)
    else this.#more += size
  }

  *notes(): Generator<ParsedItem, void> {
    for (const { place, at, size } of this.#first)
      yield note(
        'etlBufferRest',
        'warning',
        { bytes: size },
        { offset: place.offset + (place.isCompressed ? 0 : at), field: 'event.marker' },
      )
    if (this.#more > 0) yield note('etlMoreRests', 'warning', { bytes: this.#more })
  }
}

function* readEvents(source: ByteSource, header: LogfileHeader, buffers: BufferList, rests: Rests): Generator<ParsedItem, void> {
  const options = { startRaw: header.origin, onRest: (rest: BufferRest) => rests.add(rest) }
  const most = Math.max(1, Math.floor(MOST_LOADED / Math.max(1, buffers.largest)))
  const streams = buffers
    .byProcessor((header.logFileMode & CIRCULAR) !== 0, most)
    .map((numbers) => new ProcessorStream(source, buffers, numbers, options))
  const rows = new EventRows(clockOf(header), () => scanManifests(source, buffers))
  let damaged = 0
  for (const found of mergeEvents(streams)) {
    const { event, damage } = rows.read(found)
    yield { type: 'event', event: isSessionHeader(found) ? sessionEvent(event, header) : event }
    if (damage !== undefined && damaged++ < MOST_DAMAGE)
      yield note('etlEventDamaged', 'warning', { detail: damage.message }, { offset: event.place, field: damage.field })
  }
  if (damaged > MOST_DAMAGE) yield note('etlMoreDamaged', 'warning', { count: damaged - MOST_DAMAGE })
}

/** EVENT_TRACE_FILE_MODE_CIRCULAR: the oldest buffer may lie behind the newest. */
const CIRCULAR = 0x2
/** Bytes of buffers in memory at once: sessions of a hundred processors and more have small ones. */
const MOST_LOADED = 128 << 20

const isSessionHeader = ({ place, at, layout: { kind } }: FoundEvent): boolean =>
  place.offset === 0 && at === BUFFER_HEADER_SIZE && kind === 'system'

/** Of the last trace that was read: its header event is one of a kind. */
function sessionEvent(event: EventRow, header: LogfileHeader): EventRow {
  const eventClass: EventClass = { ...event.class, decoded: true }
  return { ...event, class: eventClass, data: JSON.stringify(sessionFields(header)) }
}

const filetime = (value: bigint): string | undefined => (value === 0n ? undefined : eventTimeIso(eventTimeOfFiletime(value)))

/** Named as in TRACE_LOGFILE_HEADER. */
const sessionFields = (header: LogfileHeader) => ({
  SessionName: header.sessionName,
  LogFileName: header.fileName,
  StartTime: filetime(header.startTime),
  EndTime: filetime(header.endTime),
  BootTime: filetime(header.bootTime),
  OsVersion: `${header.osVersion}.${header.osBuild}`,
  NumberOfProcessors: header.processors,
  PointerSize: header.pointerSize,
  BufferSize: header.bufferSize,
  BuffersWritten: header.buffersWritten,
  EventsLost: header.eventsLost,
  BuffersLost: header.buffersLost,
  LogFileMode: `0x${header.logFileMode.toString(16)}`,
  ClockType: header.clockType,
  PerfFreq: String(header.frequency),
  TimeZoneBias: header.bias,
})

function* sessionNotes(header: LogfileHeader, buffers: number, lossMarks: number): Generator<ParsedItem, void> {
  const { eventsLost, buffersLost, buffersWritten, endTime } = header
  if (eventsLost > 0 || buffersLost > 0) yield note('etlLost', 'warning', { events: eventsLost, buffers: buffersLost })
  else if (lossMarks > 0) yield note('etlLossMarks', 'warning', { count: lossMarks })
  if (buffersWritten !== buffers) yield note('etlBufferCount', 'info', { declared: buffersWritten, found: buffers })
  if (endTime === 0n) yield note('etlNotStopped', 'info', {})
}
