/** A message with places for values. */
type Part = string | number

/** Characters that one message may have. */
const LONGEST = 64 << 10
/** Of the message without its values, and places in it: many events may share a hostile one. */
const LONGEST_PATTERN = 8 << 10
const MOST_PLACES = 200
const places = /%(?:0|([1-9]\d?)(?:![^!]{0,40}!)?|([%!. ntrb]))/g
const signs: Readonly<Record<string, string>> = { '%': '%', '!': '!', '.': '.', ' ': ' ', n: '\n', t: '\t', r: '\r', b: ' ' }

/**
 * Makes the message of a manifest into a function of an event's values, which are JSON; `%1` is the first. Undefined where it has nothing to say.
 * Source of the signs: FormatMessage and the Message Compiler; `%0` ends a message.
 */
export function compileMessage(message: string): ((values: readonly string[]) => string) | undefined {
  const parts = partsOf(message)
  if (parts.every((part) => part === '')) return undefined
  return (values) => {
    let text = ''
    for (const part of parts) {
      text += typeof part === 'string' ? part : plain(values[part])
      if (text.length > LONGEST) return `${text.slice(0, LONGEST)}…`
    }
    return text.trimEnd()
  }
}

function partsOf(message: string): readonly Part[] {
  const pattern = message.length > LONGEST_PATTERN ? `${message.slice(0, LONGEST_PATTERN)}…` : message
  const parts: Part[] = []
  let end = 0
  for (const { 0: whole, 1: number, 2: sign, index } of pattern.matchAll(places)) {
    parts.push(pattern.slice(end, index))
    if (whole === '%0') return parts
    if (parts.length >= 2 * MOST_PLACES) return [...parts, '…']
    parts.push(number === undefined ? (signs[sign ?? ''] ?? '') : Number(number) - 1)
    end = index + whole.length
  }
  return [...parts, pattern.slice(end)]
}

/** A text without its quotation marks; what the payload did not have is left out. */
function plain(json: string | undefined): string {
  if (json === undefined) return ''
  return json.startsWith('"') ? (JSON.parse(json) as string) : json
}
