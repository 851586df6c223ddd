import { crlfLines, encodeText, utf16le } from './encodeText.ts'

/** A value to write; the form of `data` follows the type. */
export type RegValue = { readonly name: string } & (
  | { readonly type: 'string' | 'expandString'; readonly data: string }
  | { readonly type: 'multiString'; readonly data: readonly string[] }
  | { readonly type: 'dword' | 'qword'; readonly data: number }
  | { readonly type: 'binary'; readonly data: Uint8Array }
)

export interface RegKey {
  readonly key: string
  readonly values: readonly RegValue[]
}

export interface RegOptions {
  /** REGEDIT4 is 8-bit, its hex strings too; version 5 is UTF-16LE. */
  readonly version?: 5 | 4
}

/** Columns at which regedit breaks hex data. */
const LINE_LENGTH = 80

/** Writes a .reg file as regedit's export does. */
export function encodeReg(keys: readonly RegKey[], { version = 5 }: RegOptions = {}): Uint8Array {
  const header = version === 5 ? 'Windows Registry Editor Version 5.00' : 'REGEDIT4'
  const body = keys.flatMap(({ key, values }) => ['', `[${key}]`, ...values.map((value) => valueLine(value, version))])
  return encodeText(crlfLines([header, ...body, '']), version === 5 ? 'utf-16le+bom' : 'latin1')
}

function valueLine(value: RegValue, version: 4 | 5): string {
  const name = value.name === '' ? '@=' : `"${escapeQuoted(value.name)}"=`
  const narrow = (text: string): Uint8Array => (version === 5 ? utf16le(text) : encodeText(text, 'latin1'))
  switch (value.type) {
    case 'string':
      return `${name}"${escapeQuoted(value.data)}"`
    case 'dword':
      return `${name}dword:${value.data.toString(16).padStart(8, '0')}`
    case 'expandString':
      return hexLines(`${name}hex(2):`, narrow(`${value.data}\0`))
    case 'multiString':
      return hexLines(`${name}hex(7):`, narrow(`${value.data.map((part) => `${part}\0`).join('')}\0`))
    case 'qword':
      return hexLines(`${name}hex(b):`, littleEndian(value.data))
    case 'binary':
      return hexLines(`${name}hex:`, value.data)
  }
}

const escapeQuoted = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')

function littleEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true)
  return bytes
}

/** `start`, then the bytes, broken before a line would pass column 80, each next line indented by two blanks. */
function hexLines(start: string, bytes: Uint8Array): string {
  let text = ''
  let line = start
  for (const [index, byte] of bytes.entries()) {
    const isLast = index === bytes.length - 1
    line += byte.toString(16).padStart(2, '0') + (isLast ? '' : ',')
    if (!isLast && line.length + 4 > LINE_LENGTH) {
      text += `${line}\\\r\n`
      line = '  '
    }
  }
  return text + line
}
