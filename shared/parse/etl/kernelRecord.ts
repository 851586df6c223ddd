import type { EventClass, EventKind } from '../../facts/event.ts'
import { kernelGroups } from './kernelGroups.ts'

/** Bits of the version word that say what lies between header and payload. Source: notes of the format, section 2.1. */
const extra = { pebsIndex: 0x8000, countersShift: 8, counters: 0x7, size: 8 } as const
const EVENT_TRACE_GROUP = 0
/** Group masks of the kernel's session, at its start and its end. */
const EXTENSIONS: readonly (number | undefined)[] = [5, 32]
const MASKS = 8
const EXTENSION_SIZE = 4 * (MASKS + 1)

/** What the header of a kernel event says. */
export interface KernelRecord {
  readonly group: number
  readonly opcode: number
  readonly version: number
  /** Offset of the payload within the buffer. */
  readonly payloadAt: number
}

/** Reads the head that SYSTEM, COMPACT and PERFINFO events have in common. */
export function readKernelRecord(view: DataView, at: number, headerSize: number): KernelRecord {
  const word = view.getUint16(at, true)
  const items = ((word >> extra.countersShift) & extra.counters) + ((word & extra.pebsIndex) === 0 ? 0 : 1)
  return {
    group: view.getUint8(at + 7),
    opcode: view.getUint8(at + 6),
    version: word & 0xff,
    payloadAt: at + headerSize + items * extra.size,
  }
}

/** Fields of the one kernel event whose layout is part of the session: which groups of events are on. Undefined for any other. */
export function extensionJson({ group, opcode, payloadAt }: KernelRecord, view: DataView, end: number): string | undefined {
  if (group !== EVENT_TRACE_GROUP || !EXTENSIONS.includes(opcode) || end - payloadAt < EXTENSION_SIZE) return undefined
  const masks = Array.from({ length: MASKS }, (_, i) => `"GroupMask${i + 1}":"0x${view.getUint32(payloadAt + i * 4, true).toString(16)}"`)
  return `{${masks.join(',')},"KernelEventVersion":${view.getUint32(payloadAt + MASKS * 4, true)}}`
}

const GROUP_OF_IMAGES = 0x14

/** The class of a kernel event, by the group of its header. */
export function kernelClass(kind: EventKind, { group, opcode, version }: KernelRecord, decoded: boolean): EventClass {
  // Group 3, opcode 10 is an image that was loaded, not a process.
  const known = kernelGroups[group === 3 && opcode === 10 ? GROUP_OF_IMAGES : group]
  return {
    source: 'etl',
    kind,
    provider: 'Windows Kernel',
    ...(known?.guid !== undefined && { providerId: known.guid }),
    version,
    ...(known !== undefined && { name: known.name }),
    opcode,
    decoded,
  }
}
