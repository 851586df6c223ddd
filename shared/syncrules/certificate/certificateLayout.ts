import { type DerElement, derTag, isOid, readChildren, readElement } from './der.ts'
import { readDerTime } from './derTime.ts'
import { isName } from './distinguishedName.ts'

/** Where the parts of a certificate are, and the dates, which nearly every use asks for. */
export interface CertificateLayout {
  readonly whole: DerElement
  readonly version: 1 | 2 | 3
  readonly serialNumber: DerElement
  readonly issuer: DerElement
  readonly notBefore: number
  readonly notAfter: number
  readonly subject: DerElement
  readonly keyAlgorithm: DerElement
  readonly signatureAlgorithm: DerElement
  /** Each one a SEQUENCE of OID, perhaps BOOLEAN, OCTET STRING. */
  readonly extensions: readonly DerElement[]
}

/**
 * Walks an X.509 certificate (RFC 5280, 4.1) and checks that all its parts are built as such, without reading their values. Bytes behind
 * the certificate are left alone, as Windows and OpenSSL do.
 */
export function readLayout(bytes: Uint8Array): CertificateLayout | undefined {
  const whole = readElement(bytes, 0, bytes.length)
  if (whole?.tag !== derTag.sequence) return undefined
  const outer = readChildren(bytes, whole)
  const [body, signatureAlgorithm, signature] = outer ?? []
  if (outer?.length !== 3 || body?.tag !== derTag.sequence || signature?.tag !== derTag.bitString) return undefined
  const fields = readChildren(bytes, body)
  if (fields === undefined) return undefined
  const version = readVersion(bytes, fields[0])
  const [serialNumber, innerAlgorithm, issuer, validity, subject, keyInfo, ...rest] = fields.slice(fields[0]?.tag === 0xa0 ? 1 : 0)
  const dates = validity?.tag === derTag.sequence ? readChildren(bytes, validity) : undefined
  const notBefore = dates?.[0] && readDerTime(bytes, dates[0])
  const notAfter = dates?.[1] && readDerTime(bytes, dates[1])
  const keyAlgorithm = readKeyAlgorithm(bytes, keyInfo)
  const extensions = readExtensions(bytes, rest, version)
  if (version === undefined || serialNumber?.tag !== derTag.integer || serialNumber.to === serialNumber.content) return undefined
  if (notBefore === undefined || notAfter === undefined || dates?.length !== 2) return undefined
  if (!isAlgorithm(bytes, innerAlgorithm) || !isAlgorithm(bytes, signatureAlgorithm) || keyAlgorithm === undefined) return undefined
  if (issuer === undefined || !isName(bytes, issuer) || subject === undefined || !isName(bytes, subject)) return undefined
  if (extensions === undefined) return undefined
  return { whole, version, serialNumber, issuer, notBefore, notAfter, subject, keyAlgorithm, signatureAlgorithm, extensions }
}

/** `[0] EXPLICIT INTEGER`, 0 to 2; 1 where it is left out. */
function readVersion(bytes: Uint8Array, first: DerElement | undefined): 1 | 2 | 3 | undefined {
  if (first?.tag !== 0xa0) return 1
  const number = readElement(bytes, first.content, first.to)
  if (number?.tag !== derTag.integer || number.to !== first.to || number.to !== number.content + 1) return undefined
  const value = bytes[number.content]
  return value === 0 ? 1 : value === 1 ? 2 : value === 2 ? 3 : undefined
}

/** SEQUENCE of an OID and at most one element of parameters. */
function isAlgorithm(bytes: Uint8Array, element: DerElement | undefined): element is DerElement {
  const parts = element?.tag === derTag.sequence ? readChildren(bytes, element) : undefined
  return parts?.[0] !== undefined && parts.length <= 2 && isOid(bytes, parts[0])
}

/** The algorithm within SubjectPublicKeyInfo. */
function readKeyAlgorithm(bytes: Uint8Array, keyInfo: DerElement | undefined): DerElement | undefined {
  const parts = keyInfo?.tag === derTag.sequence ? readChildren(bytes, keyInfo) : undefined
  if (parts?.length !== 2 || parts[1]?.tag !== derTag.bitString) return undefined
  return isAlgorithm(bytes, parts[0]) ? parts[0] : undefined
}

/** Unique ids `[1]`, `[2]` (from version 2 on) and extensions `[3]` (version 3), in this order, none twice. */
function readExtensions(bytes: Uint8Array, rest: readonly DerElement[], version = 1): readonly DerElement[] | undefined {
  const order = [0x81, 0x82, 0xa3]
  const places = rest.map(({ tag }) => order.indexOf(tag))
  const orderly = places.every((place, index) => place > (index === 0 ? -1 : (places[index - 1] ?? -1)))
  const last = rest.at(-1)
  if (!orderly || (rest.length > 0 && version === 1)) return undefined
  if (last?.tag !== 0xa3) return []
  const list = version === 3 ? readElement(bytes, last.content, last.to) : undefined
  if (list?.tag !== derTag.sequence || list.to !== last.to) return undefined
  const extensions = readChildren(bytes, list)
  return extensions?.every((extension) => isExtension(bytes, extension)) ? extensions : undefined
}

function isExtension(bytes: Uint8Array, extension: DerElement): boolean {
  const parts = extension.tag === derTag.sequence ? readChildren(bytes, extension) : undefined
  if (parts?.[0] === undefined || !isOid(bytes, parts[0])) return false
  const [second, third] = [parts[1], parts[2]]
  if (parts.length === 2) return second?.tag === derTag.octetString
  return parts.length === 3 && second?.tag === derTag.boolean && second.to === second.content + 1 && third?.tag === derTag.octetString
}
