import type { EventClass } from '../../../shared/facts/event.ts'
import type { StoredEvent } from '../../store/index.ts'

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

const columns: Readonly<Record<string, (event: StoredEvent, eventClass: EventClass | undefined) => string | number | undefined>> = {
  pid: ({ pid }) => pid,
  tid: ({ tid }) => tid,
  computer: ({ computer }) => computer,
  usersid: ({ userSid }) => userSid,
  activityid: ({ activityId }) => activityId,
  relatedactivityid: ({ relatedActivityId }) => relatedActivityId,
  recordid: ({ recordId }) => recordId,
  name: (_, eventClass) => eventClass?.name,
  channel: (_, eventClass) => eventClass?.channel,
  message: ({ message }) => message,
}

/** The values of a field by its name, whatever the case of letters: of the event itself, and of its data. */
export function fieldValues(event: StoredEvent, eventClass: EventClass | undefined, field: string): string[] {
  const wanted = field.toLowerCase()
  const own = columns[wanted]?.(event, eventClass)
  const inData = event.data.toLowerCase().includes(wanted)
    ? eventFields(event.data).filter(({ name }) => name.toLowerCase() === wanted)
    : []
  return [...(own === undefined ? [] : [String(own)]), ...inData.map(({ value }) => value)]
}
