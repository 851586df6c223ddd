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
/** Words of a name; some names have a hyphen. */
const NAME = /^[A-Za-z][\w-]*(?: [\w-]+){0,4}$/
const LONGEST_NAME = 64
/** Headers, rules and prompts are short; their patterns are not tried on lines that could make them slow. */
const LONGEST_FRAME = 400

/** What a line of a pasted output is. Markdown marks, quote marks and unusual blanks around the words are taken off first. */
export function classifyLine(raw: string): DsregLine {
  const text = withoutMarks(raw)
  if (text === '') return { kind: 'blank' }
  const frame = text.length > LONGEST_FRAME ? undefined : classifyFrame(text)
  return frame ?? classifyField(text, /^\s/.test(raw)) ?? { kind: 'other' }
}

function classifyFrame(text: string): DsregLine | undefined {
  if (RULE.test(text)) return { kind: 'rule' }
  const boxed = BOXED_TITLE.exec(text)?.[1]
  if (boxed !== undefined) return boxed === '' ? { kind: 'rule' } : { kind: 'title', title: boxed, isBoxed: true }
  if (isKnownSection(text)) return { kind: 'title', title: text, isBoxed: false }
  if (FOOTER.test(text)) return { kind: 'footer' }
  const command = COMMAND.test(text) ? text : PROMPT.exec(text)?.[1]
  return command === undefined ? undefined : { kind: 'prompt', startsOutput: /\bdsregcmd\b/i.test(command) }
}

function classifyField(text: string, isIndented: boolean): DsregLine | undefined {
  const colon = text.indexOf(':')
  if (colon < 1 || colon > LONGEST_NAME) return undefined
  const before = text.slice(0, colon)
  const field = before.trimEnd()
  if (!NAME.test(field)) return undefined
  const value = text.slice(colon + 1)
  const isKnown = isKnownField(field)
  // An address such as `https://…` has no blank behind its colon. And dsregcmd aligns names to the right: a name at the margin
  // without a blank before its colon is prose. Neither matters for a name that only dsregcmd prints.
  const isSetApart = (value === '' || /^\s/.test(value)) && (isIndented || field !== before)
  return isKnown || isSetApart ? { kind: 'field', field, value: cleanValue(value), isKnown } : undefined
}

/** `KeySignTest: : MUST Run elevated to test.` has two colons in some builds. */
const cleanValue = (value: string): string => value.trim().replace(/^:\s+/, '')

function withoutMarks(raw: string): string {
  return raw
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/^\s*(?:>\s+)+/, '')
    .replace(/\*\*|```\w*|`/g, '')
    .trim()
}
