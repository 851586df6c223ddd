import type { EventClass } from '../../facts/event.ts'
import { guidText } from './valueJson.ts'

/** Of EVENT_HEADER, what events of one class share: provider, descriptor and keyword, in words of four bytes. */
const HEAD_AT = 0x18
const HEAD_WORDS = 8

export const headWords = (view: DataView, at: number): readonly number[] =>
  Array.from({ length: HEAD_WORDS }, (_, word) => view.getUint32(at + HEAD_AT + word * 4, true))

/** Compared without making a text of it. */
export function isSameHead(words: readonly number[], view: DataView, at: number): boolean {
  for (let word = 0; word < HEAD_WORDS; word++) if (view.getUint32(at + HEAD_AT + word * 4, true) !== words[word]) return false
  return true
}

export function headKey(view: DataView, at: number): string {
  const u = (offset: number): number => view.getUint32(at + offset, true)
  return `${u(0x18)}.${u(0x1c)}.${u(0x20)}.${u(0x24)}|${u(0x28)}.${u(0x2c)}.${u(0x30)}.${u(0x34)}`
}

/** TraceLogging and events of no channel have 11 there. */
const NO_CHANNEL = 11

type Head = Pick<EventClass, 'providerId' | 'eventId' | 'version' | 'level' | 'opcode' | 'task' | 'keywords' | 'channel'>

/** What the header of an EVENT_HEADER event says of its class. Layout: EVENT_HEADER, EVENT_DESCRIPTOR, evntcons.h. */
export function headOf(view: DataView, bytes: Uint8Array, at: number): Head {
  const channel = view.getUint8(at + 0x2b)
  return {
    providerId: guidText(bytes, at + 0x18),
    eventId: view.getUint16(at + 0x28, true),
    version: view.getUint8(at + 0x2a),
    level: view.getUint8(at + 0x2c),
    opcode: view.getUint8(at + 0x2d),
    task: view.getUint16(at + 0x2e, true),
    keywords: `0x${view.getBigUint64(at + 0x30, true).toString(16)}`,
    ...(channel !== 0 && channel !== NO_CHANNEL && { channel: String(channel) }),
  }
}
