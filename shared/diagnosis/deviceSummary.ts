import type { DeviceDiagnosis } from '../contract/diagnosis.ts'
import { type FactIndex, isTime } from './factIndex.ts'

/** Kinds whose values find a device in a list, beside its name and the ids that the case keeps of it. */
const SEARCHED = ['inventory.user', 'enrollment.intuneDeviceId', 'entra.deviceId', 'mde.senseDeviceId', 'device.name'] as const
/** More than any real device has; a hostile list could name one without end. */
const MAX_WORDS = 50

/** What lists of devices show and search besides the judgement. Absent where the evidence does not say. */
export function deviceSummary(index: FactIndex): Pick<DeviceDiagnosis, 'managedBy' | 'lastSeen' | 'searchWords'> {
  const managedBy = index.text('enrollment.managedBy')
  const seen = index.of('inventory.lastSeen').map(({ value }) => value)
  const lastSeen = seen.filter(isTime).sort().at(-1)
  const searchWords = [...new Set(SEARCHED.flatMap((kind) => index.of(kind).map(({ value }) => String(value))))].slice(0, MAX_WORDS)
  return {
    ...(managedBy === undefined ? {} : { managedBy }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
    ...(searchWords.length === 0 ? {} : { searchWords }),
  }
}
