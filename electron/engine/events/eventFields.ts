import type { EventClass } from '../../../shared/facts/event.ts'
import { type EventColumnName, eventColumnNames } from '../../store/index.ts'

export interface EventField {
  /** '' where the file gives the value no name. */
  readonly name: string
  readonly value: string
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The fields of an event's data in the order of the file; a value that is no text as compact JSON, nested ones by their own name. */
export function eventFields(data: string): EventField[] {
  const json = JSON.parse(data) as Json
  if (Array.isArray(json)) return json.map((value: Json) => ({ name: '', value: textOf(value) }))
  return typeof json === 'object' && json !== null ? Object.entries(json).flatMap(([name, value]) => fieldsOf(name, value)) : []
}

/** A name that comes several times is a field each time. */
function fieldsOf(name: string, value: Json): EventField[] {
  return Array.isArray(value) ? value.map((each: Json) => ({ name, value: textOf(each) })) : [{ name, value: textOf(value) }]
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value))

const columnsByName = new Map(eventColumnNames.map((name) => [name.toLowerCase(), name]))

/** The column of that name, whatever the case of letters. */
export const columnOf = (field: string): EventColumnName | undefined => columnsByName.get(field.toLowerCase())

/** What an event has of its class by that name. */
export function classValue(eventClass: EventClass, field: string): string | undefined {
  const wanted = field.toLowerCase()
  return wanted === 'name' ? eventClass.name : wanted === 'channel' ? eventClass.channel : undefined
}

/** The values of a field of the data by its name, whatever the case of letters. */
export function dataValues(data: string, field: string): string[] {
  const wanted = field.toLowerCase()
  // Other characters JSON may write in several ways.
  if (/^[\w .:-]*$/.test(wanted) && !data.toLowerCase().includes(wanted)) return []
  return eventFields(data).flatMap(({ name, value }) => (name.toLowerCase() === wanted ? [value] : []))
}
