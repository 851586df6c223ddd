import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { summaryText } from '../../../shared/diagnosis/summaryText.ts'
import { listDeviceIds, readDevice } from '../../store/index.ts'
import { diagnosisOf } from '../diagnosis/diagnoseDevices.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'

/** Devices that one copied summary may hold: a ticket is read by people. */
const SUMMARY_DEVICES = 50

export function summaryHandlers(state: EngineState): Pick<EngineHandlers, 'case.summaryText'> {
  return {
    'case.summaryText': async ({ deviceId, language }) => {
      const { db } = sessionOf(state)
      const ids = deviceId === undefined ? listDeviceIds(db).slice(0, SUMMARY_DEVICES) : [deviceId]
      const texts = ids.map((id) => {
        const device = readDevice(db, id)
        if (device === undefined) throw new EngineFailure('noDevice')
        return summaryText(device.name, diagnosisOf(db, id), language, device.ids)
      })
      return { text: texts.join('\n\n') }
    },
  }
}
