import type { ByteSink } from '../byteSink.ts'
import type { EvtxValue } from './evtxElement.ts'
import { type EvtxItem, evtxTypeCodes, writeItem } from './evtxItem.ts'

const ARRAY = 0x80

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
