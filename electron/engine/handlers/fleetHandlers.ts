import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { listDevices, readDevice } from '../../store/index.ts'
import { diagnoseDevices } from '../diagnosis/diagnoseDevices.ts'
import { editCase } from '../editCase.ts'
import { beforeClose, type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { deviceGroups } from '../fleet/deviceGroups.ts'
import { exportDevices } from '../fleet/exportDevices.ts'
import { tellChange } from '../tellChange.ts'
import { writeChosen } from '../writeChosen.ts'
import { rowsOf } from './rowsOf.ts'

type FleetHandlers = Pick<EngineHandlers, 'devices.list' | 'devices.groups' | 'devices.exportCsv' | 'device.chooseFlow'>

/** The fleet as the portal's inventory shows it: filtered, sorted, counted, written to a file; and what a person decides of a device. */
export function fleetHandlers(state: EngineState): FleetHandlers {
  return {
    'devices.list': async ({ text, filter, sort, ...page }) => {
      const query = { ...page, filter: { text, ...filter } }
      return rowsOf(listDevices(sessionOf(state).db, sort === undefined ? query : { ...query, sort }))
    },
    'devices.groups': async (query) => deviceGroups(sessionOf(state).db, query),
    'devices.exportCsv': (input) => writeChosen(state, input.path, () => exportDevices(sessionOf(state).db, input)),
    'device.chooseFlow': (input) => beforeClose(state, () => chooseFlow(state, input)),
  }
}

async function chooseFlow(state: EngineState, { deviceId, choice, reason }: Input<'device.chooseFlow'>): Promise<Record<string, never>> {
  const session = sessionOf(state)
  const device = readDevice(session.db, deviceId)
  if (device === undefined) throw new EngineFailure('noDevice')
  const why = reason.trim()
  if (choice !== null && why === '') throw new EngineFailure('noReason')
  const at = state.now().toISOString()
  const decision = choice === null ? { deviceId, choice } : { deviceId, choice, reason: why, at }
  const detail = { device: device.name, choice, reason: why }
  await editCase(state, 'setFlowDecision', decision, { action: 'flowDecided', detail, devices: [deviceId] })
  await diagnoseDevices(session, [deviceId], false)
  tellChange(state)
  return {}
}
