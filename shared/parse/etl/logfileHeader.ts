import { ByteReader } from '../byteReader.ts'
import { BUFFER_HEADER_SIZE } from './bufferHeader.ts'

const EVENT_HEADER_SIZE = 0x20
const clock = { raw: 0, queryPerformanceCounter: 1, systemTime: 2, cpuCycles: 3 } as const

/** What the first event of a trace says of the session. Times are FILETIMEs. */
export interface LogfileHeader {
  readonly bufferSize: number
  readonly osVersion: string
  readonly osBuild: number
  readonly processors: number
  readonly buffersWritten: number
  readonly pointerSize: 4 | 8
  readonly eventsLost: number
  readonly buffersLost: number
  readonly logFileMode: number
  /** 0 where the session was not stopped in order. */
  readonly endTime: bigint
  readonly bootTime: bigint
  readonly startTime: bigint
  /** Ticks a second. */
  readonly frequency: bigint
  readonly cpuMhz: number
  /** 1 QPC, 2 system time, 3 CPU cycles, 0 not told. */
  readonly clockType: number
  /** Raw time of this event: what the times of the others are counted from. */
  readonly origin: bigint
  /** Minutes; UTC = local time + bias. */
  readonly bias: number
  readonly sessionName: string
  readonly fileName: string
}

/** Reads the log-file header event behind the first buffer's header. Throws a ParseError. Layout: TRACE_LOGFILE_HEADER, evntrace.h. */
export function readLogfileHeader(buffer: Uint8Array): LogfileHeader {
  const reader = new ByteReader(buffer)
  const event = BUFFER_HEADER_SIZE
  const at = event + EVENT_HEADER_SIZE
  const size = reader.u16(event + 4, 'logfileHeader.size')
  const pointerSize = reader.u32(at + 0x2c, 'logfileHeader.pointerSize') === 4 ? 4 : 8
  // Two pointers lie before the time zone.
  const shift = pointerSize === 8 ? 8 : 0
  const zone = at + 0x40 + shift
  const names = namesAt(reader, at + 0x110 + shift, event + size)
  return {
    bufferSize: reader.u32(at, 'logfileHeader.bufferSize'),
    osVersion: `${reader.u8(at + 4, 'logfileHeader.osMajor')}.${reader.u8(at + 5, 'logfileHeader.osMinor')}`,
    osBuild: reader.u32(at + 8, 'logfileHeader.osBuild'),
    processors: reader.u32(at + 0x0c, 'logfileHeader.processors'),
    endTime: reader.u64(at + 0x10, 'logfileHeader.endTime'),
    logFileMode: reader.u32(at + 0x20, 'logfileHeader.mode'),
    buffersWritten: reader.u32(at + 0x24, 'logfileHeader.buffersWritten'),
    pointerSize,
    eventsLost: reader.u32(at + 0x30, 'logfileHeader.eventsLost'),
    cpuMhz: reader.u32(at + 0x34, 'logfileHeader.cpuMhz'),
    bias: reader.i32(zone, 'logfileHeader.timeZone.bias'),
    bootTime: reader.u64(at + 0xf0 + shift, 'logfileHeader.bootTime'),
    frequency: reader.u64(at + 0xf8 + shift, 'logfileHeader.frequency'),
    startTime: reader.u64(at + 0x100 + shift, 'logfileHeader.startTime'),
    clockType: reader.u32(at + 0x108 + shift, 'logfileHeader.clockType'),
    buffersLost: reader.u32(at + 0x10c + shift, 'logfileHeader.buffersLost'),
    origin: reader.u64(event + 0x10, 'logfileHeader.event.time'),
    ...names,
  }
}

/** Two texts behind the fixed part; what is cut off is ''. */
function namesAt(reader: ByteReader, start: number, end: number): { readonly sessionName: string; readonly fileName: string } {
  const last = Math.min(end, reader.length)
  const text = last > start ? reader.utf16(start, last - start - ((last - start) % 2), 'logfileHeader.names') : ''
  const [sessionName = '', fileName = ''] = text.split('\0')
  return { sessionName, fileName }
}

const TICKS_PER_SECOND = 10_000_000n
const UNIX_EPOCH_AS_FILETIME = 116_444_736_000_000_000n

/** Farther from 1970 no time is one: what is told of events has 64 bits. */
const FARTHEST = 2n ** 62n

/** Turns raw times of the session's clock into 100 ns since 1970; undefined for what cannot be a time. */
export function clockOf(header: LogfileHeader): (raw: bigint) => bigint | undefined {
  const timeOf = formulaOf(header)
  return (raw) => {
    const time = timeOf(raw)
    return time < FARTHEST && time > -FARTHEST ? time : undefined
  }
}

/** Formulas: notes of the format, section 4. */
function formulaOf({ clockType, frequency, cpuMhz, startTime, origin }: LogfileHeader): (raw: bigint) => bigint {
  const start = startTime - UNIX_EPOCH_AS_FILETIME
  const isCounter = clockType === clock.queryPerformanceCounter || (clockType === clock.raw && frequency > 0n)
  if (isCounter && frequency === TICKS_PER_SECOND) return (raw) => start + raw - origin
  if (isCounter && frequency > 0n) return (raw) => start + ((raw - origin) * TICKS_PER_SECOND) / frequency
  if (clockType === clock.cpuCycles && cpuMhz > 0) {
    const perTick = BigInt(cpuMhz)
    return (raw) => start + ((raw - origin) * 10n) / perTick
  }
  return (raw) => raw - UNIX_EPOCH_AS_FILETIME
}
