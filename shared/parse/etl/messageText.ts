/** A message with places for values. */
type Part = string | number

/** Characters that one message may have. */
const LONGEST = 64 << 10
const places = /%(?:(\d{1,2})(?:![^!]{0,40}!)?|([%!.ntrb0]))/g
const signs: Readonly<Record<string, string>> = { '%': '%', '!': '!', '.': '.', n: '\n', t: '\t', r: '\r', b: ' ', '0': '' }

/**
 * Makes the message of a manifest into a function of an event's values, which are JSON; `%1` is the first. Undefined where it has nothing to say.
 * Source of the signs: FormatMessage and the Message Compiler.
 */
export function compileMessage(message: string): ((values: readonly string[]) => string) | undefined {
  const parts: Part[] = []
  let end = 0
  for (const match of message.matchAll(places)) {
    const [whole, number, sign] = match
    parts.push(message.slice(end, match.index), number === undefined ? (signs[sign ?? ''] ?? '') : number === '0' ? '' : Number(number) - 1)
    end = match.index + whole.length
  }
  parts.push(message.slice(end))
  if (parts.every((part) => part === '')) return undefined
  return (values) => {
    let text = ''
    for (const part of parts) {
      text += typeof part === 'string' ? part : plain(values[part])
      if (text.length > LONGEST) return text.slice(0, LONGEST).trimEnd()
    }
    return text.trimEnd()
  }
}

/** A text without its quotation marks; what the payload did not have is left out. */
function plain(json: string | undefined): string {
  if (json === undefined) return ''
  return json.startsWith('"') ? (JSON.parse(json) as string) : json
}
