import type { DeviceField, DeviceGroup } from '../../../shared/contract/viewRequests.ts'
import type { Localized } from '../../../shared/facts/localized.ts'

/** The title of a group; an enrollment status is known by its number, which therefore comes first: `15 0x0f · Tenant mismatch`. */
export function groupTitle({ key, title }: DeviceGroup, by: DeviceField, pick: (text: Localized) => string): string {
  if (by !== 'enrollmentStatus' || typeof key !== 'number') return pick(title)
  return `${key} 0x${(key >>> 0).toString(16).padStart(2, '0')} · ${pick(title)}`
}
