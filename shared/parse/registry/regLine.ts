/** What a line of a .reg file says by itself. Grammar: what regedit writes, and what it still imports. */
export type RegLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'header'; readonly text: string; readonly isNarrow: boolean }
  | { readonly kind: 'key'; readonly key: string; readonly isDeletion: boolean }
  | { readonly kind: 'value'; readonly name: string; readonly data: RegData }
  | { readonly kind: 'odd' }

export type RegData =
  | { readonly kind: 'deletion' }
  | { readonly kind: 'string'; readonly value: string }
  /** A string that goes on in the next line. */
  | { readonly kind: 'openString'; readonly value: string }
  | { readonly kind: 'dword'; readonly value: number }
  | { readonly kind: 'hex'; readonly valueType: number; readonly digits: string; readonly continues: boolean }
  | { readonly kind: 'damaged'; readonly what: 'dword' | 'string' | 'type'; readonly text: string }

export const REG_BINARY = 3

/** The first `]` that only blanks or a comment follow ends the key: names of keys may hold brackets. */
const KEY = /^\[(-?)(.*?)\]\s*(?:;.*)?$/
const HEADER = /^(Windows Registry Editor Version \d+\.\d+|REGEDIT4)\s*$/i
const HEX = /^hex(?:\(([0-9a-f]{1,8})\))?:/i
const DWORD = /^dword:\s*([0-9a-f]{1,8})\s*(?:;.*)?$/i

export function readRegLine(text: string): RegLine {
  const line = text.trimStart()
  const first = line[0]
  // Ctrl-Z: editors of the REGEDIT4 days put the end-of-file mark of DOS behind the text.
  if (first === undefined || first === ';' || line === '\x1a') return { kind: 'blank' }
  if (first === '"') return readNamedValue(line)
  if (first === '@') return readData('', line.slice(1))
  if (first === '[') {
    const key = KEY.exec(line)
    return key === null ? { kind: 'odd' } : { kind: 'key', key: key[2] ?? '', isDeletion: key[1] === '-' }
  }
  const header = HEADER.exec(line)?.[1]
  return header === undefined ? { kind: 'odd' } : { kind: 'header', text: header, isNarrow: header.toUpperCase() === 'REGEDIT4' }
}

/** Reads up to the closing quote; `end` is behind it, or undefined where the string stays open. */
export function readQuoted(text: string, start: number): { readonly value: string; readonly end: number | undefined } {
  let value = ''
  let from = start
  for (let at = start; at < text.length; at++) {
    if (text[at] === '"') return { value: value + text.slice(from, at), end: at + 1 }
    const next = text[at + 1]
    if (text[at] !== '\\' || (next !== '\\' && next !== '"')) continue
    value += text.slice(from, at) + next
    at++
    from = at + 1
  }
  return { value: value + text.slice(from), end: undefined }
}

export const isBlankOrComment = (text: string): boolean => /^\s*(?:;|$)/.test(text)

/** The digits of one line of hex data without a comment, and whether a backslash continues them in the next line. */
export function readHexDigits(text: string): { readonly digits: string; readonly continues: boolean } {
  const comment = text.indexOf(';')
  const data = (comment < 0 ? text : text.slice(0, comment)).trim()
  return data.endsWith('\\') ? { digits: data.slice(0, -1), continues: true } : { digits: data, continues: false }
}

function readNamedValue(line: string): RegLine {
  const { value, end } = readQuoted(line, 1)
  return end === undefined ? { kind: 'odd' } : readData(value, line.slice(end))
}

function readData(name: string, rest: string): RegLine {
  const equals = /^\s*=\s*/.exec(rest)?.[0]
  if (equals === undefined) return { kind: 'odd' }
  return { kind: 'value', name, data: dataOf(rest.slice(equals.length)) }
}

function dataOf(text: string): RegData {
  if (text.startsWith('"')) return stringOf(text)
  if (text.startsWith('-') && isBlankOrComment(text.slice(1))) return { kind: 'deletion' }
  const hex = HEX.exec(text)
  if (hex !== null) {
    const valueType = hex[1] === undefined ? REG_BINARY : Number.parseInt(hex[1], 16)
    return { kind: 'hex', valueType, ...readHexDigits(text.slice(hex[0].length)) }
  }
  if (!/^dword:/i.test(text)) return { kind: 'damaged', what: 'type', text }
  const dword = DWORD.exec(text)?.[1]
  return dword === undefined ? { kind: 'damaged', what: 'dword', text } : { kind: 'dword', value: Number.parseInt(dword, 16) }
}

function stringOf(text: string): RegData {
  const { value, end } = readQuoted(text, 1)
  if (end === undefined) return { kind: 'openString', value }
  return isBlankOrComment(text.slice(end)) ? { kind: 'string', value } : { kind: 'damaged', what: 'string', text }
}
