/** A value of an event with the name that the file gives it, '' where it gives none. */
export interface EventTextField {
  readonly name: string
  readonly value: string
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Fields that one event may bring into a card or into facts. */
const MAX_FIELDS = 200

/** The fields of an event's `data` (JSON text), in their order; a repeated name is a field each time, nested ones are compact JSON. */
export function eventTextFields(data: string): EventTextField[] {
  const json = parsed(data)
  if (typeof json !== 'object' || json === null) return []
  const entries: readonly (readonly [string, Json])[] = Array.isArray(json) ? json.map((value: Json) => ['', value]) : Object.entries(json)
  return entries
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each: Json) => ({ name, value: textOf(each) })))
    .slice(0, MAX_FIELDS)
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value))

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Words that stand for no value in the debug output of the registration. */
const NO_VALUE = /^(?:undefined|null|none|n\/a|unknown|-)?$/i

/** The value behind `key:` or `key =` in running text or debug output, up to the end of its line or of the pair; whatever the case of letters. */
export function valueInText(text: string, key: string): string | undefined {
  const pattern = new RegExp(`(?:^|[^\\w.-])${key}["']?\\s*[:=]\\s*["']?([^\\r\\n;,|"'}]{0,300})`, 'i')
  const value = pattern.exec(text)?.[1]?.trim()
  return value === undefined || NO_VALUE.test(value) ? undefined : value
}

/** Phase of the join, as the steps are called. */
export type JoinPhase = 'precheck' | 'discover' | 'auth' | 'join'

/** `errorPhase` of the debug output: pre-check, discover, auth, join. */
export function phaseInText(text: string): JoinPhase | undefined {
  switch (valueInText(text, 'errorPhase')?.toLowerCase().replace('-', '')) {
    case 'precheck':
      return 'precheck'
    case 'discover':
      return 'discover'
    case 'auth':
      return 'auth'
    case 'join':
      return 'join'
    default:
      return undefined
  }
}

/** What the server said: its error in one word, where it gives one, and its sentence. */
export interface ServerAnswer {
  readonly code?: string
  readonly message: string
}

/** Longest sentence of a server that is kept. */
const LONGEST_MESSAGE = 2_000
const ANSWER_FIELD = /^(?:server(?:error)?(?:message|response|error)|errordescription|error_description)$/i
const ANSWER_LABEL =
  /(?:server (?:response was|response|error|message)|server(?:error)?(?:message|response)|error_?description)["']?\s*[:=][ \t]*(?:\r?\n[ \t]*)?/i
/** Labels of the events themselves: an empty answer is followed by the next one. */
const NEXT_LABEL = /^(?:tenant (?:type|name)|registration type|debug output|exit code|activity id|the server returned)\b/i

/** Name of the field that holds what the server said, or undefined where none does. */
export const isAnswerField = ({ name, value }: EventTextField): boolean => ANSWER_FIELD.test(name) && !NO_VALUE.test(value.trim())

/** The server's answer in running text, behind one of the labels that the events of Windows give it. */
export function answerInText(text: string): ServerAnswer | undefined {
  const label = ANSWER_LABEL.exec(text)
  if (label === null) return undefined
  const rest = text.slice(label.index + label[0].length, label.index + label[0].length + LONGEST_MESSAGE)
  const said = rest.startsWith('{') ? objectAtStart(rest) : (/^[^\r\n]*/.exec(rest)?.[0] ?? '')
  return NEXT_LABEL.test(said) ? undefined : readAnswer(said)
}

/** An answer as JSON (`ErrorType` or `code`, `Message`) or as a sentence. */
export function readAnswer(said: string): ServerAnswer | undefined {
  const text = said.trim().slice(0, LONGEST_MESSAGE)
  if (NO_VALUE.test(text)) return undefined
  const json = text.startsWith('{') ? parsed(text) : undefined
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { message: text }
  const values = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value] as const))
  const word = (...names: readonly string[]): string | undefined =>
    names.map((name) => values.get(name)).find((value) => typeof value === 'string' && value !== '') as string | undefined
  const code = word('errortype', 'code', 'error')
  const message = word('message', 'error_description', 'errordescription') ?? text
  return code === undefined ? { message } : { code, message }
}

/** The object that a text begins with, up to the brace that ends it. */
function objectAtStart(text: string): string {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{') depth++
    if (character === '}' && --depth === 0) return text.slice(0, at + 1)
  }
  return text
}
