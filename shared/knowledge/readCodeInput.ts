/** What a typed or pasted code can be read as, before anything is looked up. */
export type CodeInput =
  | { readonly kind: 'aadsts'; readonly number: number }
  /** `value` is unsigned; `hexOnly` tells that it was written in hex, so it is no decimal result or event id. */
  | { readonly kind: 'number'; readonly value: number; readonly hexOnly: boolean }

const TWO_32 = 2 ** 32

/**
 * Reads `37`, `-2145648611`, `0x25`, `801C03F2`, `AADSTS50034`; undefined for anything else.
 * Eight digits that start with 8 or C are a HRESULT in hex, also without letters (`80070020`); at most two digits with a letter (`2f`) are hex.
 */
export function readCodeInput(input: string): CodeInput | undefined {
  const text = input.trim().replace(/^["'[({]+|["'\])},.;:]+$/g, '')
  const aadsts = /^AADSTS(\d{4,9})$/i.exec(text)
  if (aadsts?.[1] !== undefined) return { kind: 'aadsts', number: Number(aadsts[1]) }
  const prefixed = /^0x0*([0-9a-f]{1,8})$/i.exec(text) ?? /^([8c][0-9a-f]{7})$/i.exec(text)
  if (prefixed?.[1] !== undefined) return { kind: 'number', value: Number.parseInt(prefixed[1], 16), hexOnly: true }
  if (/^[+-]?\d{1,10}$/.test(text)) return readDecimal(Number(text))
  if (/^[0-9a-f]{2,8}$/i.test(text) && /\d/.test(text)) return { kind: 'number', value: Number.parseInt(text, 16), hexOnly: true }
  return undefined
}

function readDecimal(value: number): CodeInput | undefined {
  if (value < -(2 ** 31) || value >= TWO_32) return undefined
  return { kind: 'number', value: value < 0 ? value + TWO_32 : value, hexOnly: false }
}

/** `0x801c0021`: eight digits from 0x01000000 on, else as short as the number is, at least two (`0x25`, `0x0a`, `0x2ee7`). */
export function formatHex(value: number): string {
  const digits = value.toString(16)
  return `0x${digits.padStart(digits.length > 6 ? 8 : 2, '0')}`
}

/** The signed decimal that pages print next to a HRESULT: above 0x7fffffff it is the number minus 2^32. */
export const signedDecimal = (value: number): number => (value >= 2 ** 31 ? value - TWO_32 : value)
