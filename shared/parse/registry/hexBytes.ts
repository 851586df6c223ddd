const COMMA = 0x2c

/** Bytes written as `01,a,ff`; undefined where anything but one or two hex digits stands between commas. A last comma is allowed. */
export function readHexBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array((text.length >> 1) + 1)
  let count = 0
  let value = 0
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x20 || code === 0x09) continue
    if (code === COMMA) {
      if (digits === 0) return undefined
      bytes[count++] = value
      value = 0
      digits = 0
      continue
    }
    const digit = hexDigit(code)
    if (digit < 0 || digits === 2) return undefined
    value = value * 16 + digit
    digits++
  }
  if (digits > 0) bytes[count++] = value
  return bytes.subarray(0, count)
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
