/** The 16 bytes of a GUID, as Active Directory keeps an objectGUID: the first three fields little-endian (MS-DTYP 2.3.4.2). */
export function readGuid(text: string): Uint8Array | undefined {
  const plain = /^\s*(\{?)([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})(\}?)\s*$/i.exec(text)
  if (plain === null || (plain[1] === '') !== (plain[7] === '')) return undefined
  const [, , a = '', b = '', c = '', d = '', e = ''] = plain
  return Uint8Array.from([...reversed(a), ...reversed(b), ...reversed(c), ...pairs(d), ...pairs(e)])
}

/** Two digits for each byte. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A GUID's written form, lower case and without braces; undefined unless there are 16 bytes. */
export function writeGuid(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 16) return undefined
  const at = (index: number): string => HEX[bytes[index] ?? 0] ?? ''
  const first = `${at(3)}${at(2)}${at(1)}${at(0)}-${at(5)}${at(4)}-${at(7)}${at(6)}`
  return `${first}-${at(8)}${at(9)}-${at(10)}${at(11)}${at(12)}${at(13)}${at(14)}${at(15)}`
}

const pairs = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
const reversed = (hex: string): number[] => pairs(hex).reverse()
