/** The written form of an objectGUID: 16 bytes as 32 hex digits, whose first three fields are little-endian (MS-DTYP 2.3.4.2); undefined for anything else. */
export function uuidOfGuid(hex: string | undefined): string | undefined {
  if (hex === undefined || !/^[0-9a-f]{32}$/.test(hex)) return undefined
  const swapped = (from: number, to: number): string => (hex.slice(from, to).match(/../g) ?? []).reverse().join('')
  return `${swapped(0, 8)}-${swapped(8, 12)}-${swapped(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
