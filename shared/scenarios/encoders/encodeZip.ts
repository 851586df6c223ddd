import { encodeText } from './encodeText.ts'

export interface ScenarioFile {
  /** With `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

interface ZipOptions {
  /** The analyzer's zip is written by .NET, which put `\` into names before 4.6.1. */
  readonly separator?: '/' | '\\'
  /** UTC, to the second; zip times have steps of two seconds and no zone. */
  readonly modified?: string
}

const LOCAL_HEADER = 30
const CENTRAL_HEADER = 46
const END_RECORD = 22
const VERSION = 20
const UTF8_NAMES = 0x800

/** Writes a zip whose members are stored without compression. Layout: PKWARE APPNOTE, 4.3. */
export function encodeZip(files: readonly ScenarioFile[], { separator = '/', modified }: ZipOptions = {}): Uint8Array {
  const stamp = dosTime(modified)
  const members = files.map((file) => {
    const name = encodeText(file.path.replaceAll('/', separator), 'utf-8')
    return { name, bytes: file.bytes, crc: crc32(file.bytes) }
  })
  const localSize = members.reduce((sum, { name, bytes }) => sum + LOCAL_HEADER + name.length + bytes.length, 0)
  const centralSize = members.reduce((sum, { name }) => sum + CENTRAL_HEADER + name.length, 0)
  const zip = new Uint8Array(localSize + centralSize + END_RECORD)
  const view = new DataView(zip.buffer)
  let local = 0
  let central = localSize
  for (const { name, bytes, crc } of members) {
    view.setUint32(local, 0x04034b50, true)
    writeCommon(view, local + 4, stamp, crc, bytes.length, name.length)
    view.setUint32(central, 0x02014b50, true)
    view.setUint16(central + 4, VERSION, true)
    writeCommon(view, central + 6, stamp, crc, bytes.length, name.length)
    view.setUint32(central + 42, local, true)
    zip.set(name, central + CENTRAL_HEADER)
    zip.set(name, local + LOCAL_HEADER)
    zip.set(bytes, local + LOCAL_HEADER + name.length)
    local += LOCAL_HEADER + name.length + bytes.length
    central += CENTRAL_HEADER + name.length
  }
  view.setUint32(central, 0x06054b50, true)
  view.setUint16(central + 8, members.length, true)
  view.setUint16(central + 10, members.length, true)
  view.setUint32(central + 12, centralSize, true)
  view.setUint32(central + 16, localSize, true)
  return zip
}

/** The 26 bytes that a local and a central header share: from the version needed to the length of the extra field. */
function writeCommon(view: DataView, at: number, stamp: number, crc: number, size: number, nameLength: number): void {
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, UTF8_NAMES, true)
  view.setUint32(at + 6, stamp, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, size, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, nameLength, true)
}

function dosTime(iso: string | undefined): number {
  const date = new Date(iso ?? '1980-01-01T00:00:00Z')
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  return ((day << 16) | time) >>> 0
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** CRC-32 of ISO 3309, as zip uses it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
