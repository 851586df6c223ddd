import { z } from 'zod'

/** How an event lay in its file: which header an ETW trace gave it, or which form a log was saved in. */
export const eventKindSchema = z.enum([
  'evtx',
  /** ETW events that describe themselves; decoded whole. */
  'traceLogging',
  /** ETW events of a provider whose manifest is elsewhere; the payload is raw unless its fields are known. */
  'manifest',
  /** EVENT_TRACE_HEADER (MOF) events; the GUID is that of the class, not of the provider. */
  'classic',
  'instance',
  /** Kernel events with a hook id: group and type. */
  'system',
  'compact',
  'perfInfo',
  /** Messages of the Windows software trace preprocessor: only a TMF says what they mean. */
  'wpp',
  'errorMarker',
  /** An event log saved as text: wevtutil, Get-WinEvent, tracerpt, Event Viewer, `autoworkplace /i`. */
  'text',
])
export type EventKind = z.infer<typeof eventKindSchema>

export const eventSourceSchema = z.enum(['evtx', 'etl', 'text'])

/**
 * What many events share. Readers give events of one class the same object, so that it crosses processes once a batch.
 * GUIDs are lower case without braces, keywords `0x…` lower case without leading zeros; what the file does not say is absent.
 */
export const eventClassSchema = z.object({
  source: eventSourceSchema,
  kind: eventKindSchema,
  provider: z.string().optional(),
  providerId: z.string().optional(),
  /** Absent where the header kind has none (WPP has its message number here). */
  eventId: z.int().optional(),
  version: z.int().optional(),
  /** Of a TraceLogging event, or a name that the dossier knows. */
  name: z.string().optional(),
  /** As stored: 0 always, 1 critical, 2 error, 3 warning, 4 information, 5 verbose. */
  level: z.int().optional(),
  channel: z.string().optional(),
  opcode: z.int().optional(),
  task: z.int().optional(),
  keywords: z.string().optional(),
  /** False where `data` is only `{"payload":"hex"}`. */
  decoded: z.boolean(),
})
export type EventClass = z.infer<typeof eventClassSchema>

/** One event as a reader yields it. Everything that differs from event to event, beside its class. */
export interface EventRow {
  readonly class: EventClass
  /** 100 ns since 1970-01-01 UTC (FILETIME − 116444736000000000); undefined where the file has no time that can be told. */
  readonly time: bigint | undefined
  /** EventRecordID; above 2^53 left out. */
  readonly recordId?: number
  readonly pid?: number
  readonly tid?: number
  readonly computer?: string
  readonly userSid?: string
  readonly activityId?: string
  readonly relatedActivityId?: string
  /**
   * JSON text: `{"field":value,…}` in the file's order, repeated names as arrays; `["…"]` where values have no names;
   * `{"payload":"hex"}` where the class is not decoded. Names and values of `cli.md` (64-bit numbers above 2^53 as decimal strings, binary as lower-case hex).
   */
  readonly data: string
  /** Text that the file itself carries (RenderingInfo, a CSV's message column, a TraceLogging message is a field and not this). */
  readonly message?: string
  /** Bytes from the start of the file (source evtx, etl), or the line it starts at, from 1 (source text). */
  readonly place: number
  /** Bytes of the record; 0 for text. */
  readonly length: number
  /** True where it was found by scanning, outside what its log says that it holds. */
  readonly recovered?: true
}

const TICKS_PER_SECOND = 10_000_000n

/** The second that was written last, and where it begins: events come in order of time, and many share theirs. */
const lastSecond = { begin: 0n, text: '1970-01-01T00:00:00' }

/** `2025-03-12T07:03:06.1234567Z` of 100 ns since 1970; years outside 0–9999 in the ISO form with a sign. */
export function eventTimeIso(time: bigint): string {
  let ticks = Number(time - lastSecond.begin)
  if (ticks < 0 || ticks >= 10_000_000) {
    const rest = time % TICKS_PER_SECOND
    const begin = time - (rest < 0n ? rest + TICKS_PER_SECOND : rest)
    const seconds = Number(begin / TICKS_PER_SECOND)
    const date = new Date(seconds * 1000)
    if (Number.isNaN(date.getTime())) return `${seconds}s`
    lastSecond.begin = begin
    lastSecond.text = date.toISOString().slice(0, -5)
    ticks = Number(time - begin)
  }
  // Seven digits: the 1 before them keeps their zeros.
  return `${lastSecond.text}.${String(10_000_000 + ticks).slice(1)}Z`
}

/** 100 ns since 1970 of an ISO time with up to seven decimals, or undefined where it is none. */
export function eventTimeOf(iso: string): bigint | undefined {
  const match = /^(.*T\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)$/.exec(iso)
  if (match === null) return undefined
  const ms = Date.parse(`${match[1]}${match[3]}`)
  return Number.isNaN(ms) ? undefined : BigInt(ms) * 10_000n + BigInt((match[2] ?? '').padEnd(7, '0').slice(0, 7))
}

const UNIX_EPOCH_AS_FILETIME = 116_444_736_000_000_000n
/** 100 ns since 1970 of a FILETIME (100 ns since 1601). */
export const eventTimeOfFiletime = (filetime: bigint): bigint => filetime - UNIX_EPOCH_AS_FILETIME
