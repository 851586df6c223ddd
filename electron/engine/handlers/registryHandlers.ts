import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { listRegistryKeys, listRegistryValues, locateRegistryKey, searchRegistry } from '../../store/index.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { rowsOf } from './rowsOf.ts'

type RegistryHandlers = Pick<EngineHandlers, 'registry.keys' | 'registry.values' | 'registry.search' | 'registry.locate'>

export function registryHandlers(state: EngineState): RegistryHandlers {
  return {
    'registry.keys': async (input) => rowsOf(listRegistryKeys(sessionOf(state).db, input)),
    'registry.values': async (input) => rowsOf(listRegistryValues(sessionOf(state).db, input)),
    'registry.search': async (input) => rowsOf(searchRegistry(sessionOf(state).db, input)),
    'registry.locate': async (input) => ({ keyIds: [...locateRegistryKey(sessionOf(state).db, input)] }),
  }
}
