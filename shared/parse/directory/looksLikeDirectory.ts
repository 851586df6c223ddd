import type { TextLine } from '../text/readLines.ts'
import { findDirectoryHeader } from './directoryHeader.ts'

/**
 * Whether text is LDIF: its first line that is no comment is a version, a `dn` or the end of a search. Also what `net ads status` prints,
 * an entry without its `dn` line.
 */
export function looksLikeLdif(headText: string): boolean {
  const plain = headText.replace(/^\ufeff/, '')
  const lines = plain.split(/\r\n|\n|\r/, HEAD_LINES)
  const at = lines.findIndex((line, index) => line.trim() !== '' && !line.startsWith('#') && !isFolded(lines, index))
  const first = lines[at] ?? ''
  if (/^dn::? ?\S/i.test(first)) return true
  if (/^version: *\d+\s*$/i.test(first))
    return lines.slice(at + 1).some((line) => /^(?:dn|search|result|ref)::?/i.test(line)) || lines.length < HEAD_LINES
  if (/^search: \d+\s*$/.test(first)) return lines.some((line) => /^result: \d+ /.test(line))
  return /^objectClass: top\s*$/i.test(first) && lines.some((line) => /^distinguishedName: /i.test(line))
}

const HEAD_LINES = 400
const isFolded = (lines: readonly string[], index: number): boolean => index > 0 && (lines[index] ?? '').startsWith(' ')

/** Whether text is a table of directory objects, by its header row. */
export const looksLikeDirectoryCsv = (headText: string): boolean =>
  findDirectoryHeader(linesOf(headText.replace(/^\ufeff/, ''))) !== undefined

/** Properties of computers, of which two tell a directory's objects where the name stands behind the head of the file. */
const PROPERTIES = /"(SamAccountName|DNSHostName|ObjectGUID|SID|userCertificate|userAccountControl|objectCategory)"\s*:/gi

/** Whether text is JSON with directory objects: a distinguished name, or two other properties that only those have. */
export function looksLikeDirectoryJson(headText: string): boolean {
  if (!/^\ufeff?\s*(?:\[\s*)?\{/.test(headText)) return false
  if (/"DistinguishedName"\s*:\s*"/i.test(headText)) return true
  return new Set([...headText.matchAll(PROPERTIES)].map(([, name = '']) => name.toLowerCase())).size > 1
}

/** Whether text is an object list of Export-Clixml, by its root and PowerShell's namespace or version; with a document type, to be refused with a reason. */
export const looksLikeCliXml = (headText: string): boolean =>
  /^(?:\ufeff?\s*|#< CLIXML\s+)</.test(headText) &&
  /<(?:Objs\s[^>]*(?:schemas\.microsoft\.com\/powershell|Version\s*=)|!DOCTYPE\s+Objs[\s>[])/.test(headText.slice(0, 4096))

function* linesOf(text: string): Generator<TextLine, void> {
  let number = 1
  for (const line of text.split(/\r\n|\n|\r/, HEAD_LINES)) {
    yield { number, text: line, offset: 0, length: 0, isCut: false }
    number++
  }
}
