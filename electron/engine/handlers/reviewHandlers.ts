import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { readDevice } from '../../store/index.ts'
import { editCase } from '../editCase.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'

export function reviewHandlers(state: EngineState): Pick<EngineHandlers, 'case.review'> {
  return {
    'case.review': async ({ deviceId, key, state: mark, note }) => {
      const session = sessionOf(state)
      const device = readDevice(session.db, deviceId)
      if (device === undefined) throw new EngineFailure('noDevice')
      const detail = { device: device.name, rule: key, state: mark ?? 'unmarked', ...(note !== '' && { note }) }
      const review = { deviceId, key, state: mark, note, at: state.now().toISOString() }
      await editCase(state, 'setReview', review, { action: 'findingReviewed', detail })
      return {}
    },
  }
}
