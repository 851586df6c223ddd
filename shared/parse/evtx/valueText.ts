import { eventTimeIso, eventTimeOfFiletime } from '../../facts/event.ts'
import { jsonText } from '../../facts/jsonText.ts'
import type { EvtxChunk } from './evtxChunk.ts'
import { RepeatedJson } from './repeatedJson.ts'
import { type Item, valueType } from './values.ts'

const ansiDecoder = new TextDecoder('windows-1252')
const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A value as Event Viewer writes it (evtx.md 6); '' where its bytes are fewer than its type needs. */
export function itemText(chunk: EvtxChunk, { type, offset, size }: Item): string {
  const { view, bytes } = chunk
  switch (type) {
    case valueType.string:
    case valueType.xml:
      return withoutEnd(chunk.utf16(offset, size, bytes.length))
    case valueType.ansi:
      return withoutEnd(ansiDecoder.decode(bytes.subarray(offset, offset + size)))
    case valueType.binary:
      return hexOf(bytes, offset, size).toUpperCase()
    case valueType.guid:
      return size < 16 ? '' : `{${guidText(bytes, offset)}}`
    case valueType.boolean:
      return size < 4 ? '' : String(view.getInt32(offset, true) !== 0)
    case valueType.filetime:
      return size < 8 ? '' : eventTimeIso(eventTimeOfFiletime(view.getBigUint64(offset, true)))
    case valueType.systemTime:
      return size < 16 ? '' : systemTimeText(view, offset)
    case valueType.sid:
      return sidText(chunk, offset, size)
    case valueType.float:
      return size < 4 ? '' : floatText(view.getFloat32(offset, true), 6)
    case valueType.double:
      return size < 8 ? '' : floatText(view.getFloat64(offset, true), 15)
  }
  return integerText(view, type, offset, size)
}

/** Some writers count the NUL at the end. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--
  return end === text.length ? text : text.slice(0, end)
}

function integerText(view: DataView, type: number, offset: number, size: number): string {
  switch (type) {
    case valueType.int8:
      return size < 1 ? '' : String(view.getInt8(offset))
    case valueType.uint8:
      return size < 1 ? '' : String(view.getUint8(offset))
    case valueType.int16:
      return size < 2 ? '' : String(view.getInt16(offset, true))
    case valueType.uint16:
      return size < 2 ? '' : String(view.getUint16(offset, true))
    case valueType.int32:
      return size < 4 ? '' : String(view.getInt32(offset, true))
    case valueType.uint32:
      return size < 4 ? '' : String(view.getUint32(offset, true))
    case valueType.int64:
      return size < 8 ? '' : String(view.getBigInt64(offset, true))
    case valueType.uint64:
      return size < 8 ? '' : String(view.getBigUint64(offset, true))
    case valueType.hex32:
      return size < 4 ? '' : `0x${view.getUint32(offset, true).toString(16)}`
    case valueType.hex64:
      return size < 8 ? '' : `0x${view.getBigUint64(offset, true).toString(16)}`
    case valueType.size:
      return size < 8
        ? size < 4
          ? ''
          : `0x${view.getUint32(offset, true).toString(16)}`
        : `0x${view.getBigUint64(offset, true).toString(16)}`
  }
  return ''
}

/** Lower case, without braces. */
export function guidText(bytes: Uint8Array, offset: number): string {
  const h = (i: number): string => hexDigits[bytes[offset + i] ?? 0] ?? ''
  return `${h(3)}${h(2)}${h(1)}${h(0)}-${h(5)}${h(4)}-${h(7)}${h(6)}-${h(8)}${h(9)}-${h(10)}${h(11)}${h(12)}${h(13)}${h(14)}${h(15)}`
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array, offset: number, size: number): string {
  let text = ''
  for (let at = offset; at < offset + size; at++) text += hexDigits[bytes[at] ?? 0] ?? ''
  return text
}

/** Revision, count of parts, authority of six bytes (big-endian), parts. Layout: MS-DTYP 2.4.2.2. */
function sidText({ bytes, view }: EvtxChunk, offset: number, size: number): string {
  if (size < 8) return ''
  const authority = view.getUint16(offset + 2, false) * 2 ** 32 + view.getUint32(offset + 4, false)
  const parts = Math.min(bytes[offset + 1] ?? 0, Math.floor((size - 8) / 4))
  let text = `S-${bytes[offset]}-${authority}`
  for (let i = 0; i < parts; i++) text += `-${view.getUint32(offset + 8 + i * 4, true)}`
  return text
}

/** Year, month, day of week, day, hour, minute, second, millisecond. Layout: SYSTEMTIME, minwinbase.h. */
function systemTimeText(view: DataView, offset: number): string {
  const field = (index: number, digits: number): string => String(view.getUint16(offset + index * 2, true)).padStart(digits, '0')
  return `${field(0, 4)}-${field(1, 2)}-${field(3, 2)}T${field(4, 2)}:${field(5, 2)}:${field(6, 2)}.${field(7, 3)}Z`
}

/** As `%g` of C writes it. */
export function floatText(value: number, digits: number): string {
  if (Number.isNaN(value)) return '-1.#IND'
  if (!Number.isFinite(value)) return value > 0 ? '1.#INF' : '-1.#INF'
  return String(Number(value.toPrecision(digits)))
}

/** A value as JSON: numbers as numbers where JSON's hold them, GUIDs without braces, binary as lower-case hex (cli.md). */
export function itemJson(chunk: EvtxChunk, type: number, offset: number, size: number): string {
  switch (type) {
    case valueType.int8:
    case valueType.uint8:
    case valueType.int16:
    case valueType.uint16:
    case valueType.int32:
    case valueType.uint32:
      return integerText(chunk.view, type, offset, size) || 'null'
    case valueType.int64:
    case valueType.uint64:
      return largeInteger(integerText(chunk.view, type, offset, size))
    case valueType.boolean:
      return size < 4 ? 'null' : String(chunk.view.getInt32(offset, true) !== 0)
    case valueType.float:
      return floatJson(size < 4 ? Number.NaN : chunk.view.getFloat32(offset, true), 7)
    case valueType.double:
      return floatJson(size < 8 ? Number.NaN : chunk.view.getFloat64(offset, true), 17)
    case valueType.filetime:
      return `"${itemText(chunk, { type, offset, size })}"`
  }
  const known = repeated.find(chunk.view, type, offset, size)
  if (known !== undefined) return known
  const made = quotedJson(chunk, type, offset, size)
  repeated.offer(chunk.view, type, offset, size, made)
  return made
}

const repeated = new RepeatedJson()

/** A value that JSON has no form for, as a text. */
function quotedJson(chunk: EvtxChunk, type: number, offset: number, size: number): string {
  if (type === valueType.guid) return size < 16 ? 'null' : `"${guidText(chunk.bytes, offset)}"`
  const isBinary = type === valueType.binary || !isKnown(type)
  return isBinary ? `"${hexOf(chunk.bytes, offset, size)}"` : jsonText(itemText(chunk, { type, offset, size }))
}

const knownTypes: ReadonlySet<number> = new Set(Object.values(valueType))
/** Event Viewer shows nothing for other types (handles); their bytes are not kept from the reader. */
const isKnown = (type: number): boolean => knownTypes.has(type)

/** 2^53 has 16 digits: what is longer is a text. */
function largeInteger(text: string): string {
  if (text === '') return 'null'
  return text.length < 16 || Number.isSafeInteger(Number(text)) ? text : `"${text}"`
}

/** A number that JSON cannot hold is told as Event Viewer does. */
const floatJson = (value: number, digits: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : `"${floatText(value, digits)}"`
