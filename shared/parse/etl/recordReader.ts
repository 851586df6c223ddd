import { jsonText } from '../../facts/jsonText.ts'
import type { PayloadReader } from './payloadReader.ts'
import { inType, outType, type ReadJson } from './valueJson.ts'

/** A named value of an event. */
export interface Field {
  readonly name: string
  readonly read: ReadJson
}

/** Fields in their order as one JSON object; those of one name as an array. */
export function objectReader(fields: readonly Field[]): ReadJson {
  const prefixes = fields.map(({ name }) => `${jsonText(name)}:`)
  if (new Set(prefixes).size < fields.length) return groupedReader(fields, prefixes)
  return (reader) => {
    let json = '{'
    for (let i = 0; i < fields.length; i++) {
      const prefix = prefixes[i] ?? ''
      reader.spend(prefix.length)
      json += (i === 0 ? '' : ',') + prefix + (fields[i]?.read(reader) ?? 'null')
    }
    return `${json}}`
  }
}

function groupedReader(fields: readonly Field[], prefixes: readonly string[]): ReadJson {
  return (reader) => {
    const values = fields.map((field, i) => {
      reader.spend(prefixes[i]?.length ?? 0)
      return field.read(reader)
    })
    return groupedJson(prefixes, values)
  }
}

/** `prefixes` are names with their colons; there may be more of them than values. */
export function groupedJson(prefixes: readonly string[], values: readonly string[]): string {
  const groups = new Map<string, string[]>()
  values.forEach((value, i) => {
    const prefix = prefixes[i] ?? ''
    const group = groups.get(prefix)
    if (group === undefined) groups.set(prefix, [value])
    else group.push(value)
  })
  return `{${[...groups].map(([prefix, own]) => prefix + (own.length === 1 ? own[0] : `[${own.join(',')}]`)).join(',')}}`
}

/** An array; of characters, a text. */
export function arrayReader(read: ReadJson, countOf: (reader: PayloadReader) => number, isText: boolean): ReadJson {
  return (reader) => {
    const items: string[] = []
    for (let left = countOf(reader); left > 0; left--) {
      reader.spend(0)
      items.push(read(reader))
    }
    return isText ? jsonText(items.map((item) => JSON.parse(item) as string).join('')) : `[${items.join(',')}]`
  }
}

/** Characters one by one are a text. */
export const isCharacter = (type: number, out: number): boolean =>
  out === outType.string && (type === inType.uint16 || type === inType.uint8 || type === inType.int8)
