import { resolve } from 'node:path'
import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { listDevices, readDevice } from '../../store/index.ts'
import { writerOf } from '../caseSession.ts'
import { diagnoseDevices } from '../diagnosis/diagnoseDevices.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { deviceGroups } from '../fleet/deviceGroups.ts'
import { type DeviceExport, exportDevices } from '../fleet/exportDevices.ts'
import { tellChange } from '../tellChange.ts'
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
    'devices.exportCsv': (input) => exportCsv(state, input),
    'device.chooseFlow': (input) => chooseFlow(state, input),
  }
}

async function exportCsv(state: EngineState, input: DeviceExport): Promise<{ devices: number; bytes: number }> {
  const { db, path } = sessionOf(state)
  if (resolve(input.path) === resolve(path)) throw new EngineFailure('cannotWrite', { detail: 'EBUSY' })
  try {
    return await exportDevices(db, input)
  } catch (error) {
    // What the system refuses names its call; damage of the case does not, and is answered elsewhere.
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      throw new EngineFailure('cannotWrite', { detail: String(error.code) })
    throw error
  }
}

async function chooseFlow(state: EngineState, { deviceId, choice, reason }: Input<'device.chooseFlow'>): Promise<Record<string, never>> {
  const session = sessionOf(state)
  if (readDevice(session.db, deviceId) === undefined) throw new EngineFailure('noDevice')
  const why = reason.trim()
  if (choice !== null && why === '') throw new EngineFailure('noReason')
  const at = state.now().toISOString()
  await writerOf(session).write('setFlowDecision', choice === null ? { deviceId, choice } : { deviceId, choice, reason: why, at })
  await diagnoseDevices(session, [deviceId], false)
  tellChange(state)
  return {}
}
