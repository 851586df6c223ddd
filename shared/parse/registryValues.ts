import type { RegistryValueRecord } from '../facts/record.ts'

/** Names of the documented value types by number (winnt.h). */
const TYPE_NAMES = [
  'REG_NONE',
  'REG_SZ',
  'REG_EXPAND_SZ',
  'REG_BINARY',
  'REG_DWORD',
  'REG_DWORD_BIG_ENDIAN',
  'REG_LINK',
  'REG_MULTI_SZ',
  'REG_RESOURCE_LIST',
  'REG_FULL_RESOURCE_DESCRIPTOR',
  'REG_RESOURCE_REQUIREMENTS_LIST',
  'REG_QWORD',
] as const

const REG_SZ = 1
const REG_EXPAND_SZ = 2
const REG_DWORD = 4
const REG_LINK = 6
const REG_MULTI_SZ = 7
const REG_QWORD = 11

export type RegistryData = RegistryValueRecord['data']

/** `REG_SZ` …; a number without a name (SAM and device properties keep other things in the type field) is `REG_0x…`. */
export const registryTypeName = (type: number): string => TYPE_NAMES[type] ?? `REG_0x${type.toString(16)}`

/** The number of a type's name as `reg query` prints it; undefined for a name that is none. */
export function registryTypeNumber(name: string): number | undefined {
  const index = (TYPE_NAMES as readonly string[]).indexOf(name)
  if (index >= 0) return index
  const number = /^REG_0x([0-9a-f]{1,8})$/i.exec(name)?.[1]
  return number === undefined ? undefined : Number.parseInt(number, 16)
}

/**
 * The data of a value as records hold it: text, number, list of texts, or lower-case hex where the type has no other form or the
 * size does not fit the type. Strings are UTF-16LE unless `narrow` says how 8-bit strings (REGEDIT4) are read; what follows the
 * first NUL is rubbish that regedit does not show either.
 */
export function decodeRegistryData(type: number, bytes: Uint8Array, narrow?: (bytes: Uint8Array) => string): RegistryData {
  switch (type) {
    case REG_SZ:
    case REG_EXPAND_SZ:
    case REG_LINK:
      return untilNul((narrow ?? decodeUtf16)(bytes))
    case REG_MULTI_SZ:
      return splitMultiString((narrow ?? decodeUtf16)(bytes))
    case REG_DWORD:
      return bytes.length === 4 ? readUint(bytes, 4) : toHex(bytes)
    case REG_QWORD:
      return bytes.length === 8 ? readQword(bytes) : toHex(bytes)
    default:
      return toHex(bytes)
  }
}

/** Numbers above 2^53 as decimal strings, as everywhere in the JSON that Joinsight prints. */
export function registryQword(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return hex
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })

/** Whole UTF-16LE units only: an odd last byte is dropped, as Windows does. */
export const decodeUtf16 = (bytes: Uint8Array): string => utf16.decode(bytes.subarray(0, bytes.length & ~1))

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** Ends at the first empty string; a missing end is tolerated. */
function splitMultiString(text: string): string[] {
  const parts = text.split('\0')
  const end = parts.indexOf('')
  return end < 0 ? parts : parts.slice(0, end)
}

function readUint(bytes: Uint8Array, size: number): number {
  let value = 0
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[i] ?? 0)
  return value
}

function readQword(bytes: Uint8Array): number | string {
  return registryQword((BigInt(readUint(bytes.subarray(4), 4)) << 32n) | BigInt(readUint(bytes, 4)))
}

const HIVE_NAMES: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
}

/** The part of a key's path before the first backslash. */
export function hiveOfKey(key: string): string {
  const end = key.indexOf('\\')
  return end < 0 ? key : key.slice(0, end)
}

/** A key's path with its hive's full name in capitals: `hklm\A` and `hkey_local_machine\A` become `HKEY_LOCAL_MACHINE\A`. */
export function expandHive(key: string): string {
  const hive = hiveOfKey(key)
  const upper = hive.toUpperCase()
  const rest = key.slice(hive.length).replace(/\\+$/, '')
  if (Object.hasOwn(HIVE_NAMES, upper)) return `${HIVE_NAMES[upper]}${rest}`
  return `${upper.startsWith('HKEY_') ? upper : hive}${rest}`
}
