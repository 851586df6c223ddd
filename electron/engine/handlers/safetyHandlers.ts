import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { caseAccess } from '../../store/index.ts'
import { type EngineState, openCaseOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { startVerify } from '../verifyRun.ts'

type SafetyHandlers = Pick<EngineHandlers, 'case.verify' | 'case.cancelVerify'>

export function safetyHandlers(state: EngineState): SafetyHandlers {
  return {
    'case.verify': () => verify(state),
    'case.cancelVerify': async () => {
      await state.verifying?.cancel()
      return {}
    },
  }
}

async function verify(state: EngineState) {
  const { session, queue } = openCaseOf(state)
  // What is half imported would count as a fault.
  if (queue?.running === true) throw new EngineFailure('importRunning')
  if (state.verifying !== undefined) await state.verifying.cancel()
  const damaged = caseAccess(session.db).damaged === true
  const run = startVerify(state.verifyUrl, { path: session.path, damaged }, ({ check, done, total }) =>
    state.send('verify.progress', { running: true, check, done, total }),
  )
  state.verifying = run
  try {
    const { ok, checks } = await run.result
    return { ok, checks: [...checks] }
  } finally {
    if (state.verifying === run) state.verifying = undefined
    state.send('verify.progress', { running: false, check: '', done: 0, total: 0 })
  }
}
