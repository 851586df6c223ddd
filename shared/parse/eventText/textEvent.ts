import { type EventClass, type EventRow, eventTimeOf, eventTimeOfFiletime } from '../../facts/event.ts'

/** What a text says of one event; what it does not say is absent. `line` is the one it starts at, from 1. */
export interface TextEvent {
  provider?: string | undefined
  providerId?: string | undefined
  eventId?: number | undefined
  version?: number | undefined
  name?: string | undefined
  level?: number | undefined
  channel?: string | undefined
  opcode?: number | undefined
  task?: number | undefined
  keywords?: string | undefined
  time?: bigint | undefined
  recordId?: number | undefined
  pid?: number | undefined
  tid?: number | undefined
  computer?: string | undefined
  userSid?: string | undefined
  activityId?: string | undefined
  relatedActivityId?: string | undefined
  message?: string | undefined
}

const classFields = ['provider', 'providerId', 'eventId', 'version', 'name', 'level', 'channel', 'opcode', 'task', 'keywords'] as const
const rowFields = ['recordId', 'pid', 'tid', 'computer', 'userSid', 'activityId', 'relatedActivityId', 'message'] as const
/** A text of which every event is of a class of its own must not fill memory. */
const MOST_CLASSES = 50_000

/** Makes rows of what texts say; events of one class share the class. */
export class TextEvents {
  readonly #classes = new Map<string, EventClass>()

  /** `data` is the row's JSON text; `isDecoded` is false where it is only a payload. */
  row(event: TextEvent, data: string, line: number, isDecoded = true): EventRow {
    const own = { class: this.#classOf(event, isDecoded), time: event.time, place: line, length: 0, data }
    return copyPresent(event, rowFields, own)
  }

  #classOf(event: TextEvent, decoded: boolean): EventClass {
    let key = decoded ? 'd' : 'r'
    for (const field of classFields) key += `\n${event[field] ?? ''}`
    const known = this.#classes.get(key)
    if (known !== undefined) return known
    const made: EventClass = copyPresent(event, classFields, { source: 'text' as const, kind: 'text' as const, decoded })
    if (this.#classes.size < MOST_CLASSES) this.#classes.set(key, made)
    return made
  }
}

function copyPresent<K extends keyof TextEvent, T extends object>(from: TextEvent, fields: readonly K[], to: T): T & Present<K> {
  const target: Record<string, unknown> = to as Record<string, unknown>
  for (const field of fields) if (from[field] !== undefined) target[field] = from[field]
  return to as T & Present<K>
}
type Present<K extends keyof TextEvent> = { [P in K]?: NonNullable<TextEvent[P]> }

/** Fields as JSON text in their order; a name that comes again makes an array, a name of '' stands for none. */
export function dataJson(fields: Iterable<readonly [string, string]>): string {
  const groups = new Map<string, string[]>()
  for (const [name, json] of fields) {
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [json])
    else group.push(json)
  }
  const unnamed = groups.get('')
  if (unnamed !== undefined && groups.size === 1) return `[${unnamed.join(',')}]`
  const members = [...groups].map(([name, values]) => {
    const value = name === '' || values.length > 1 ? `[${values.join(',')}]` : values[0]
    return `${JSON.stringify(name === '' ? 'Data' : name)}:${value}`
  })
  return `{${members.join(',')}}`
}

/** A number in decimal or, as tracerpt writes ids, with 0x; undefined where it is none that JSON can hold. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\s*(?:\d{1,16}|0x[0-9a-f]{1,14})\s*$/i.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

const UNKNOWN_ID = 0xffffffff
/** Of a process or thread; all ones stand for unknown. */
export function processNumber(text: string | undefined): number | undefined {
  const number = wholeNumber(text)
  return number === UNKNOWN_ID ? undefined : number
}

/** Lower case without braces; all zeros stand for none. */
export function guidOf(text: string | undefined): string | undefined {
  const [, guid] = /^\s*\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?\s*$/i.exec(text ?? '') ?? []
  return guid === undefined || /^[0-]+$/.test(guid) ? undefined : guid.toLowerCase()
}

/** `0x…` of what stands in hex, or in decimal, where PowerShell writes the highest bit as a sign. */
export function keywordsOf(text: string | undefined): string | undefined {
  const digits = text?.trim() ?? ''
  if (!/^(?:0x[0-9a-f]{1,16}|-?\d{1,20})$/i.test(digits)) return undefined
  return `0x${BigInt.asUintN(64, BigInt(digits)).toString(16)}`
}

export const sidOf = (text: string | undefined): string | undefined => /^\s*(S-1(?:-\d+)+)\s*$/i.exec(text ?? '')?.[1]

/** Trimmed, without the zeros that wevtutil leaves behind; N/A stands for nothing. */
export function textOf(text: string | undefined): string | undefined {
  const trimmed = text?.replaceAll('\0', '').trim()
  return trimmed === '' || trimmed === 'N/A' ? undefined : trimmed
}

const ZONED = /^\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)\s*$/i
/** No zone is a minute short of a quarter of an hour: tracerpt rounds its offset down (`-07:59`). */
const QUARTER = 15

/** 100 ns since 1970 of a time that tells its zone; undefined where it tells none, so that no time is made up. */
export function zonedTime(text: string | undefined): bigint | undefined {
  const [, day, clock, decimals, zone] = ZONED.exec(text ?? '') ?? []
  if (day === undefined || clock === undefined || zone === undefined) return undefined
  return eventTimeOf(`${day}T${clock}${decimals === undefined ? '' : `.${decimals}`}${wholeZone(zone)}`)
}

function wholeZone(zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (sign === undefined) return 'Z'
  const total = Number(hours) * 60 + Number(minutes)
  const rounded = total % QUARTER === QUARTER - 1 ? total + 1 : total
  return `${sign}${String(Math.floor(rounded / 60)).padStart(2, '0')}:${String(rounded % 60).padStart(2, '0')}`
}

/** 100 ns since 1970 of a FILETIME in decimal, from 1917 to 2234: what is not within is the raw count of another clock. */
export const filetimeOf = (text: string): bigint | undefined => (/^1\d{17}$/.test(text) ? eventTimeOfFiletime(BigInt(text)) : undefined)
