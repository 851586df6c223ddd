import { readBase64 } from '../certificate/readBase64.ts'
import type { Value } from '../expression/value.ts'
import { isBytes, isDate, isEnum, isNumber, isReference, normalNumber } from '../expression/values.ts'
import { formatDate } from './formatDate.ts'
import { FunctionFailure, type FunctionRunner, mapped, whole } from './functionBody.ts'
import { readGuid, writeGuid } from './guids.ts'
import { readDate } from './readDate.ts'
import { readNumber } from './readNumber.ts'
import { sha256 } from './sha256.ts'
import { writeSid } from './sids.ts'
import { writeBase64 } from './writeBase64.ts'

const text = (value: Value | undefined): string => String(value ?? '')
const bytesAt = (value: Value | undefined): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

/** NULL is False: shipped rules write `CBool(IIF(…,…,NULL))` (inferred). */
function toBool([value = null]: readonly Value[]): Value {
  if (typeof value === 'boolean') return value
  if (isNumber(value)) return Number(value) !== 0
  if (value === null) return false
  if (typeof value === 'string') {
    if (/^true$/i.test(value.trim())) return true
    if (/^false$/i.test(value.trim())) return false
    const number = readNumber(value)
    if (number !== undefined) return Number(number) !== 0
  }
  throw new FunctionFailure(notTruth, 0)
}

function toNumber([value = null]: readonly Value[]): Value {
  if (isNumber(value)) return value
  if (isBytes(value)) return littleEndian(value)
  const number = readNumber(text(value))
  if (number === undefined) throw new FunctionFailure(notNumber(text(value)), 0)
  return number
}

/** How the key rules of 2016 take numbers out of bytes (inferred). */
function littleEndian(bytes: Uint8Array): number | bigint {
  if (bytes.length > 8) throw new FunctionFailure(tooManyBytes, 0)
  return normalNumber(bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n))
}

function toBytes([value, length]: readonly Value[]): Value {
  const count = Number(length)
  if (!Number.isInteger(count) || count < 1 || count > 8) throw new FunctionFailure(oneToEight, 1)
  let rest = BigInt(Math.trunc(Number(value)))
  return Uint8Array.from({ length: count }, () => {
    const byte = Number(rest & 255n)
    rest >>= 8n
    return byte
  })
}

function toText([value = null]: readonly Value[]): Value {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (isReference(value)) return value.dn
  if (isDate(value)) return formatDate(value, 'M/d/yyyy h:mm:ss tt')
  if (isBytes(value)) return hexOf(value)
  return text(value)
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')

function toDate([value]: readonly Value[]): Value {
  const date = readDate(text(value))
  if (date === undefined) throw new FunctionFailure(notDate(text(value)), 0)
  return date
}

function toGuid([value]: readonly Value[]): Value {
  const bytes = readGuid(text(value))
  if (bytes === undefined) throw new FunctionFailure(notGuid(text(value)), 0)
  return bytes
}

function guidText([value]: readonly Value[]): Value {
  const guid = writeGuid(bytesAt(value))
  if (guid === undefined) throw new FunctionFailure(not16Bytes, 0)
  return guid
}

function sidText([value]: readonly Value[]): Value {
  const sid = writeSid(bytesAt(value))
  if (sid === undefined) throw new FunctionFailure(notSid, 0)
  return sid
}

/** .NET decodes bytes beyond ASCII to question marks. */
const asciiOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : '?')).join('')

const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  Unicode: (bytes) => new TextDecoder('utf-16le').decode(bytes),
  ASCII: asciiOf,
  UTF8: (bytes) => new TextDecoder().decode(bytes),
}

function fromBase64([value, encoding]: readonly Value[]): Value {
  const name = encoding === undefined || encoding === null ? 'Unicode' : isEnum(encoding) ? encoding.name : text(encoding)
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (decode === undefined) throw new FunctionFailure(unknownEncoding(name), 1)
  const bytes = readBase64(text(value))
  if (bytes === undefined) throw new FunctionFailure(notBase64, 0)
  return decode(bytes)
}

/** A text's UTF-16 characters, or bytes as they are: the Computer Join rule gives it the objectGUID. */
function toBase64([value = null]: readonly Value[]): Value {
  return writeBase64(isBytes(value) ? value : utf16(text(value)))
}

const utf16 = (value: string): Uint8Array => {
  const bytes = new Uint8Array(value.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < value.length; at++) view.setUint16(at * 2, value.charCodeAt(at), true)
  return bytes
}

function fromUtf8Hex([value]: readonly Value[]): Value {
  const hex = text(value).trim()
  if (!/^(?:[\da-f]{2})*$/i.test(hex)) throw new FunctionFailure(notHex, 0)
  return new TextDecoder().decode(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
}

export const conversionFunctions: Readonly<Record<string, FunctionRunner>> = {
  CBool: mapped(toBool, 'take'),
  CDate: mapped(toDate),
  CGuid: mapped(toGuid),
  CNum: mapped(toNumber),
  CRef: mapped(([value]) => ({ kind: 'ref', dn: text(value) })),
  CStr: mapped(toText),
  CBin: mapped(toBytes),
  // It fills the KeyHash of a key credential in a shipped rule: a SHA-256 (MS-ADTS 2.2.20.6).
  Thumbprint: mapped(([value]) => sha256(bytesAt(value))),
  ConvertFromBase64: mapped(fromBase64),
  ConvertToBase64: mapped(toBase64),
  ConvertFromUTF8Hex: mapped(fromUtf8Hex),
  ConvertToUTF8Hex: mapped(([value]) => hexOf(new TextEncoder().encode(text(value)))),
  StringFromGuid: mapped(guidText),
  StringFromSid: mapped(sidText),
  ImportedValue: whole(([name], { attribute }) => attribute(text(name)), 'null'),
}

const notTruth = { en: 'This is neither True nor False, and no number.', fr: 'Ceci n’est ni True ni False, ni un nombre.' }
const tooManyBytes = { en: 'More than eight bytes make no number.', fr: 'Plus de huit octets ne font pas un nombre.' }
const oneToEight = { en: 'A number has one to eight bytes.', fr: 'Un nombre a de un à huit octets.' }
const not16Bytes = { en: 'A GUID has 16 bytes; these are not as many.', fr: 'Un GUID a 16 octets\u00a0; ceux-ci n’en font pas autant.' }
const notSid = { en: 'These bytes are no security identifier.', fr: 'Ces octets ne forment pas un identifiant de sécurité.' }
const notBase64 = { en: 'This is not Base64.', fr: 'Ceci n’est pas du Base64.' }
const notHex = { en: 'This is not hexadecimal.', fr: 'Ceci n’est pas de l’hexadécimal.' }
const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value)
const notNumber = (value: string) => ({
  en: `“${shortened(value)}” is no number.`,
  fr: `«\u00a0${shortened(value)}\u00a0» n’est pas un nombre.`,
})
const notDate = (value: string) => ({
  en: `“${shortened(value)}” is no date.`,
  fr: `«\u00a0${shortened(value)}\u00a0» n’est pas une date.`,
})
const notGuid = (value: string) => ({ en: `“${shortened(value)}” is no GUID.`, fr: `«\u00a0${shortened(value)}\u00a0» n’est pas un GUID.` })
const unknownEncoding = (name: string) => ({
  en: `\`${name}\` is no encoding: Unicode, ASCII or UTF8.`,
  fr: `\`${name}\` n’est pas un encodage\u00a0: Unicode, ASCII ou UTF8.`,
})
