import type { ByteSink } from '../byteSink.ts'
import { filetimeOf, guidBytes, sidBytes, systemTimeWords } from '../windowsValues.ts'

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

/** What each type takes. `filetime` is 100 ns since 1970, `systemTime` an ISO time in UTC; a boolean may be any 32-bit number. */
interface ItemValues {
  readonly string: string
  readonly ansi: string
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
  readonly boolean: boolean | number
  readonly guid: string
  readonly filetime: bigint
  readonly systemTime: string
  readonly sid: string
  readonly hexInt32: number
  readonly hexInt64: bigint
}

interface Typed<T extends keyof ItemValues> {
  readonly type: T
  readonly value: ItemValues[T]
}

/** What can be an item of an array. */
export type EvtxItem = { readonly [T in keyof ItemValues]: Typed<T> }[keyof ItemValues]

export type EvtxItemType = EvtxItem['type']

/** Writes one item as it stands alone: texts without an end. */
export const writeItem = <T extends keyof ItemValues>(sink: ByteSink, item: Typed<T>): void => itemWriters[item.type](sink, item.value)

const itemWriters: { readonly [T in keyof ItemValues]: (sink: ByteSink, value: ItemValues[T]) => void } = {
  string: (sink, text) => sink.utf16(text),
  ansi: (sink, text) => sink.latin1(text),
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
  boolean: (sink, value) => sink.u32(Number(value)),
  guid: (sink, guid) => sink.bytes(guidBytes(guid)),
  filetime: (sink, time) => sink.u64(filetimeOf(time)),
  systemTime: (sink, iso) => {
    for (const word of systemTimeWords(iso)) sink.u16(word)
  },
  sid: (sink, sid) => sink.bytes(sidBytes(sid)),
  hexInt32: (sink, value) => sink.u32(value),
  hexInt64: (sink, value) => sink.u64(value),
}
