/** True for an IPv4 address that is some machine's: not loopback, none, a broadcast or a mask. */
export function isTellingIpv4(text: string): boolean {
  const parts = text.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part > 255)) return false
  const [first = 0, , , last = 0] = parts
  if (/(?:^|\.)0\d/.test(text) || first === 0 || first === 127 || first === 255) return false
  return first < 224 && !(first === 169 && last === 254 && parts[1] === 254)
}

/** True for an IPv6 address that is some machine's: not `::1`, `::` in any length, or multicast. */
export function isTellingIpv6(text: string): boolean {
  const address = text.toLowerCase().replace(/%.*$/, '')
  const halves = address.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return false
  if (halves.length === 1 ? groups.length !== 8 : groups.length > 7 || groups.length < 2) return false
  if (/^[0:]*:0*1?$/.test(address)) return false
  return !/^(?:fe80|ff[0-9a-f]{2}|0*)$/.test(groups[0] ?? '') || groups.length > 3
}

/** The object id that a SID of Entra ID (`S-1-12-1-…`) is made of: four 32-bit numbers, little-endian. */
export function guidOfEntraSid(sid: string): string | undefined {
  const numbers = /^S-1-12-1-(\d+)-(\d+)-(\d+)-(\d+)$/i.exec(sid)?.slice(1).map(Number)
  if (numbers === undefined || numbers.some((number) => number > 0xffffffff)) return undefined
  const hex = numbers.map((number) => number.toString(16).padStart(8, '0'))
  const [a = '', b = '', c = '', d = ''] = hex
  const swapped = `${c}${d}`.match(/.{8}/g)?.map((part) => part.match(/../g)?.reverse().join('') ?? '') ?? []
  return `${a}-${b.slice(4)}-${b.slice(0, 4)}-${swapped[0]?.slice(0, 4)}-${swapped[0]?.slice(4)}${swapped[1]}`
}

/** The other way round. */
export function entraSidOfGuid(guid: string): string {
  const [a = '', b = '', c = '', d = '', e = ''] = guid.split('-')
  const reversed = (hex: string): number => Number.parseInt(hex.match(/../g)?.reverse().join('') ?? '0', 16)
  const rest = `${d}${e}`
  return `S-1-12-1-${Number.parseInt(a, 16)}-${Number.parseInt(`${c}${b}`, 16)}-${reversed(rest.slice(0, 8))}-${reversed(rest.slice(8))}`
}
