import type { FactValue } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import type { Locator } from '../facts/locator.ts'
import { type ProblemCode, problemOf } from '../facts/problemTexts.ts'
import type { ParsedItem } from './parsed.ts'

/** What a printed value is worth: a fact's value, a reason why it is none, or nothing said at all. */
type Converted = { readonly value: FactValue } | { readonly refused: Extract<ProblemCode, 'timeUnreadable' | 'valueRedacted'> } | undefined
export type Convert = (printed: string) => Converted

/** What one printed field states in the vocabulary of all formats. */
export interface FieldMeaning {
  readonly kind: FactKindId
  readonly subject?: string
  readonly convert: Convert
}

/** A field as a file prints it. */
export interface PrintedField {
  readonly name: string
  readonly value: string
  readonly locator: Locator
  /** Which of several such things the field speaks of, where the meaning does not say. */
  readonly subject?: string
  readonly trusted?: boolean
}

const QUOTE_LENGTH = 300
/** No field that states a fact is longer; what is stays a record only. */
const LONGEST_FACT = 4096

/** The facts that a printed field states; a value that is unreadable where its kind wants a form is a problem. */
export function* normalizeField(field: PrintedField, meanings: readonly FieldMeaning[]): Generator<ParsedItem, void> {
  if (field.value.length > LONGEST_FACT) return
  for (const meaning of meanings) {
    const converted = meaning.convert(field.value.trim())
    if (converted === undefined) continue
    if ('refused' in converted) {
      yield {
        type: 'problem',
        problem: problemOf(converted.refused, 'info', { field: field.name, value: oneLine(field.value) }, { field: field.name }),
      }
      continue
    }
    yield {
      type: 'fact',
      fact: {
        kind: meaning.kind,
        subject: meaning.subject ?? field.subject ?? '',
        value: converted.value,
        locator: field.locator,
        quote: oneLine(`${field.name.trim().replace(/\s*:$/, '')}: ${field.value}`),
        trusted: field.trusted ?? true,
      },
    }
  }
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, QUOTE_LENGTH)

/** A value that people put in place of a real one before they post an output: `[TenantId]`, `<GUID>`, `xxxxxxxx-xxxx-…`. */
const PLACEHOLDER = /^(?:\[[^\]]*\](?: UTC)?|<[^>]*>(?: UTC)?|\{[A-Za-z][A-Za-z _-]*\}|[xX*#.-]{4,}|redacted|removed)$/i
const GUID = /^\{?\s*([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\s*\}?$/i
const UTC_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,7})?) ?(?:UTC|Z)$/

export const asText: Convert = (printed) => {
  if (printed === '') return undefined
  return PLACEHOLDER.test(printed) ? { refused: 'valueRedacted' } : { value: printed }
}

/** A GUID in the vocabulary's form; what is shaped otherwise stays as it is printed. */
export const asGuid: Convert = (printed) => {
  const guid = GUID.exec(printed)?.[1]
  return guid === undefined ? asText(printed) : { value: guid.toLowerCase() }
}

/** YES, NO, True, False; any other word stays as it is printed. */
export const asYesNo: Convert = (printed) => {
  if (/^(?:yes|true)$/i.test(printed)) return { value: true }
  if (/^(?:no|false)$/i.test(printed)) return { value: false }
  return asText(printed)
}

/** `2022-01-28 11:15:49.000 UTC`, as dsregcmd prints times. */
export const asUtcTime: Convert = (printed) => {
  const text = asText(printed)
  if (text === undefined || 'refused' in text) return text
  const [, date, time] = UTC_TIME.exec(printed) ?? []
  const iso = `${date}T${time}Z`
  return Number.isNaN(Date.parse(iso)) ? { refused: 'timeUnreadable' } : { value: iso }
}

/** An error code as printed, in lower case: `0x801c03f2`. */
export const asCode: Convert = (printed) => {
  const text = asText(printed)
  return text !== undefined && 'value' in text && /^0x[0-9a-f]+$/i.test(printed) ? { value: printed.toLowerCase() } : text
}

export const asWholeNumber: Convert = (printed) => (/^\d{1,10}$/.test(printed) ? { value: Number(printed) } : asText(printed))

/** `"SenseCmModeSwitch":2` of the registry's JSON, `SenseCmModeSwitch : 2` or `=2` as PowerShell prints the object. */
export const asModeSwitch: Convert = (printed) => {
  const digits = /\bSenseCmModeSwitch"?\s*[:=]\s*"?(\d{1,4})\b/i.exec(printed)?.[1]
  return digits === undefined ? undefined : { value: Number(digits) }
}
