import { type EventClass, type EventRow, eventTimeIso, eventTimeOfFiletime } from '../../facts/event.ts'
import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import { ParseError } from '../byteReader.ts'
import type { ByteSource } from '../byteSource.ts'
import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { BUFFER_HEADER_SIZE } from './bufferHeader.ts'
import { type BufferPlace, type BufferRest, type FoundEvent, listBuffers, mergeEvents, ProcessorStream } from './eventBuffers.ts'
import { EventRows } from './eventRows.ts'
import { clockOf, type LogfileHeader, readLogfileHeader } from './logfileHeader.ts'
import { wppTime } from './wppMessage.ts'

/** The first buffer of a compressed trace is as short as its event; of any other the beginning is enough. */
const FIRST_READ = 4096

/** Damaged events that are told of one by one; what lies behind is counted. */
const MOST_DAMAGE = 100

type ProblemItem = Extract<ParsedItem, { type: 'problem' }>

/**
 * Reads an ETW trace: all buffers, merged in order of time across processors. Every kind of event is given; TraceLogging ones are decoded by
 * the schema that they carry. Damage costs the event or the rest of the buffer it is in. Layouts: evntrace.h, evntcons.h,
 * TraceLoggingProvider.h.
 */
export function* parseEtl({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  const header = headerOf(source)
  if ('type' in header) {
    yield header
    return { account: { parsed: 0, problem: source.size, unknown: 0 } }
  }
  const { buffers, gaps } = listBuffers(source, header.bufferSize)
  let problemBytes = 0
  for (const { offset, size } of gaps) {
    problemBytes += size
    yield note('etlBufferDamaged', 'warning', { bytes: size }, { offset, field: 'buffer.size' })
  }
  const rests: BufferRest[] = []
  const events = readEvents(source, header, buffers, (rest) => rests.push(rest))
  for (let next = events.next(); next.done !== true; next = events.next()) yield next.value
  for (const { place, at, size } of rests.slice(0, MOST_DAMAGE)) {
    yield note('etlBufferRest', 'warning', { bytes: size }, { offset: place.offset + (place.isCompressed ? 0 : at), field: 'event.marker' })
  }
  // Of a compressed buffer, bytes of the file and of its content are not the same: the buffer counts as a whole.
  for (const { place, size } of rests) problemBytes += place.isCompressed ? place.size : size
  yield* sessionNotes(header, buffers.length)
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

function* readEvents(
  source: ByteSource,
  header: LogfileHeader,
  buffers: readonly BufferPlace[],
  onRest: (rest: BufferRest) => void,
): Generator<ParsedItem, void> {
  const options = { startRaw: header.origin, onRest, timeOfMessage: wppTime }
  const isCircular = (header.logFileMode & CIRCULAR) !== 0
  const streams = [...byProcessor(isCircular ? inOrderOfFlush(buffers) : buffers).values()].map(
    (places) => new ProcessorStream(source, places, options),
  )
  const rows = new EventRows(clockOf(header))
  let damaged = 0
  for (const found of mergeEvents(streams)) {
    if (isSessionHeader(found)) {
      yield { type: 'event', event: sessionEvent(rows.read(found).event, header) }
      continue
    }
    const { event, damage } = rows.read(found)
    yield { type: 'event', event }
    if (damage !== undefined && damaged++ < MOST_DAMAGE)
      yield note('etlEventDamaged', 'warning', { detail: damage.message }, { offset: event.place, field: damage.field })
  }
  if (damaged > MOST_DAMAGE) yield note('etlMoreDamaged', 'warning', { count: damaged - MOST_DAMAGE })
}

/** EVENT_TRACE_FILE_MODE_CIRCULAR: the oldest buffer may lie behind the newest. */
const CIRCULAR = 0x2

const inOrderOfFlush = (buffers: readonly BufferPlace[]): readonly BufferPlace[] =>
  buffers.toSorted((a, b) => (a.flushed < b.flushed ? -1 : a.flushed > b.flushed ? 1 : 0))

function byProcessor(buffers: readonly BufferPlace[]): Map<number, BufferPlace[]> {
  const groups = new Map<number, BufferPlace[]>()
  for (const buffer of buffers) {
    const group = groups.get(buffer.processor)
    if (group === undefined) groups.set(buffer.processor, [buffer])
    else group.push(buffer)
  }
  return groups
}

const isSessionHeader = ({ place, at }: FoundEvent): boolean => place.offset === 0 && at === BUFFER_HEADER_SIZE

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

function* sessionNotes(header: LogfileHeader, buffers: number): Generator<ParsedItem, void> {
  const { eventsLost, buffersLost, buffersWritten, endTime } = header
  if (eventsLost > 0 || buffersLost > 0) yield note('etlLost', 'warning', { events: eventsLost, buffers: buffersLost })
  if (buffersWritten !== buffers) yield note('etlBufferCount', 'info', { declared: buffersWritten, found: buffers })
  if (endTime === 0n) yield note('etlNotStopped', 'info', {})
}
