import type { z } from 'zod'
import { verdictSchema } from '../../../shared/contract/diagnosis.ts'
import type { DeviceField, DeviceFilter } from '../../../shared/contract/viewRequests.ts'
import type { Params } from '../../host/index.ts'

/** A value of a column as the filter takes it; null stands for devices without one. */
export type FieldValue = string | number | null

/** Columns that have a pill, in the order of the filter row. */
export const filterFields = [
  'managedBy',
  'enrollmentStatus',
  'os',
  'observed',
  'tenantId',
  'verdict',
] as const satisfies readonly DeviceField[]

/** The values that the filter asks for in one column; empty where the column is not filtered. */
export const valuesOf = (filter: DeviceFilter, field: DeviceField): readonly FieldValue[] => filter[field] ?? []

/** The filter with these values asked for in one column; none of them takes the condition away. */
export function withValues(filter: DeviceFilter, field: DeviceField, values: readonly FieldValue[]): DeviceFilter {
  const { [field]: _, ...rest } = filter
  // The engine checks the values against the contract; which type goes with which column is its knowledge alone.
  return values.length === 0 ? rest : ({ ...rest, [field]: [...values] } as DeviceFilter)
}

/** Asks for a value in a column where it was not asked for, and the other way round. */
export function toggleValue(filter: DeviceFilter, field: DeviceField, value: FieldValue): DeviceFilter {
  const values = valuesOf(filter, field)
  return withValues(filter, field, values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
}

const severitySchema = verdictSchema.shape.severity
export type DeviceSeverity = z.infer<typeof severitySchema>

/** Shows devices of one severity alone, or all again when that was shown. */
export function toggleSeverity(filter: DeviceFilter, severity: DeviceSeverity): DeviceFilter {
  const { severity: now = [], ...rest } = filter
  return now.length === 1 && now[0] === severity ? rest : { ...rest, severity: [severity] }
}

export function withText(filter: DeviceFilter, text: string): DeviceFilter {
  const { text: _, ...rest } = filter
  return text.trim() === '' ? rest : { ...rest, text: text.trim() }
}

/** The filter that a link into the tab asks for: devices of one severity, or of one verdict. */
export function filterFromParams({ severity, verdict }: Params): DeviceFilter {
  const known = severitySchema.safeParse(severity)
  return {
    ...(known.success ? { severity: [known.data] } : {}),
    ...(typeof verdict === 'string' ? { verdict: [verdict] } : {}),
  }
}

export const isFiltered = (filter: DeviceFilter): boolean => Object.keys(filter).length > 0

/** The filter narrowed to one group of a column; a filter of the column itself is replaced, since the group is one of its values. */
export const filterOfGroup = (filter: DeviceFilter, by: DeviceField, key: FieldValue): DeviceFilter => withValues(filter, by, [key])
