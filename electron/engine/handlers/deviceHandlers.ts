import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { listFindings, listProblems, readDevice, readOverview } from '../../store/index.ts'
import { diagnosisOf } from '../diagnosis/diagnoseDevices.ts'
import { editCase } from '../editCase.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { rowsOf } from './rowsOf.ts'

type DeviceHandlers = Pick<EngineHandlers, 'devices.rename' | 'overview.view' | 'device.view' | 'findings.list' | 'problems.list'>

/** Problems that the overview shows at once; `problems.list` has all. */
const OVERVIEW_PROBLEMS = 100

export function deviceHandlers(state: EngineState): DeviceHandlers {
  return {
    'devices.rename': async ({ deviceId, name }) => {
      const device = readDevice(sessionOf(state).db, deviceId)
      if (device === undefined) throw new EngineFailure('noDevice')
      await editCase(state, 'updateDevice', { deviceId, name }, { action: 'deviceRenamed', detail: { from: device.name, to: name } })
      return {}
    },
    'overview.view': async ({ deviceId }) => {
      const { db } = sessionOf(state)
      const filter = deviceId === undefined ? {} : { deviceId }
      const problems = listProblems(db, { offset: 0, limit: OVERVIEW_PROBLEMS, ...filter })
      return { ...readOverview(db, filter), problems: rowsOf(problems) }
    },
    'device.view': async ({ deviceId }) => {
      const { db } = sessionOf(state)
      const device = readDevice(db, deviceId)
      if (device === undefined) throw new EngineFailure('noDevice')
      return { device, diagnosis: diagnosisOf(db, deviceId) }
    },
    'findings.list': async (input) => rowsOf(listFindings(sessionOf(state).db, input)),
    'problems.list': async (input) => rowsOf(listProblems(sessionOf(state).db, input)),
  }
}
