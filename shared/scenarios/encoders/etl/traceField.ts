import type { ByteSink } from '../byteSink.ts'
import { filetimeOf, guidBytes, sidBytes, systemTimeWords } from '../windowsValues.ts'

/** In-types of TraceLogging by their numbers (TraceLoggingProvider.h). */
export const traceTypes = {
  null: 0,
  unicodeString: 1,
  ansiString: 2,
  int8: 3,
  uint8: 4,
  int16: 5,
  uint16: 6,
  int32: 7,
  uint32: 8,
  int64: 9,
  uint64: 10,
  float: 11,
  double: 12,
  bool32: 13,
  binary: 14,
  guid: 15,
  filetime: 17,
  systemTime: 18,
  sid: 19,
  hexInt32: 20,
  hexInt64: 21,
  countedString: 22,
  countedAnsiString: 23,
  countedBinary: 25,
} as const
const STRUCT = 24

/** Out-types: how a tool is to show the value. */
export const traceForms = {
  noPrint: 1,
  string: 2,
  boolean: 3,
  hex: 4,
  pid: 5,
  tid: 6,
  port: 7,
  ipv4: 8,
  ipv6: 9,
  socketAddress: 10,
  xml: 11,
  json: 12,
  win32Error: 13,
  ntStatus: 14,
  hresult: 15,
  filetime: 16,
  signed: 17,
  unsigned: 18,
  cultureInsensitiveTime: 33,
  utf8: 35,
  pkcs7: 36,
  codePointer: 37,
  utcTime: 38,
} as const

/** What each in-type takes. `filetime` is 100 ns since 1970, `systemTime` an ISO time in UTC; a boolean may be any 32-bit number. */
interface TraceValues {
  readonly null: null
  readonly unicodeString: string
  readonly ansiString: string
  readonly int8: number
  readonly uint8: number
  readonly int16: number
  readonly uint16: number
  readonly int32: number
  readonly uint32: number
  readonly int64: bigint
  readonly uint64: bigint
  readonly float: number
  readonly double: number
  readonly bool32: boolean | number
  readonly binary: Uint8Array
  readonly guid: string
  readonly filetime: bigint
  readonly systemTime: string
  readonly sid: string
  readonly hexInt32: number
  readonly hexInt64: bigint
  readonly countedString: string
  readonly countedAnsiString: string
  readonly countedBinary: Uint8Array
}

interface Typed<T extends keyof TraceValues> {
  readonly type: T
  readonly value: TraceValues[T]
}

/** A value with its in-type. */
export type TraceValue = { readonly [T in keyof TraceValues]: Typed<T> }[keyof TraceValues]

export type TraceType = TraceValue['type']

interface FieldName {
  readonly name: string
  readonly out?: keyof typeof traceForms
  /** 28 bits at most. */
  readonly tag?: number
}

/** Where the number of items stands: in the schema, or before them in the payload. */
type ArrayCount = 'constant' | 'variable'

/** One field of a TraceLogging event. */
export type TraceField =
  | (FieldName & TraceValue)
  | (FieldName & { readonly of: Exclude<TraceType, 'null'>; readonly items: readonly TraceValue['value'][]; readonly count: ArrayCount })
  | (Omit<FieldName, 'out'> & { readonly fields: readonly TraceField[] })
  /** `members` describe the fields of every group; their values count only in `groups`. */
  | (Omit<FieldName, 'out'> & {
      readonly members: readonly TraceField[]
      readonly groups: readonly (readonly TraceField[])[]
      readonly count: ArrayCount
    })
  /** The in-type's custom form: a description of the type in the schema, bytes in the payload. */
  | (FieldName & { readonly custom: Exclude<TraceType, 'null'>; readonly description: Uint8Array; readonly bytes: Uint8Array })

const CONSTANT = 0x20
const VARIABLE = 0x40
const CUSTOM = 0x60
const MORE = 0x80

/** What tells schemas apart; two fields with one text have one description. */
export function fieldShape(field: TraceField): string {
  const name = JSON.stringify([field.name, field.tag])
  if ('fields' in field) return `${name}{${field.fields.map(fieldShape).join('')}}`
  if ('groups' in field) {
    const count = field.count === 'constant' ? field.groups.length : ''
    return `${name}[${count}]{${field.members.map(fieldShape).join('')}}`
  }
  const out = field.out ?? ''
  if ('items' in field) return `${name}${field.of}[${field.count === 'constant' ? field.items.length : ''}]${out};`
  if ('custom' in field) return `${name}${field.custom}(${field.description.join()})${out};`
  return `${name}${field.type}${out};`
}

