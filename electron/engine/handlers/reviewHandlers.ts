import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { readDevice } from '../../store/index.ts'
import { writerOf } from '../caseSession.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { tellChange } from '../tellChange.ts'

export function reviewHandlers(state: EngineState): Pick<EngineHandlers, 'case.review'> {
  return {
    'case.review': async ({ deviceId, key, state: mark, note }) => {
      const session = sessionOf(state)
      if (readDevice(session.db, deviceId) === undefined) throw new EngineFailure('noDevice')
      await writerOf(session).write('setReview', { deviceId, key, state: mark, note, at: state.now().toISOString() })
      tellChange(state)
      return {}
    },
  }
}
