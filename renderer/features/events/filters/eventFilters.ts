import type { EventFilter, EventSummary, FieldCondition } from '../../../../shared/contract/eventRequests.ts'

/** Conditions that hold one of several values. */
export type ValueCondition = 'levels' | 'providers' | 'eventIds' | 'artefactIds'
type ValueOf<K extends ValueCondition> = NonNullable<EventFilter[K]>[number]

/** A filter without a condition. */
export function without(filter: EventFilter, ...names: readonly (keyof EventFilter)[]): EventFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as keyof EventFilter)))
}

/** All values that a facet shows are let through: then it is no condition. */
export function withValues<K extends ValueCondition>(
  filter: EventFilter,
  name: K,
  values: readonly ValueOf<K>[],
  all: readonly ValueOf<K>[],
): EventFilter {
  const isAll = all.every((value) => values.includes(value))
  return isAll ? without(filter, name) : { ...filter, [name]: [...values] }
}

/** One value more or less; from no condition on, everything but it. */
export function toggled<K extends ValueCondition>(
  filter: EventFilter,
  name: K,
  value: ValueOf<K>,
  all: readonly ValueOf<K>[],
): EventFilter {
  const now = (filter[name] ?? all) as readonly ValueOf<K>[]
  const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value]
  return withValues(filter, name, next, all)
}

/** Nothing but this value. */
export const only = <K extends ValueCondition>(filter: EventFilter, name: K, value: ValueOf<K>): EventFilter => ({
  ...filter,
  [name]: [value],
})

export function withField(filter: EventFilter, condition: FieldCondition): EventFilter {
  return { ...filter, fields: [...(filter.fields ?? []), condition] }
}

export function withoutField(filter: EventFilter, index: number): EventFilter {
  const fields = (filter.fields ?? []).filter((_, i) => i !== index)
  return fields.length === 0 ? without(filter, 'fields') : { ...filter, fields }
}

/** Whether the sources of a timeline belong to more than one device, or some to none. */
export const hasManyDevices = ({ sources }: EventSummary): boolean => new Set(sources.map(({ device }) => device)).size > 1

/** Whether a filter asks for anything but the device. */
export const isFiltered = (filter: EventFilter): boolean => Object.keys(filter).some((name) => name !== 'deviceId')

/** The stretch of so many milliseconds before and after a time. */
export function around(iso: string, ms: number): { readonly from: string; readonly to: string } {
  const time = Date.parse(iso)
  return { from: new Date(time - ms).toISOString(), to: new Date(time + ms).toISOString() }
}

/** A filter with words that are searched besides its own; the empty phrase keeps an OR at the end of those from taking in the next word. */
export function withWords(filter: EventFilter, words: string): EventFilter {
  if (words === '') return filter
  return { ...filter, text: filter.text === undefined ? words : `${filter.text} "" ${words}` }
}
