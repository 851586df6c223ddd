/** The 16 bytes of a GUID, as Active Directory keeps an objectGUID: the first three fields little-endian (MS-DTYP 2.3.4.2). */
export function readGuid(text: string): Uint8Array | undefined {
  const plain = /^\s*(\{?)([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})(\}?)\s*$/i.exec(text)
  if (plain === null || (plain[1] === '') !== (plain[7] === '')) return undefined
  const [, , a = '', b = '', c = '', d = '', e = ''] = plain
  return Uint8Array.from([...reversed(a), ...reversed(b), ...reversed(c), ...pairs(d), ...pairs(e)])
}

/** A GUID's written form, lower case and without braces; undefined unless there are 16 bytes. */
export function writeGuid(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 16) return undefined
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  const part = (from: number, to: number): string => hex.slice(from, to).join('')
  const turned = (from: number, to: number): string => hex.slice(from, to).reverse().join('')
  return `${turned(0, 4)}-${turned(4, 6)}-${turned(6, 8)}-${part(8, 10)}-${part(10, 16)}`
}

const pairs = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
const reversed = (hex: string): number[] => pairs(hex).reverse()
