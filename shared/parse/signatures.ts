/** Whether bytes hold a signature, one character a byte, at an offset. */
export function holds(bytes: Uint8Array, signature: string, offset = 0): boolean {
  if (bytes.length < offset + signature.length) return false
  for (let i = 0; i < signature.length; i++) if (bytes[offset + i] !== signature.charCodeAt(i)) return false
  return true
}

const BUFFER_HEADER = 0x48
const LOGFILE_POINTER_SIZE = BUFFER_HEADER + 0x20 + 0x2c

/**
 * Whether bytes start as an ETW trace does. There is no signature: the first buffer's size must be plausible, and its first event,
 * behind the buffer header, must be the log-file header (header type 1 or 2 with both marker bits, group 0, opcode 0) with a
 * pointer size of 4 or 8. Layout: WMI_BUFFER_HEADER and TRACE_LOGFILE_HEADER, evntrace.h.
 */
export function isEtl(bytes: Uint8Array): boolean {
  if (bytes.length < LOGFILE_POINTER_SIZE + 4) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bufferSize = view.getUint32(0, true)
  const headerType = view.getUint8(BUFFER_HEADER + 2)
  const isFirstEvent =
    view.getUint8(BUFFER_HEADER + 3) === 0xc0 && (headerType === 1 || headerType === 2) && view.getUint16(BUFFER_HEADER + 6, true) === 0
  const pointerSize = view.getUint32(LOGFILE_POINTER_SIZE, true)
  return bufferSize > BUFFER_HEADER && isFirstEvent && (pointerSize === 4 || pointerSize === 8)
}

/** Where a transaction log of a hive has its first entry or its bitmap, behind a copy of the hive's base block. Layout: M. Suhanov, "Format of transaction log files". */
const LOG_ENTRIES = 512

/** Whether bytes with the magic of a hive are one of its logs by what follows the base block, whatever the type field says. */
export const hasLogEntries = (bytes: Uint8Array): boolean =>
  holds(bytes, 'regf') && (holds(bytes, 'HvLE', LOG_ENTRIES) || holds(bytes, 'DIRT', LOG_ENTRIES))
