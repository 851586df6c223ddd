/** One element of DER: its tag byte, and where the element, its content and its end are in the bytes. */
export interface DerElement {
  readonly tag: number
  readonly from: number
  readonly content: number
  readonly to: number
}

/** Universal tags of X.690, with the constructed bit where the type has it. */
export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/**
 * The element that starts at `at` and ends no later than `end`; undefined when there is none: cut off, of indefinite length (BER, never
 * DER), of a length above 4 bytes, or with a tag number above 30, which no certificate uses.
 */
export function readElement(bytes: Uint8Array, at: number, end: number): DerElement | undefined {
  if (at < 0 || at + 2 > end || end > bytes.length) return undefined
  const tag = bytes[at] ?? 0
  if ((tag & 0x1f) === 0x1f) return undefined
  let length = bytes[at + 1] ?? 0
  let content = at + 2
  if (length >= 0x80) {
    const count = length & 0x7f
    if (count === 0 || count > 4 || content + count > end) return undefined
    length = 0
    for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[content + index] ?? 0)
    content += count
  }
  return content + length <= end ? { tag, from: at, content, to: content + length } : undefined
}

/** The elements inside `parent`; undefined when they do not fill it exactly. */
export function readChildren(bytes: Uint8Array, parent: DerElement): readonly DerElement[] | undefined {
  const children: DerElement[] = []
  let at = parent.content
  while (at < parent.to) {
    const child = readElement(bytes, at, parent.to)
    if (child === undefined) return undefined
    children.push(child)
    at = child.to
  }
  return children
}

/** Longest identifier in bytes that is read; real ones have about 10, and a number of any length would take ever longer to print. */
const LONGEST_OID = 128

/** Whether an element is an object identifier (X.690, 8.19), without reading it. */
export const isOid = (bytes: Uint8Array, { tag, content, to }: DerElement): boolean =>
  tag === derTag.oid && to > content && to - content <= LONGEST_OID && (bytes[to - 1] ?? 0) < 0x80

/** An object identifier in dots; undefined when the element is none. */
export function readOid(bytes: Uint8Array, element: DerElement): string | undefined {
  if (!isOid(bytes, element)) return undefined
  const arcs: bigint[] = []
  let arc = 0n
  for (let at = element.content; at < element.to; at += 1) {
    const byte = bytes[at] ?? 0
    arc = arc * 128n + BigInt(byte & 0x7f)
    if (byte >= 0x80) continue
    arcs.push(arc)
    arc = 0n
  }
  const first = arcs[0] ?? 0n
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n
  return [root, first - root * 40n, ...arcs.slice(1)].join('.')
}

const utf8 = new TextDecoder('utf-8')

/** The text of a string type; undefined for another type. T61 is read as Latin-1, as everyone writes it. */
export function readText(bytes: Uint8Array, { tag, content, to }: DerElement): string | undefined {
  switch (tag) {
    case derTag.utf8String:
      return isAscii(bytes, content, to) ? byteText(bytes, content, to) : utf8.decode(bytes.subarray(content, to))
    case derTag.printableString:
    case derTag.ia5String:
    case derTag.visibleString:
    case derTag.numericString:
    case derTag.t61String:
      return byteText(bytes, content, to)
    case derTag.bmpString:
      return wideText(bytes, content, to, 2)
    case derTag.universalString:
      return wideText(bytes, content, to, 4)
    default:
      return undefined
  }
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((bytes[at] ?? 0) >= 0x80) return false
  return true
}

/** One character a byte. In pieces, since a call takes only so many arguments. */
function byteText(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 4096) text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)))
  return text
}

/** Big-endian units of 2 bytes (BMPString) or 4 (UniversalString); what is no character becomes U+FFFD. */
function wideText(bytes: Uint8Array, from: number, to: number, width: 2 | 4): string {
  const parts: string[] = []
  for (let at = from; at + width <= to; at += width) {
    let unit = 0
    for (let index = 0; index < width; index += 1) unit = unit * 256 + (bytes[at + index] ?? 0)
    parts.push(width === 2 ? String.fromCharCode(unit) : unit <= 0x10ffff ? String.fromCodePoint(unit) : '\ufffd')
  }
  return parts.join('')
}
