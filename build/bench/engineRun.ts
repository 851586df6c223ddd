import { createEngine, type Engine } from '../../electron/engine/createEngine.ts'
import type { EngineRequestName, Input, Output } from '../../shared/contract/requests.ts'

/** Asks as a view does; a failure ends the bench. */
export async function ask<N extends EngineRequestName>(engine: Engine, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await engine.dispatch(name, input)
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.message.en}`)
  return answer.value as Output<typeof name>
}

/** Runs over a new engine; the case stays in the folder. */
export async function withEngine<T>(work: (engine: Engine, onChange: (listener: () => void) => void) => Promise<T>): Promise<T> {
  let listener: () => void = () => undefined
  const engine = createEngine({ appVersion: '0.0.0', onEvent: (name) => name === 'case.changed' && listener() })
  try {
    return await work(engine, (next) => {
      listener = next
    })
  } finally {
    await engine.stop()
  }
}

/** Milliseconds. */
export const since = (start: number): number => performance.now() - start
