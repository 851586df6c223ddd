import { type Explanation, explainCode } from './explainCode.ts'

export interface FoundCode {
  /** As it stands in the text. */
  readonly text: string
  readonly offset: number
  readonly explanations: readonly Explanation[]
}

/** Longest text that is searched; a paste beyond it is a file and belongs to import. */
const MAX_TEXT = 1_000_000

/** Numbers that are codes by their shape alone: AADSTS…, 0x…, signed HRESULTs, eight hex digits, six-digit analyzer ids. */
const BY_SHAPE =
  /AADSTS\d{4,9}|\b0x[0-9a-f]{1,8}\b|(?<![\w.-])-[12]\d{9}\b|\b[8c][0-9a-f]{7}\b(?!-)|(?<![\w.-])[23]\d{9}(?![\w-])|(?<![\w.-])1[1-4][012]\d{3}(?![\w-])/gi
/** Small numbers are codes only where the text says so: `EnrollmentStatus : 41`, `Event ID: 304`, `Enrollment Status … (37)`. */
const BY_LABEL = /(?:EnrollmentStatus|Enrollment\s+Status|Event\s*ID)"?\s*[:=]?\s*(?:[^\d\n(]{0,80}\()?(?:dword:)?(\d{1,8})\b/gi

/** Codes in pasted text, in order, each once; a whole text that is one code is that code. */
export function findCodes(text: string): FoundCode[] {
  const whole = explainCode(text)
  if (whole.length > 0) return [{ text: text.trim(), offset: text.length - text.trimStart().length, explanations: whole }]
  const searched = text.slice(0, MAX_TEXT)
  const found = [...matchesOf(BY_SHAPE, searched, 0), ...matchesOf(BY_LABEL, searched, 1)].sort((a, b) => a.offset - b.offset)
  const seen = new Set<string>()
  return found.filter(({ explanations }) => {
    const key = explanations.map((explanation) => `${explanation.kind} ${explanation.code}`).join()
    if (explanations.length === 0 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function matchesOf(pattern: RegExp, text: string, group: number): FoundCode[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const code = match[group]
    if (code === undefined) return []
    const offset = match.index + match[0].lastIndexOf(code)
    // A .reg file writes `dword:00000029` in hex.
    const written = match[0].toLowerCase().includes('dword:') ? `0x${code}` : code
    return [{ text: code, offset, explanations: explainCode(written) }]
  })
}
