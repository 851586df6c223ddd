import { expect, it } from 'vitest'
import { isRegf, isRegfLog, looksLikeRegQuery, looksLikeRegText } from '../../../../../shared/parse/registry/detect.ts'

const regText: readonly (readonly [string, string, boolean])[] = [
  ['version 5', 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n', true],
  ['version 5 behind a byte order mark', '\uFEFFWindows Registry Editor Version 5.00\r\n', true],
  ['REGEDIT4', 'REGEDIT4\n\n[HKEY_CLASSES_ROOT\\.x]\n', true],
  ['a pasted part without its header', '\n; from the ticket\n[HKLM\\SOFTWARE\\Contoso]\n"a"="b"\n', true],
  ['a pasted deletion', '[-HKEY_CURRENT_USER\\Software\\Contoso]\n', true],
  ['an .ini file', '[General]\nName=1\n', false],
  ['reg query output', 'HKEY_LOCAL_MACHINE\\A\n    b    REG_SZ    c\n', false],
  ['nothing', '', false],
]
it.each(regText)('tells whether text is a .reg file: %s', (_what, text, expected) => {
  expect(looksLikeRegText(text)).toBe(expected)
})

const regQuery: readonly (readonly [string, string, boolean])[] = [
  ['a key with a value', '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\A\r\n    Some name    REG_DWORD    0x1\r\n', true],
  ['a prompt before it', 'C:\\>reg query HKLM\\A /s\n\nHKEY_LOCAL_MACHINE\\A\n    b    REG_SZ    \n', true],
  ['tabs of the XP edition', '! REG.EXE VERSION 3.0\n\nHKEY_LOCAL_MACHINE\\A\n    b\tREG_SZ\tc\n', true],
  ['keys only', 'HKEY_LOCAL_MACHINE\\A\nHKEY_LOCAL_MACHINE\\A\\B\n', true],
  ['a log that names a key', 'Opening key\nHKEY_LOCAL_MACHINE\\A\nfailed\n', false],
  ['a .reg file', 'REGEDIT4\n\n[HKEY_CLASSES_ROOT\\.x]\n"a"="REG_SZ"\n', false],
  ['nothing', '', false],
]
it.each(regQuery)('tells whether text is reg query output: %s', (_what, text, expected) => {
  expect(looksLikeRegQuery(text)).toBe(expected)
})

it('tells hives from their transaction logs by the file type', () => {
  const file = (fileType: number) => Uint8Array.from({ length: 32 }, (_, i) => [0x72, 0x65, 0x67, 0x66][i] ?? (i === 28 ? fileType : 0))
  expect([0, 1, 2, 6].map((type) => isRegf(file(type)))).toEqual([true, false, false, false])
  expect([0, 1, 2, 6].map((type) => isRegfLog(file(type)))).toEqual([false, true, true, true])
  expect(isRegf(Uint8Array.of(0x72, 0x65))).toBe(false)
})
