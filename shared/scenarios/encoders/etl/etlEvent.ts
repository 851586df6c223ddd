import type { TraceField, TraceValue } from './traceField.ts'

interface EventPlace {
  /** 100 ns since 1970. */
  readonly time: bigint
  /** Which processor's buffer takes it; 0 where it is absent. */
  readonly processor?: number
}

interface EventThread extends EventPlace {
  readonly pid: number
  readonly tid: number
}

/** An extended data item as it is; those for schema, traits and the related activity are written by themselves. */
export interface ExtendedItem {
  readonly type: number
  readonly data: Uint8Array
}

interface HeaderFields extends EventThread {
  readonly level?: number
  readonly opcode?: number
  readonly task?: number
  readonly keyword?: bigint
  readonly channel?: number
  readonly activityId?: string
  readonly relatedActivityId?: string
  readonly extended?: readonly ExtendedItem[]
}

export interface TraceProvider {
  readonly name: string
  /** The hash of the name where it is absent. */
  readonly id?: string
  /** GUID of the provider's group. */
  readonly group?: string
}

/** An event that describes itself. */
export interface TraceLoggingEvent extends HeaderFields {
  readonly kind: 'traceLogging'
  readonly provider: TraceProvider
  readonly name: string
  /** 28 bits at most; 0 where it is absent. */
  readonly tag?: number
  readonly fields: readonly TraceField[]
}

/** Packed values without alignment, or bytes. */
export type EtlPayload = Uint8Array | readonly TraceValue[]

/** An event whose manifest is elsewhere. */
export interface ManifestEvent extends HeaderFields {
  readonly kind: 'manifest'
  readonly providerId: string
  readonly eventId: number
  readonly version?: number
  readonly payload: EtlPayload
}

/** EVENT_TRACE_HEADER and, where `instance` is given, EVENT_INSTANCE_GUID_HEADER. */
export interface ClassicEvent extends EventThread {
  readonly kind: 'classic'
  readonly classId: string
  readonly opcode: number
  readonly level?: number
  readonly version?: number
  readonly instance?: { readonly id: number; readonly parentId: number; readonly parentClass: string }
  readonly payload: EtlPayload
}

/** Kernel events: group and type are the hook id. `perfInfo` has no thread. */
export interface KernelEvent extends EventThread {
  readonly kind: 'system' | 'compact' | 'perfInfo'
  readonly group: number
  readonly type: number
  readonly version?: number
  readonly payload: EtlPayload
}

/** A message of the software trace preprocessor; what is absent is not written, and the flags say so. */
export interface WppEvent extends EventPlace {
  readonly kind: 'wpp'
  readonly message: number
  readonly sequence?: number
  readonly messageId?: string
  readonly component?: number
  /** False: without its time. */
  readonly timed?: boolean
  readonly thread?: { readonly pid: number; readonly tid: number }
  readonly payload: EtlPayload
}

/** Bytes with the marker of an error while logging. */
export interface ErrorMarkerEvent extends EventPlace {
  readonly kind: 'errorMarker'
  readonly payload: EtlPayload
}

export type EtlEvent = TraceLoggingEvent | ManifestEvent | ClassicEvent | KernelEvent | WppEvent | ErrorMarkerEvent
