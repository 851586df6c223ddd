import { ByteSink } from './byteSink.ts'
import { EtlBuffer } from './etl/etlBuffer.ts'
import { clockCodes, DEFAULT_FREQUENCY, DEFAULT_MEGAHERTZ, type EtlClock, rawTime } from './etl/etlClock.ts'
import type { EtlEvent } from './etl/etlEvent.ts'
import { type EventTarget, type PointerSize, writeEtlEvent } from './etl/writeEtlEvent.ts'
import { filetimeOf } from './windowsValues.ts'

export interface EtlSession {
  readonly name: string
  readonly fileName?: string
  /** 100 ns since 1970. */
  readonly start: bigint
  /** Absent: the time of the last event. null: the session was never stopped. */
  readonly end?: bigint | null
  /** The performance counter where it is absent. */
  readonly clock?: EtlClock
  /** 8 where it is absent. */
  readonly pointerSize?: PointerSize
  /** Bytes of a buffer; 8192 where it is absent. */
  readonly bufferSize?: number
  readonly processors?: number
  /** Of Windows; 22631 where it is absent. */
  readonly build?: number
  /** Headers of buffers as Windows 7 wrote them. */
  readonly oldBuffers?: boolean
  readonly eventsLost?: number
  readonly buffersLost?: number
  /** Minutes from local time to UTC. */
  readonly bias?: number
  readonly zone?: string
  readonly compressed?: boolean
  /** Circular: so many of the newest buffers lie before the oldest. */
  readonly wrapped?: number
  /** What the header says instead of the truth, as after a crash. */
  readonly statedBuffers?: number
}

export interface EtlTrace {
  readonly session: EtlSession
  /** In order of time. */
  readonly events: Iterable<EtlEvent>
}

const MODE_CIRCULAR = 0x2
const MODE_COMPRESSED = 0x04000000
const LOGGER = 1
const TIMER_RESOLUTION = 156_250
const ZONE_NAME_UNITS = 32
/** A header buffer beside compressed ones is short. */
const SHORT_BUFFER = 1024
const SESSION_PROCESS = { pid: 1234, tid: 5678 }

/** A trace as a session writes it: a buffer with the header event, then buffers by processor. Throws RangeError for an event that no buffer can hold. */
export function encodeEtl({ session, events }: EtlTrace): Uint8Array {
  const target = (sink: ByteSink): EventTarget => ({
    sink,
    pointerSize: session.pointerSize ?? 8,
    raw: (time) => rawTime(time, session.start, session.clock ?? { type: 'performanceCounter' }),
  })
  const { buffers, last } = fillBuffers(session, events, target)
  const { wrapped = 0, oldBuffers = false, compressed = false } = session
  const ring = [...buffers.slice(buffers.length - wrapped), ...buffers.slice(0, buffers.length - wrapped)]
  const size = session.bufferSize ?? DEFAULT_BUFFER
  const place = { edge: true, loggerId: LOGGER, old: oldBuffers, eventsLost: false }
  const headerBytes = headerBuffer(session, target, buffers.length + 1, last).bytes(compressed ? SHORT_BUFFER : size, {
    ...place,
    header: true,
    processor: 0,
    sequence: 0,
  })
  const parts = ring.map(({ buffer, processor, sequence }, i) => {
    const own = { ...place, header: false, processor, sequence, edge: i === ring.length - 1 }
    return compressed ? buffer.compressed(own) : buffer.bytes(size, own)
  })
  return joined([headerBytes, ...parts])
}

const DEFAULT_BUFFER = 8192

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

interface PlacedBuffer {
  readonly buffer: EtlBuffer
  readonly processor: number
  readonly sequence: number
}

