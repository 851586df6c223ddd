import type { EventKind } from '../../facts/event.ts'

/** The fixed part of an event: where everything else stands follows from its kind. Offsets are from the start of the buffer. */
export interface EventHeader {
  readonly kind: EventKind
  /** Whole event, header included. */
  readonly size: number
  readonly headerSize: number
  /** Offset of the raw time within the event; -1 where it has none. */
  readonly timeAt: number
  /** Offset of thread id and process id; -1 where it has none. */
  readonly idsAt: number
  /** The type byte behind 0xC0, or 0x90 for WPP. */
  readonly type: number
  /** Bytes of a pointer in the payload. */
  readonly pointerSize: 4 | 8
}

type Layout = Pick<EventHeader, 'kind' | 'headerSize' | 'timeAt' | 'idsAt' | 'pointerSize'> & { readonly sizeAt: 0 | 4 }

const layout = (kind: EventKind, headerSize: number, sizeAt: 0 | 4, timeAt: number, idsAt: number, pointerSize: 4 | 8): Layout => ({
  kind,
  headerSize,
  sizeAt,
  timeAt,
  idsAt,
  pointerSize,
})

/** By the type byte of the marker. Layouts: SYSTEM_TRACE_HEADER, PERFINFO_TRACE_HEADER, EVENT_TRACE_HEADER, EVENT_INSTANCE_GUID_HEADER, EVENT_HEADER. */
const layouts: Readonly<Record<number, Layout>> = {
  1: layout('system', 0x20, 4, 0x10, 0x08, 4),
  2: layout('system', 0x20, 4, 0x10, 0x08, 8),
  3: layout('compact', 0x18, 4, 0x10, 0x08, 4),
  4: layout('compact', 0x18, 4, 0x10, 0x08, 8),
  10: layout('classic', 0x30, 0, 0x10, 0x08, 4),
  20: layout('classic', 0x30, 0, 0x10, 0x08, 8),
  11: layout('instance', 0x48, 0, 0x10, 0x08, 4),
  21: layout('instance', 0x48, 0, 0x10, 0x08, 8),
  13: layout('errorMarker', 0x08, 0, -1, -1, 8),
  15: layout('wpp', 0x08, 0, -1, -1, 8),
  16: layout('perfInfo', 0x10, 4, 0x08, -1, 4),
  17: layout('perfInfo', 0x10, 4, 0x08, -1, 8),
  18: layout('manifest', 0x50, 0, 0x10, 0x08, 4),
  19: layout('manifest', 0x50, 0, 0x10, 0x08, 8),
}

const MARKER_EVENT = 0xc0
const MARKER_MESSAGE = 0x90
const WPP_HEADER = 8

const made = new Map<number, Omit<EventHeader, 'size'>>()

/** Reads the header of the event at an offset; undefined where none can be there: unused space, or damage. */
export function readEventHeader(view: DataView, at: number, end: number): EventHeader | undefined {
  if (at + WPP_HEADER > end) return undefined
  const marker = view.getUint8(at + 3)
  if ((marker & 0xf0) === MARKER_MESSAGE) return sized(view, at, end, 0x90, layout('wpp', WPP_HEADER, 0, -1, -1, 8))
  if ((marker & MARKER_EVENT) !== MARKER_EVENT) return undefined
  const type = view.getUint8(at + 2)
  const found = layouts[type]
  return found === undefined ? undefined : sized(view, at, end, type, found)
}

function sized(view: DataView, at: number, end: number, type: number, { sizeAt, ...rest }: Layout): EventHeader | undefined {
  const size = view.getUint16(at + sizeAt, true)
  if (size < rest.headerSize || at + size > end) return undefined
  let fixed = made.get(type)
  if (fixed === undefined) {
    fixed = { ...rest, type }
    made.set(type, fixed)
  }
  return { ...fixed, size }
}
