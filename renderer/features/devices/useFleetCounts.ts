import { useState } from 'react'
import type { Output } from '../../../shared/contract/requests.ts'
import type { DeviceField, DeviceFilter } from '../../../shared/contract/viewRequests.ts'
import { useView } from '../../host/index.ts'

/** An answer together with what it answers: the table is drawn from both, so that groups never stand under another filter. */
interface FleetCounts {
  readonly filter: DeviceFilter
  readonly by: DeviceField | undefined
  readonly view: Output<'devices.groups'>
}

/** How many devices the filter leaves, and in which groups. While a new filter is asked for the last answer stays. */
export function useFleetCounts(filter: DeviceFilter, by: DeviceField | undefined) {
  const answer = useView('devices.groups', { filter, by: by ?? 'verdict' })
  const [shown, setShown] = useState<FleetCounts | undefined>(undefined)
  const isNew = answer.status === 'ready' && (shown?.view !== answer.view || shown.filter !== filter || shown.by !== by)
  if (isNew) setShown({ filter, by, view: answer.view })
  return { shown, failure: answer.status === 'failed' ? answer.message : undefined }
}
