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

/** Events in columns, at most as many as a batch may hold: what crosses from the parser to the engine to the writer. */
export interface EventColumns {
  readonly count: number
  readonly classes: readonly EventClass[]
  readonly classOf: Uint32Array
  /** NO_TIME where it is unknown. */
  readonly times: BigInt64Array
  readonly places: Float64Array
  readonly lengths: Uint32Array
  readonly data: readonly string[]
  /** Absent where no event has one. */
  readonly messages?: readonly (string | undefined)[]
  /** NaN where an event has none. */
  readonly recordIds: Float64Array
  readonly pids: Float64Array
  readonly tids: Float64Array
  /** Of names and ids that many events share: places in `texts`, whose first is '' and stands for none. */
  readonly texts: readonly string[]
  readonly computerOf: Uint32Array
  readonly userSidOf: Uint32Array
  readonly activityIdOf: Uint32Array
  readonly relatedActivityIdOf: Uint32Array
  /** 1 for an event that was recovered. */
  readonly recovered: Uint8Array
}

/** Stands in `EventColumns.times` for an event without a time. */
export const NO_TIME = -(2n ** 63n)

/** Gathers rows into columns; `classes` come in the order of their first event, told apart by identity. */
export function eventColumns(rows: readonly EventRow[]): EventColumns {
  const count = rows.length
  const classes = new Map<EventClass, number>()
  const texts = new Map<string, number>([['', 0]])
  const textOf = (text: string | undefined): number => (text === undefined ? 0 : numberIn(texts, text))
  const columns = {
    count,
    classOf: new Uint32Array(count),
    times: new BigInt64Array(count),
    places: new Float64Array(count),
    lengths: new Uint32Array(count),
    recordIds: new Float64Array(count),
    pids: new Float64Array(count),
    tids: new Float64Array(count),
    computerOf: new Uint32Array(count),
    userSidOf: new Uint32Array(count),
    activityIdOf: new Uint32Array(count),
    relatedActivityIdOf: new Uint32Array(count),
    recovered: new Uint8Array(count),
  }
  let hasMessages = false
  for (let i = 0; i < count; i++) {
    const row = rows[i]
    if (row === undefined) continue
    columns.classOf[i] = numberIn(classes, row.class)
    columns.times[i] = row.time ?? NO_TIME
    columns.places[i] = row.place
    columns.lengths[i] = row.length
    columns.recordIds[i] = row.recordId ?? Number.NaN
    columns.pids[i] = row.pid ?? Number.NaN
    columns.tids[i] = row.tid ?? Number.NaN
    columns.computerOf[i] = textOf(row.computer)
    columns.userSidOf[i] = textOf(row.userSid)
    columns.activityIdOf[i] = textOf(row.activityId)
    columns.relatedActivityIdOf[i] = textOf(row.relatedActivityId)
    columns.recovered[i] = row.recovered === true ? 1 : 0
    hasMessages ||= row.message !== undefined
  }
  return {
    ...columns,
    classes: [...classes.keys()],
    texts: [...texts.keys()],
    data: rows.map((row) => row.data),
    ...(hasMessages && { messages: rows.map((row) => row.message) }),
  }
}

/** The number of a value in the order of first coming. */
function numberIn<T>(numbers: Map<T, number>, value: T): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  numbers.set(value, numbers.size)
  return numbers.size - 1
}

/** The rows that columns were made of, in their order; classes keep their identity within the columns. */
export function* rowsOfColumns(columns: EventColumns): Generator<EventRow, void> {
  for (let i = 0; i < columns.count; i++) {
    const eventClass = columns.classes[columns.classOf[i] ?? 0]
    const time = columns.times[i]
    if (eventClass === undefined || time === undefined) throw new RangeError(`event ${i} of ${columns.count} has no class`)
    yield { class: eventClass, time: time === NO_TIME ? undefined : time, ...ownOf(columns, i) }
  }
}

function ownOf(columns: EventColumns, i: number): Omit<EventRow, 'class' | 'time'> {
  const number = (values: Float64Array): number | undefined => (Number.isNaN(values[i]) ? undefined : values[i])
  const text = (places: Uint32Array): string | undefined => columns.texts[places[i] ?? 0] || undefined
  return {
    place: columns.places[i] ?? 0,
    length: columns.lengths[i] ?? 0,
    data: columns.data[i] ?? '{}',
    ...present('recordId', number(columns.recordIds)),
    ...present('pid', number(columns.pids)),
    ...present('tid', number(columns.tids)),
    ...present('computer', text(columns.computerOf)),
    ...present('userSid', text(columns.userSidOf)),
    ...present('activityId', text(columns.activityIdOf)),
    ...present('relatedActivityId', text(columns.relatedActivityIdOf)),
    ...present('message', columns.messages?.[i]),
    ...(columns.recovered[i] === 1 && { recovered: true as const }),
  }
}

const present = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V }

const TICKS_PER_SECOND = 10_000_000n

/** Of the second that was written last: events come in order of time, and many share theirs. */
const lastSecond = { seconds: Number.NaN, text: '' }

/** `2025-03-12T07:03:06.1234567Z` of 100 ns since 1970; years outside 0–9999 in the ISO form with a sign. */
export function eventTimeIso(time: bigint): string {
  const rest = Number(time % TICKS_PER_SECOND)
  const ticks = rest < 0 ? rest + 10_000_000 : rest
  const seconds = Number((time - BigInt(ticks)) / TICKS_PER_SECOND)
  if (seconds !== lastSecond.seconds) {
    const date = new Date(seconds * 1000)
    if (Number.isNaN(date.getTime())) return `${seconds}s`
    lastSecond.seconds = seconds
    lastSecond.text = date.toISOString().slice(0, -5)
  }
  return `${lastSecond.text}.${String(ticks).padStart(7, '0')}Z`
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
