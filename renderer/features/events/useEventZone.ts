import { useSettings, useView } from '../../host/index.ts'
import { useKept } from './useKept.ts'
import type { EventZone } from './zone.ts'

export type ZoneChoice = 'utc' | 'local' | 'device'

export interface ChosenZone {
  readonly zone: EventZone
  readonly choice: ZoneChoice
  readonly choose: (choice: ZoneChoice) => void
  /** Absent where no evidence says it. */
  readonly deviceZone: EventZone | undefined
}

/** The zone of the timeline: that of the settings at first, or the device's own where evidence says it. */
export function useEventZone(deviceId: number | undefined): ChosenZone {
  const { settings } = useSettings()
  const [choice, choose] = useKept<ZoneChoice>('zone', settings.timeZone)
  const said = useView('events.deviceZone', deviceId === undefined ? {} : { deviceId })
  const offset = said.status === 'ready' ? said.view : {}
  const deviceZone: EventZone | undefined =
    offset.offsetMinutes === undefined
      ? undefined
      : { kind: 'offset', minutes: offset.offsetMinutes, ...(offset.name !== undefined && { name: offset.name }) }
  const zone: EventZone = choice === 'device' && deviceZone !== undefined ? deviceZone : { kind: choice === 'local' ? 'local' : 'utc' }
  return { zone, choice: choice === 'device' && deviceZone === undefined ? 'utc' : choice, choose, deviceZone }
}
