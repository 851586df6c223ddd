import { isBinaryName } from './attributeNames.ts'
import type { PropertyValue } from './powerShellObject.ts'

const DEEPEST = 8

/** The values of a property in JSON; undefined where one of them is an object that no attribute is made of. */
export function jsonValues(name: string, json: unknown, depth = 0): readonly PropertyValue[] | undefined {
  if (json === null || json === undefined) return []
  if (typeof json === 'string') return [dateOf(json) ?? json]
  if (typeof json === 'boolean') return [json]
  if (typeof json === 'number') return [String(json)]
  if (depth === DEEPEST) return undefined
  if (Array.isArray(json)) return listValues(name, json, depth)
  return typeof json === 'object' ? objectValues(name, json, depth) : undefined
}

function listValues(name: string, list: readonly unknown[], depth: number): readonly PropertyValue[] | undefined {
  if (isBinaryName(name) && list.length > 0 && list.every(isByte)) return [Uint8Array.from(list)]
  const values: PropertyValue[] = []
  for (const member of list) {
    const own = jsonValues(name, member, depth + 1)
    if (own === undefined) return undefined
    for (const value of own) values.push(value)
  }
  return values
}

const isByte = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256

/** `{"value": …, "Count": 2}` around lists and dates, `{"Value": "S-1-…"}` of a SID, `{"RawData": […]}` of a certificate. */
function objectValues(name: string, object: object, depth: number): readonly PropertyValue[] | undefined {
  for (const key of ['value', 'Value', 'RawData']) {
    if (Object.hasOwn(object, key)) return jsonValues(name, Object.entries(object).find(([own]) => own === key)?.[1], depth + 1)
  }
  return undefined
}

/** `/Date(1736100338000)/` of Windows PowerShell, or ISO 8601 with a time as PowerShell 7 writes dates. */
function dateOf(text: string): Date | undefined {
  const [, milliseconds] = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text) ?? []
  const time =
    milliseconds === undefined
      ? /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)$/.test(text)
        ? Date.parse(text)
        : Number.NaN
      : Number(milliseconds)
  return Number.isNaN(time) || Math.abs(time) > 8.64e15 ? undefined : new Date(time)
}