/** Fills one buffer a processor at a time; they come in the order in which they are flushed. */
function fillBuffers(session: EtlSession, events: Iterable<EtlEvent>, target: (sink: ByteSink) => EventTarget) {
  const size = session.bufferSize ?? DEFAULT_BUFFER
  const open = new Map<number, PlacedBuffer>()
  const buffers: PlacedBuffer[] = []
  let last = session.start
  let sequence = 1
  const next = (processor: number): PlacedBuffer => {
    const placed = { buffer: new EtlBuffer(), processor, sequence: sequence++ }
    open.set(processor, placed)
    return placed
  }
  for (const event of events) {
    const { processor = 0 } = event
    let placed = open.get(processor) ?? next(processor)
    if (!addEvent(placed.buffer, size, event, target)) {
      buffers.push(placed)
      placed = next(processor)
      if (!addEvent(placed.buffer, size, event, target)) throw new RangeError(`an event is larger than a buffer of ${size} bytes`)
    }
    last = event.time
  }
  const rest = [...open.values()].sort((a, b) => (a.buffer.lastTime < b.buffer.lastTime ? -1 : 1))
  return { buffers: [...buffers, ...rest], last }
}

/** False where the event does not fit; the buffer is then as before. */
function addEvent(buffer: EtlBuffer, size: number, event: EtlEvent, target: (sink: ByteSink) => EventTarget): boolean {
  const start = buffer.sink.length
  const to = target(buffer.sink)
  writeEtlEvent(to, event)
  buffer.sink.alignTo(8)
  if (buffer.filled > size) {
    buffer.sink.truncate(start)
    return false
  }
  buffer.lastTime = to.raw(event.time)
  return true
}

/** Buffer 0: the header event alone. */
function headerBuffer(session: EtlSession, target: (sink: ByteSink) => EventTarget, count: number, last: bigint): EtlBuffer {
  const buffer = new EtlBuffer()
  const { sink } = buffer
  const payload = logFileHeader(session, count, last)
  writeEtlEvent(target(sink), { kind: 'system', ...SESSION_PROCESS, time: session.start, group: 0, type: 0, version: 2, payload })
  sink.alignTo(8)
  return buffer
}

/** TRACE_LOGFILE_HEADER (evntrace.h) with the two texts behind it. */
function logFileHeader(session: EtlSession, buffers: number, last: bigint): Uint8Array {
  const sink = new ByteSink()
  const { pointerSize = 8, clock, end = last, fileName = 'C:\\Traces\\trace.etl' } = session
  const mode = (session.compressed === true ? MODE_COMPRESSED : 0) | ((session.wrapped ?? 0) > 0 ? MODE_CIRCULAR : 0)
  sink.u32(session.bufferSize ?? DEFAULT_BUFFER)
  sink.bytes(session.oldBuffers === true ? [6, 1, 1, 5] : [10, 0, 1, 5])
  sink.u32(session.build ?? 22_631)
  sink.u32(session.processors ?? 1)
  sink.u64(end === null ? 0n : filetimeOf(end))
  for (const value of [TIMER_RESOLUTION, 0, mode, session.statedBuffers ?? buffers, 1, pointerSize]) sink.u32(value)
  sink.u32(session.eventsLost ?? 0)
  sink.u32(clock?.megahertz ?? DEFAULT_MEGAHERTZ)
  sink.zeros(2 * pointerSize)
  writeZone(sink, session.bias ?? 0, session.zone ?? 'UTC')
  sink.zeros(4)
  sink.u64(filetimeOf(session.start - BOOTED_BEFORE))
  sink.u64(clock?.frequency ?? DEFAULT_FREQUENCY)
  sink.u64(filetimeOf(session.start))
  sink.u32(clockCodes[clock?.type ?? 'performanceCounter'])
  sink.u32(session.buffersLost ?? 0)
  sink.utf16(`${session.name}\0${fileName}\0`)
  return sink.view().slice()
}

/** TIME_ZONE_INFORMATION without daylight saving: 172 bytes. */
function writeZone(sink: ByteSink, bias: number, name: string): void {
  const units = name.slice(0, ZONE_NAME_UNITS).padEnd(ZONE_NAME_UNITS, '\0')
  sink.u32(bias)
  for (let half = 0; half < 2; half++) {
    sink.utf16(units)
    sink.zeros(SYSTEM_TIME)
    sink.u32(0)
  }
}
const SYSTEM_TIME = 16
/** 100 ns: a hundred seconds. */
const BOOTED_BEFORE = 1_000_000_000n
