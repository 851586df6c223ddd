import { eventTimeIso, eventTimeOfFiletime } from '../../facts/event.ts'
import { jsonText } from '../../facts/jsonText.ts'
import { ansiText, type PayloadReader, utf8Text } from './payloadReader.ts'

/** In-types of TraceLogging. Source: TraceLoggingProvider.h; numbers checked in the notes of the format, section 5.1. */
export const inType = {
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
  pointer: 16,
  filetime: 17,
  systemTime: 18,
  sid: 19,
  hexInt32: 20,
  hexInt64: 21,
  countedString: 22,
  countedAnsiString: 23,
  struct: 24,
  countedBinary: 25,
} as const

export const outType = {
  default: 0,
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
  dateTime: 33,
  utf8: 35,
  codePointer: 37,
  dateTimeUtc: 38,
} as const

/** Reads one value and gives it as JSON. */
export type ReadJson = (reader: PayloadReader) => string

/** How a value of these types is read; undefined for an in-type that nobody knows, behind which nothing can be read. */
export function jsonReader(type: number, out: number): ReadJson | undefined {
  return numberReader(type, out) ?? otherReader(type, out)
}

function numberReader(type: number, out: number): ReadJson | undefined {
  switch (type) {
    case inType.int8:
      return (r) => integer(r.view.getInt8(r.take(1)), out, 8)
    case inType.uint8:
      return (r) => integer(r.view.getUint8(r.take(1)), out, 8)
    case inType.int16:
      return (r) => integer(r.view.getInt16(r.take(2), true), out, 16)
    case inType.uint16:
      if (out === outType.port) return (r) => String(r.view.getUint16(r.take(2), false))
      return (r) => integer(r.view.getUint16(r.take(2), true), out, 16)
    case inType.int32:
      return (r) => integer(r.view.getInt32(r.take(4), true), out, 32)
    case inType.uint32:
      if (out === outType.ipv4) return (r) => `"${[...r.bytes.subarray(r.take(4), r.at)].join('.')}"`
      return (r) => integer(r.view.getUint32(r.take(4), true), out, 32)
    case inType.int64:
      return (r) => large(r.view.getBigInt64(r.take(8), true), out)
    case inType.uint64:
      return (r) => large(r.view.getBigUint64(r.take(8), true), out)
    case inType.hexInt32:
      return (r) => (isSignedOut(out) ? integer(r.view.getInt32(r.take(4), true), out, 32) : hex32(r.view.getUint32(r.take(4), true)))
    case inType.hexInt64:
      return (r) =>
        isSignedOut(out) ? large(r.view.getBigInt64(r.take(8), true), out) : `"0x${r.view.getBigUint64(r.take(8), true).toString(16)}"`
    case inType.pointer:
      return (r) =>
        r.pointerSize === 4 ? hex32(r.view.getUint32(r.take(4), true)) : `"0x${r.view.getBigUint64(r.take(8), true).toString(16)}"`
    case inType.float:
      return (r) => floating(Number(r.view.getFloat32(r.take(4), true).toPrecision(7)))
    case inType.double:
      return (r) => floating(r.view.getFloat64(r.take(8), true))
    case inType.bool32:
      return (r) => String(r.view.getInt32(r.take(4), true) !== 0)
    default:
      return undefined
  }
}

function otherReader(type: number, out: number): ReadJson | undefined {
  switch (type) {
    case inType.null:
      return () => 'null'
    case inType.unicodeString:
      return (r) => jsonText(r.endedUtf16())
    case inType.ansiString:
      return (r) => jsonText(bytesText(r.endedBytes(), out))
    case inType.countedString:
      return (r) => {
        const size = r.u16()
        return jsonText(r.utf16(r.take(size), size))
      }
    case inType.countedAnsiString:
      return (r) => jsonText(bytesText(counted(r), out))
    case inType.binary:
    case inType.countedBinary:
      return (r) => binary(counted(r), out)
    case inType.guid:
      return (r) => `"${guidText(r.bytes, r.take(16))}"`
    case inType.filetime:
      return (r) => `"${eventTimeIso(eventTimeOfFiletime(r.view.getBigUint64(r.take(8), true)))}"`
    case inType.systemTime:
      return (r) => `"${systemTimeText(r.view, r.take(16))}"`
    case inType.sid:
      return (r) => `"${sidText(r)}"`
    default:
      return undefined
  }
}

const isSignedOut = (out: number): boolean => out === outType.signed

/** A number of up to 32 bits, as its out-type wants it shown. */
function integer(value: number, out: number, bits: 8 | 16 | 32): string {
  switch (out) {
    case outType.string:
      return jsonText(bits === 8 ? ansiText(Uint8Array.of(value & 0xff)) : String.fromCharCode(value & 0xffff))
    case outType.boolean:
      return String(value !== 0)
    case outType.hex:
    case outType.codePointer:
      return `"0x${(bits === 32 ? value >>> 0 : value & (2 ** bits - 1)).toString(16)}"`
    case outType.ntStatus:
    case outType.hresult:
      return `"0x${(value >>> 0).toString(16).padStart(8, '0')}"`
    case outType.signed:
      return String(bits === 8 ? (value << 24) >> 24 : bits === 16 ? (value << 16) >> 16 : value | 0)
    case outType.unsigned:
      return String(bits === 32 ? value >>> 0 : value & (2 ** bits - 1))
    default:
      return String(value)
  }
}