/** Writes the field's description: name, type bytes, tag, constant count. */
export function writeFieldSchema(sink: ByteSink, field: TraceField): void {
  sink.utf8(field.name)
  sink.u8(0)
  if ('fields' in field) {
    writeTypes(sink, STRUCT, field.fields.length, field.tag)
    for (const member of field.fields) writeFieldSchema(sink, member)
  } else if ('groups' in field) {
    writeTypes(sink, STRUCT | (field.count === 'constant' ? CONSTANT : VARIABLE), field.members.length, field.tag)
    if (field.count === 'constant') sink.u16(field.groups.length)
    for (const member of field.members) writeFieldSchema(sink, member)
  } else {
    const out = field.out === undefined ? 0 : traceForms[field.out]
    if ('items' in field) {
      writeTypes(sink, traceTypes[field.of] | (field.count === 'constant' ? CONSTANT : VARIABLE), out, field.tag)
      if (field.count === 'constant') sink.u16(field.items.length)
    } else if ('custom' in field) {
      writeTypes(sink, traceTypes[field.custom] | CUSTOM, out, field.tag)
      sink.u16(field.description.length)
      sink.bytes(field.description)
    } else writeTypes(sink, traceTypes[field.type], out, field.tag)
  }
}

/** In-type, then out-type and tag where there are any. For a struct the out-type is the number of its members. */
function writeTypes(sink: ByteSink, inType: number, out: number, tag: number | undefined): void {
  if (out === 0 && tag === undefined && (inType & 0x1f) !== STRUCT) {
    sink.u8(inType)
    return
  }
  if (out > 127) throw new RangeError(`${out} members do not fit a struct`)
  sink.u8(inType | MORE)
  sink.u8(out | (tag === undefined ? 0 : MORE))
  if (tag !== undefined) writeTag(sink, tag)
}

/** Seven bits a byte, the most significant first; the high bit says that another follows. */
export function writeTag(sink: ByteSink, tag: number): void {
  const groups = [tag & 0x7f]
  for (let rest = tag >>> 7; rest > 0; rest >>>= 7) groups.unshift(rest & 0x7f)
  for (const [i, group] of groups.entries()) sink.u8(group | (i < groups.length - 1 ? MORE : 0))
}

/** Writes the field's part of the payload. */
export function writeFieldValue(sink: ByteSink, field: TraceField): void {
  if ('fields' in field) for (const member of field.fields) writeFieldValue(sink, member)
  else if ('groups' in field) {
    if (field.count === 'variable') sink.u16(field.groups.length)
    for (const group of field.groups) for (const member of group) writeFieldValue(sink, member)
  } else if ('items' in field) {
    if (field.count === 'variable') sink.u16(field.items.length)
    for (const value of field.items) writeTraceValue(sink, { type: field.of, value } as TraceValue, field.out)
  } else if ('custom' in field) {
    sink.u16(field.bytes.length)
    sink.bytes(field.bytes)
  } else writeTraceValue(sink, field, field.out)
}

/** Writes one value; texts of 8 bits are UTF-8 where the out-type says so. */
export const writeTraceValue = <T extends keyof TraceValues>(sink: ByteSink, item: Typed<T>, out?: TraceForm): void =>
  valueWriters[item.type](sink, item.value, out)

type TraceForm = keyof typeof traceForms
const valueWriters: { readonly [T in keyof TraceValues]: (sink: ByteSink, value: TraceValues[T], out: TraceForm | undefined) => void } = {
  null: () => undefined,
  unicodeString: (sink, text) => sink.utf16(`${text}\0`),
  ansiString: (sink, text, out) => {
    writeNarrow(sink, text, out)
    sink.u8(0)
  },
  int8: (sink, value) => sink.u8(value),
  uint8: (sink, value) => sink.u8(value),
  int16: (sink, value) => sink.u16(value),
  uint16: (sink, value) => sink.u16(value),
  int32: (sink, value) => sink.u32(value),
  uint32: (sink, value) => sink.u32(value),
  int64: (sink, value) => sink.u64(value),
  uint64: (sink, value) => sink.u64(value),
  float: (sink, value) => sink.f32(value),
  double: (sink, value) => sink.f64(value),
  bool32: (sink, value) => sink.u32(Number(value)),
  binary: (sink, bytes) => counted(sink, () => sink.bytes(bytes)),
  guid: (sink, guid) => sink.bytes(guidBytes(guid)),
  filetime: (sink, time) => sink.u64(filetimeOf(time)),
  systemTime: (sink, iso) => {
    for (const word of systemTimeWords(iso)) sink.u16(word)
  },
  sid: (sink, sid) => sink.bytes(sidBytes(sid)),
  hexInt32: (sink, value) => sink.u32(value),
  hexInt64: (sink, value) => sink.u64(value),
  countedString: (sink, text) => counted(sink, () => sink.utf16(text)),
  countedAnsiString: (sink, text, out) => counted(sink, () => writeNarrow(sink, text, out)),
  countedBinary: (sink, bytes) => counted(sink, () => sink.bytes(bytes)),
}

const writeNarrow = (sink: ByteSink, text: string, out: TraceForm | undefined): void =>
  out === 'utf8' || out === 'json' || out === 'xml' ? sink.utf8(text) : sink.latin1(text)

function counted(sink: ByteSink, write: () => void): void {
  const at = sink.length
  sink.u16(0)
  write()
  sink.patchU16(at, sink.length - at - 2)
}
