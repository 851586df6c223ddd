import { isKnownField, isKnownSection } from './fieldTable.ts'

export type DsregLine =
  | { readonly kind: 'blank' | 'rule' | 'footer' | 'other' }
  | { readonly kind: 'title'; readonly title: string; readonly isBoxed: boolean }
  | { readonly kind: 'prompt'; readonly startsOutput: boolean }
  | { readonly kind: 'field'; readonly field: string; readonly value: string; readonly isKnown: boolean }

const RULE = /^[+|=\-\s]*[-=]{3,}[+|=\-\s]*$/
const BOXED_TITLE = /^\|\s*([^|]*?)\s*\|?$/
/** `PS C:\Windows\system32> dsregcmd /status`, `C:\>dsregcmd.exe /status`; also the command alone. */
const PROMPT = /^(?:(?:PS\s+)?[A-Za-z]:\\[^>]*>|[$#>]\s)\s*(.*)$/
const COMMAND = /^dsregcmd(?:\.exe)?(?:\s+\/\w+)*$/i
const FOOTER = /^For more information, please visit https?:\/\/\S+$/i
/** A name of words, a colon and a blank or the end: an address such as `https://…` has neither behind its colon. */
const FIELD = /^([A-Za-z][\w-]*(?: [\w-]+){0,4}?)( ?):(?:\s+(.*))?$/
const TIGHT_FIELD = /^([A-Za-z][\w -]*?)\s*:(.*)$/

/** What a line of a pasted output is. Markdown marks, quote marks and unusual blanks around the words are taken off first. */
export function classifyLine(raw: string): DsregLine {
  const text = withoutMarks(raw)
  if (text === '') return { kind: 'blank' }
  if (RULE.test(text)) return { kind: 'rule' }
  const boxed = BOXED_TITLE.exec(text)?.[1]
  if (boxed !== undefined) return boxed === '' ? { kind: 'rule' } : { kind: 'title', title: boxed, isBoxed: true }
  if (isKnownSection(text)) return { kind: 'title', title: text, isBoxed: false }
  if (FOOTER.test(text)) return { kind: 'footer' }
  const command = COMMAND.test(text) ? text : PROMPT.exec(text)?.[1]
  if (command !== undefined) return { kind: 'prompt', startsOutput: /\bdsregcmd\b/i.test(command) }
  return classifyField(text, /^\s/.test(raw))
}

function classifyField(text: string, isIndented: boolean): DsregLine {
  const [, field, blank, value] = FIELD.exec(text) ?? []
  if (field !== undefined) {
    const isKnown = isKnownField(field)
    // dsregcmd aligns names to the right: a name at the margin without a blank before its colon is prose, unless it is known.
    if (isKnown || isIndented || blank === ' ') return { kind: 'field', field, value: cleanValue(value ?? ''), isKnown }
  }
  const [, tight, rest] = TIGHT_FIELD.exec(text) ?? []
  if (tight !== undefined && isKnownField(tight)) return { kind: 'field', field: tight, value: cleanValue(rest ?? ''), isKnown: true }
  return { kind: 'other' }
}

/** `KeySignTest: : MUST Run elevated to test.` has two colons in some builds. */
const cleanValue = (value: string): string => value.replace(/^:\s+/, '').trim()

function withoutMarks(raw: string): string {
  return raw
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/^\s*(?:>\s+)+/, '')
    .replace(/\*\*|__(?=\w+ ?:)|```\w*|`/g, '')
    .trim()
}
