import { bytesOfHex } from './encodings.ts'

/** Bytes of one value that are looked through: larger ones are pictures and archives. */
const MOST_DIGITS = 2_000_000
/** Characters that are a text, not chance. */
const WIDE_RUN = /(?:[\x20-\x7e\xa1-\xff]\0){4,}/g
const PLAIN_RUN = /[\x20-\x7e]{6,}/g
/** Revision 1, five parts at most, NT authority, then 21 and the three parts of a domain ([MS-DTYP] 2.4.2.2). */
const DOMAIN_SID = /01(?:04|05)00000000000515000000([0-9a-f]{24})/gi

/** Texts that bytes hold, in UTF-16 and in ASCII, and the domains of SIDs as texts; `digits` are hexadecimal. */
export function textsInBytes(digits: string): string[] {
  if (digits.length > MOST_DIGITS || digits.length % 2 !== 0 || !/^(?:[0-9a-f]{2})+$/i.test(digits)) return []
  const texts = [...digits.matchAll(DOMAIN_SID)].map(([, parts = '']) => `S-1-5-21-${littleEndian(parts).join('-')}`)
  const bytes = bytesOfHex(digits)
  let letters = ''
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192))
  for (const [run] of letters.matchAll(WIDE_RUN)) texts.push(run.replaceAll('\0', ''))
  for (const [run] of letters.matchAll(PLAIN_RUN)) texts.push(run)
  return texts
}

const littleEndian = (parts: string): number[] =>
  (parts.match(/.{8}/g) ?? []).map((part) => Number.parseInt(part.match(/../g)?.reverse().join('') ?? '0', 16))
