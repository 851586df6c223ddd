import type { EventKind } from '../../facts/event.ts'

/** The fixed part of an event of one kind: where everything else stands follows from it. Offsets are from the start of the event. */
export interface EventLayout {
  readonly kind: EventKind
  readonly headerSize: number
  /** Offset of the size of the whole event, header included. */
  readonly sizeAt: 0 | 4
  /** Offset of the raw time; -1 where it has none, or none at a fixed place. */
  readonly timeAt: number
  /** Offset of thread id and process id; -1 where it has none. */
  readonly idsAt: number
  /** Bytes of a pointer in the payload. */
  readonly pointerSize: 4 | 8
}

const layout = (kind: EventKind, headerSize: number, sizeAt: 0 | 4, timeAt: number, idsAt: number, pointerSize: 4 | 8): EventLayout => ({
  kind,
  headerSize,
  sizeAt,
  timeAt,
  idsAt,
  pointerSize,
})

/** By the type byte of the marker. Layouts: SYSTEM_TRACE_HEADER, PERFINFO_TRACE_HEADER, EVENT_TRACE_HEADER, EVENT_INSTANCE_GUID_HEADER, EVENT_HEADER. */
const byType: readonly (readonly [number, EventLayout])[] = [
  [1, layout('system', 0x20, 4, 0x10, 0x08, 4)],
  [2, layout('system', 0x20, 4, 0x10, 0x08, 8)],
  [3, layout('compact', 0x18, 4, 0x10, 0x08, 4)],
  [4, layout('compact', 0x18, 4, 0x10, 0x08, 8)],
  [10, layout('classic', 0x30, 0, 0x10, 0x08, 4)],
  [20, layout('classic', 0x30, 0, 0x10, 0x08, 8)],
  [11, layout('instance', 0x48, 0, 0x10, 0x08, 4)],
  [21, layout('instance', 0x48, 0, 0x10, 0x08, 8)],
  [13, layout('errorMarker', 0x08, 0, -1, -1, 8)],
  [15, layout('wpp', 0x08, 0, -1, -1, 8)],
  [16, layout('perfInfo', 0x10, 4, 0x08, -1, 4)],
  [17, layout('perfInfo', 0x10, 4, 0x08, -1, 8)],
  [18, layout('manifest', 0x50, 0, 0x10, 0x08, 4)],
  [19, layout('manifest', 0x50, 0, 0x10, 0x08, 8)],
]
const layouts: readonly (EventLayout | undefined)[] = Array.from({ length: 256 }, (_, type) => byType.find(([own]) => own === type)?.[1])
const message = layout('wpp', 0x08, 0, -1, -1, 8)

const MARKER_EVENT = 0xc0
const MARKER_MESSAGE = 0x90
/** No header is shorter. */
const LEAST_HEADER = 8

/** The layout of the event at an offset, by its marker; undefined where none can be there: unused space, or damage. */
export function eventLayout(view: DataView, at: number, end: number): EventLayout | undefined {
  if (at + LEAST_HEADER > end) return undefined
  const marker = view.getUint8(at + 3)
  const found =
    (marker & MARKER_EVENT) === MARKER_EVENT ? layouts[view.getUint8(at + 2)] : (marker & 0xf0) === MARKER_MESSAGE ? message : undefined
  if (found === undefined) return undefined
  const size = view.getUint16(at + found.sizeAt, true)
  return size < found.headerSize || at + size > end ? undefined : found
}

/** Bytes from an event to the next: they start on multiples of eight. */
export const alignedSize = (size: number): number => (size + 7) & ~7