function large(value: bigint, out: number): string {
  switch (out) {
    case outType.boolean:
      return String(value !== 0n)
    case outType.hex:
    case outType.codePointer:
      return `"0x${BigInt.asUintN(64, value).toString(16)}"`
    case outType.filetime:
    case outType.dateTime:
    case outType.dateTimeUtc:
      return `"${eventTimeIso(eventTimeOfFiletime(BigInt.asUintN(64, value)))}"`
    case outType.signed:
      return wide(BigInt.asIntN(64, value))
    case outType.unsigned:
      return wide(BigInt.asUintN(64, value))
    default:
      return wide(value)
  }
}

const wide = (value: bigint): string => {
  const text = String(value)
  return text.length < 16 || Number.isSafeInteger(Number(value)) ? text : `"${text}"`
}
const hex32 = (value: number): string => `"0x${value.toString(16)}"`
const floating = (value: number): string => (Number.isFinite(value) ? String(value) : `"${value}"`)

function counted(reader: PayloadReader): Uint8Array {
  const size = reader.u16()
  const start = reader.take(size)
  return reader.bytes.subarray(start, start + size)
}

/** Texts in UTF-8 say so; XML and JSON are written in it by the macros. Everything else is in the machine's code page. */
export const bytesText = (bytes: Uint8Array, out: number): string =>
  out === outType.utf8 || out === outType.xml || out === outType.json ? utf8Text(bytes) : ansiText(bytes)

export function binary(bytes: Uint8Array, out: number): string {
  if (out === outType.string || out === outType.utf8 || out === outType.xml || out === outType.json) return jsonText(bytesText(bytes, out))
  if (out === outType.socketAddress) return `"${socketText(bytes) ?? hexText(bytes)}"`
  if (out === outType.ipv6 && bytes.length === 16) return `"${ipv6Text(bytes)}"`
  if (out === outType.ipv4 && bytes.length === 4) return `"${[...bytes].join('.')}"`
  return `"${hexText(bytes)}"`
}

/** Eight groups, the longest run of zeros left out. Source: RFC 5952. */
function ipv6Text(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (((bytes[i * 2] ?? 0) << 8) | (bytes[i * 2 + 1] ?? 0)).toString(16))
  const runs = groups.map((_, i) => {
    const end = groups.findIndex((group, j) => j >= i && group !== '0')
    return (end < 0 ? 8 : end) - i
  })
  const longest = Math.max(...runs)
  if (longest < 2) return groups.join(':')
  const at = runs.indexOf(longest)
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + longest).join(':')}`
}

const family = { ipv4: 2, ipv6: 23 } as const

/** Address and port of a SOCKADDR; undefined for a family that has none. Layout: SOCKADDR_IN, SOCKADDR_IN6, ws2def.h and ws2ipdef.h. */
function socketText(bytes: Uint8Array): string | undefined {
  const kind = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8)
  const port = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)
  if (kind === family.ipv4 && bytes.length >= 8) return `${bytes.subarray(4, 8).join('.')}:${port}`
  if (kind === family.ipv6 && bytes.length >= 24) return `[${ipv6Text(bytes.subarray(8, 24))}]:${port}`
  return undefined
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hex. */
export function hexText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexDigits[byte] ?? ''
  return text
}

/** Lower case, without braces. */
export function guidText(bytes: Uint8Array, offset: number): string {
  const h = (i: number): string => hexDigits[bytes[offset + i] ?? 0] ?? ''
  return `${h(3)}${h(2)}${h(1)}${h(0)}-${h(5)}${h(4)}-${h(7)}${h(6)}-${h(8)}${h(9)}-${h(10)}${h(11)}${h(12)}${h(13)}${h(14)}${h(15)}`
}

/** SYSTEMTIME: year, month, day of week, day, hour, minute, second, millisecond. */
function systemTimeText(view: DataView, offset: number): string {
  const field = (index: number, digits: number): string => String(view.getUint16(offset + index * 2, true)).padStart(digits, '0')
  return `${field(0, 4)}-${field(1, 2)}-${field(3, 2)}T${field(4, 2)}:${field(5, 2)}:${field(6, 2)}.${field(7, 3)}Z`
}

/** A SID that is read past. */
function sidText(reader: PayloadReader): string {
  const start = reader.take(8)
  const parts = reader.bytes[start + 1] ?? 0
  reader.take(parts * 4)
  return sidOf(reader.view, start, parts)
}

/** Revision, count of parts, authority of six bytes (big-endian), parts. Layout: MS-DTYP 2.4.2.2. */
export function sidOf(view: DataView, start: number, parts: number): string {
  const authority = view.getUint16(start + 2, false) * 2 ** 32 + view.getUint32(start + 4, false)
  let text = `S-${view.getUint8(start)}-${authority}`
  for (let i = 0; i < parts; i++) text += `-${view.getUint32(start + 8 + i * 4, true)}`
  return text
}
