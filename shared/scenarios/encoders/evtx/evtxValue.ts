import type { ByteSink } from '../byteSink.ts'
import { filetimeOf, guidBytes, sidBytes, systemTimeWords } from '../windowsValues.ts'
import type { EvtxElement } from './evtxElement.ts'

/** Numbers of the value types of binary XML (libevtx documentation, Event types). Arrays have 0x80 added. */
export const evtxTypeCodes = {
  null: 0x00,
  string: 0x01,
  ansi: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  float: 0x0b,
  double: 0x0c,
  boolean: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  sizeT: 0x10,
  filetime: 0x11,
  systemTime: 0x12,
  sid: 0x13,
  hexInt32: 0x14,
  hexInt64: 0x15,
  binXml: 0x21,
} as const

const ARRAY = 0x80

type TextType = 'string' | 'ansi' | 'guid' | 'sid' | 'systemTime'
type NumberType = 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'float' | 'double' | 'hexInt32'
type LongType = 'int64' | 'uint64' | 'hexInt64' | 'filetime'

/** What can be an item of an array. `filetime` is 100 ns since 1970, `systemTime` an ISO time in UTC; a boolean may be any 32-bit number. */
export type EvtxItem =
  | { readonly type: TextType; readonly value: string }
  | { readonly type: NumberType; readonly value: number }
  | { readonly type: LongType; readonly value: bigint }
  | { readonly type: 'boolean'; readonly value: boolean | number }

export type EvtxItemType = EvtxItem['type']

/** A value of a template instance. */
export type EvtxValue =
  | EvtxItem
  | { readonly type: 'binary'; readonly value: Uint8Array }
  /** `size` bytes stand in its place (0 normally). */
  | { readonly type: 'null'; readonly declared?: keyof typeof evtxTypeCodes; readonly size?: number }
  | { readonly type: 'array'; readonly of: EvtxItemType; readonly items: readonly EvtxItem['value'][] }
  | { readonly type: 'binXml'; readonly root: EvtxElement }

/** The type byte in the descriptor of the value. */
export const typeCodeOf = (value: EvtxValue): number =>
  value.type === 'array' ? evtxTypeCodes[value.of] | ARRAY : evtxTypeCodes[value.type]

/** The type byte that the template's substitution declares. */
export const declaredCodeOf = (value: EvtxValue): number =>
  value.type === 'null' ? evtxTypeCodes[value.declared ?? 'string'] : typeCodeOf(value)

/** Writes the bytes of a value that is not binary XML. */
export function writeEvtxValue(sink: ByteSink, value: Exclude<EvtxValue, { type: 'binXml' }>): void {
  if (value.type === 'null') sink.zeros(value.size ?? 0)
  else if (value.type === 'binary') sink.bytes(value.value)
  else if (value.type === 'array') for (const item of value.items) writeArrayItem(sink, { type: value.of, value: item } as EvtxItem)
  else writeItem(sink, value)
}

/** Texts of an array end with a NUL each; items of a fixed size, and SIDs, follow one another. */
function writeArrayItem(sink: ByteSink, item: EvtxItem): void {
  writeItem(sink, item)
  if (item.type === 'string') sink.u16(0)
  else if (item.type === 'ansi') sink.u8(0)
}

function writeItem(sink: ByteSink, item: EvtxItem): void {
  switch (item.type) {
    case 'string':
      return sink.utf16(item.value)
    case 'ansi':
      return sink.latin1(item.value)
    case 'guid':
      return sink.bytes(guidBytes(item.value))
    case 'sid':
      return sink.bytes(sidBytes(item.value))
    case 'systemTime':
      for (const word of systemTimeWords(item.value)) sink.u16(word)
      return
    case 'int8':
    case 'uint8':
      return sink.u8(item.value)
    case 'int16':
    case 'uint16':
      return sink.u16(item.value)
    case 'int32':
    case 'uint32':
    case 'hexInt32':
    case 'boolean':
      return sink.u32(Number(item.value))
    case 'float':
      return sink.f32(item.value)
    case 'double':
      return sink.f64(item.value)
    case 'filetime':
      return sink.u64(filetimeOf(item.value))
    default:
      return sink.u64(item.value)
  }
}
