import { type DerElement, derTag, isOid, readChildren, readOid, readText } from './der.ts'

/** One attribute of a name. `value` is undefined where it is no string type; `element` has it then. */
export interface NameAttribute {
  readonly oid: string
  readonly value: string | undefined
  readonly element: DerElement
}
/** Relative names in the order of encoding, each of one or more attributes. */
export type DistinguishedName = readonly (readonly NameAttribute[])[]

/** Whether an element is built as a Name (RFC 5280, 4.1.2.4): SEQUENCE of SETs of pairs of an OID and a value. */
export function isName(bytes: Uint8Array, element: DerElement): boolean {
  const sets = element.tag === derTag.sequence ? readChildren(bytes, element) : undefined
  return sets?.every((set) => isRelativeName(bytes, set)) ?? false
}

function isRelativeName(bytes: Uint8Array, set: DerElement): boolean {
  const pairs = set.tag === derTag.set ? readChildren(bytes, set) : undefined
  return pairs !== undefined && pairs.length > 0 && pairs.every((pair) => isAttribute(bytes, pair))
}

function isAttribute(bytes: Uint8Array, pair: DerElement): boolean {
  const parts = pair.tag === derTag.sequence ? readChildren(bytes, pair) : undefined
  return parts?.length === 2 && parts[0] !== undefined && isOid(bytes, parts[0])
}

/** Reads an element that `isName`. */
export const readName = (bytes: Uint8Array, name: DerElement): DistinguishedName =>
  (readChildren(bytes, name) ?? []).map((set) => (readChildren(bytes, set) ?? []).flatMap((pair) => readAttribute(bytes, pair)))

function readAttribute(bytes: Uint8Array, pair: DerElement): readonly NameAttribute[] {
  const [type, element] = readChildren(bytes, pair) ?? []
  const oid = type && readOid(bytes, type)
  return oid === undefined || element === undefined ? [] : [{ oid, value: readText(bytes, element), element }]
}

/** Keys that Windows prints for attribute types (CertNameToStr, CERT_X500_NAME_STR); another type prints as `OID.1.2.3`. */
const keys: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'S',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.13': 'Description',
  '2.5.4.17': 'PostalCode',
  '2.5.4.18': 'POBox',
  '2.5.4.20': 'Phone',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '2.5.4.46': 'dnQualifier',
  '1.2.840.113549.1.9.1': 'E',
  '0.9.2342.19200300.100.1.25': 'DC',
}

/**
 * A name as .NET prints it (`X500DistinguishedName.Name`, `X509Certificate.Subject`): the relative names in reverse of their encoding,
 * joined by `, `, attributes of one relative name by ` + `; values with special characters in quotes, quotes within doubled; values that
 * are no text as `#` and their DER in hex.
 */
export function printName(bytes: Uint8Array, name: DistinguishedName): string {
  return name
    .map((attributes) => attributes.map((attribute) => printAttribute(bytes, attribute)).join(' + '))
    .reverse()
    .join(', ')
}

function printAttribute(bytes: Uint8Array, { oid, value, element }: NameAttribute): string {
  const text = value === undefined ? `#${hexOf(bytes, element.from, element.to)}` : quoteWhereNeeded(value)
  return `${keys[oid] ?? `OID.${oid}`}=${text}`
}

/** The characters for which CertNameToStr's documentation and .NET quote a value; a carriage return is not among them. */
const special = /^$|^\s|\s$|[,+="\n<>#;]/

const quoteWhereNeeded = (value: string): string => (special.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Upper-case hex of a range, as .NET prints bytes. */
export function hexOf(bytes: Uint8Array, from: number, to: number): string {
  let hex = ''
  for (let at = from; at < to; at += 1) hex += (bytes[at] ?? 0).toString(16).padStart(2, '0')
  return hex.toUpperCase()
}
