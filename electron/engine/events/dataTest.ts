import { dataValues } from './eventFields.ts'

/** Fields whose name JSON writes in one way only. */
const PLAIN_NAME = /^[\w .:-]+$/
/** Values that are the same text in JSON as anywhere. */
const PLAIN_VALUE = /^(?:-?(?:0|[1-9]\d{0,14})|true|false)$/

/**
 * Makes a function of an event's data (JSON text): whether a value of the field passes, in lower case. Of flat data without escapes, as nearly
 * all are, the value is found without building the object.
 */
export function dataTest(field: string, passes: (value: string) => boolean): (data: string) => boolean {
  const slowly = (data: string): boolean => dataValues(data, field).some((value) => passes(value.toLowerCase()))
  if (!PLAIN_NAME.test(field)) return slowly
  const key = `"${field.toLowerCase()}":`
  return (data) => {
    const lower = data.toLowerCase()
    if (!isFlat(lower)) return slowly(data)
    const at = lower.indexOf(key)
    if (at < 0) return false
    const value = valueAt(lower, at + key.length)
    return value === undefined ? slowly(data) : passes(value)
  }
}

/** An object of plain values, none of which has a quotation mark, bracket or brace in it: behind a mark and a colon stands a value. */
const isFlat = (json: string): boolean => json.startsWith('{') && !json.includes('\\') && json.indexOf('{', 1) < 0 && !json.includes('[')

/** Undefined where JSON may write a value in several ways. */
function valueAt(json: string, start: number): string | undefined {
  if (json[start] === '"') return json.slice(start + 1, json.indexOf('"', start + 1))
  const comma = json.indexOf(',', start)
  const value = json.slice(start, comma < 0 ? json.length - 1 : comma)
  return value === 'null' ? '' : PLAIN_VALUE.test(value) ? value : undefined
}
