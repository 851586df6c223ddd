/** Flags that say which parts a message has. Source: evntrace.h, TRACE_MESSAGE_…. */
const part = {
  sequence: 0x0001,
  guid: 0x0002,
  componentId: 0x0004,
  timestamp: 0x0008,
  performanceTimestamp: 0x0010,
  systemInfo: 0x0020,
} as const
const FIXED = 8

export interface WppMessage {
  readonly number: number
  /** Offset of the message GUID, the name of the TMF file; -1 where it has none. */
  readonly guidAt: number
  /** Offset of the raw time; -1 where it has none. */
  readonly timeAt: number
  /** Offset of thread id and process id; -1 where it has none. */
  readonly idsAt: number
  readonly payloadAt: number
}

/** Where the parts of a WPP message lie; undefined where they do not fit. Layout: notes of the format, section 8. */
export function readWppMessage(view: DataView, event: number, end: number): WppMessage | undefined {
  const flags = view.getUint16(event + 6, true)
  let at = event + FIXED
  const take = (isThere: boolean, size: number): number => {
    if (!isThere) return -1
    at += size
    return at - size
  }
  take((flags & part.sequence) !== 0, 4)
  const guidAt = take((flags & part.guid) !== 0, 16)
  take(guidAt < 0 && (flags & part.componentId) !== 0, 4)
  const timeAt = take((flags & (part.timestamp | part.performanceTimestamp)) !== 0, 8)
  const idsAt = take((flags & part.systemInfo) !== 0, 8)
  return at > end ? undefined : { number: view.getUint16(event + 4, true), guidAt, timeAt, idsAt, payloadAt: at }
}

/** The raw time of a message; undefined where it has none. */
export function wppTime(view: DataView, event: number, end: number): bigint | undefined {
  const message = readWppMessage(view, event, end)
  return message === undefined || message.timeAt < 0 ? undefined : view.getBigInt64(message.timeAt, true)
}
