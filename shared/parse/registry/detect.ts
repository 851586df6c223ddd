const REG_HEADER = /^(?:Windows Registry Editor Version \d|REGEDIT4\b)/i
const REG_KEY_LINE = /^\[-?HK[A-Z_]*[\]\\]/i
const QUERY_KEY_LINE = /^HKEY_[A-Z_]+(?:\\|\s*$)/i
const QUERY_VALUE_LINE = /^[ \t]{1,8}\S.*?(?: {4}|\t)REG_[A-Z_]+(?: {4}|\t|\s*$)/

/** Whether text starts as a .reg file does: its header, or, where somebody pasted a part, a key in brackets. */
export function looksLikeRegText(headText: string): boolean {
  const first = meaningfulLines(headText).find((line) => !line.startsWith(';'))
  return first !== undefined && (REG_HEADER.test(first) || REG_KEY_LINE.test(first))
}

/** Whether text holds output of `reg query`: key lines at column 0, and value lines below one where there are any. */
export function looksLikeRegQuery(headText: string): boolean {
  const lines = meaningfulLines(headText, false)
  const key = lines.findIndex((line) => QUERY_KEY_LINE.test(line))
  if (key < 0) return false
  return lines.slice(key).some((line) => QUERY_VALUE_LINE.test(line)) || lines.every((line) => QUERY_KEY_LINE.test(line))
}

/** Whether bytes start as a registry hive does: `regf` with file type 0 (offset 28). Layout: M. Suhanov, "Base block". */
export function isRegf(bytes: Uint8Array): boolean {
  return hasRegfMagic(bytes) && !isRegfLog(bytes)
}

/** Whether bytes start as a hive's transaction log does: `regf` with file type 1, 2 (old logs) or 6 (new logs). */
export function isRegfLog(bytes: Uint8Array): boolean {
  const fileType = bytes[28]
  return hasRegfMagic(bytes) && (fileType === 1 || fileType === 2 || fileType === 6)
}

const hasRegfMagic = (bytes: Uint8Array): boolean => bytes[0] === 0x72 && bytes[1] === 0x65 && bytes[2] === 0x67 && bytes[3] === 0x66

function meaningfulLines(text: string, trimmed = true): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  return lines.map((line) => (trimmed ? line.trim() : line.trimEnd())).filter((line) => line !== '')
}
