import { setImmediate } from 'node:timers/promises'
import { EngineFailure } from '../failures.ts'

/** A long piece of work that lets others come between, and may be stopped there. */
export interface Turn {
  /** Lets other requests run. Throws the failure `cancelled` once the turn was taken away. */
  pause(): Promise<void>
}

export interface Turns {
  /** Runs a piece of work; the oldest of more than `limit` at a time is stopped. */
  run<T>(work: (turn: Turn) => Promise<T>): Promise<T>
  cancelAll(): void
}

/** Two at a time: what a person has filtered to, and what they filtered to a moment before; older work nobody waits for. */
export function createTurns(limit = 2): Turns {
  const running = new Set<{ isCancelled: boolean }>()
  return {
    async run(work) {
      const state = { isCancelled: false }
      running.add(state)
      const [oldest] = running
      if (running.size > limit && oldest !== undefined) {
        oldest.isCancelled = true
        running.delete(oldest)
      }
      try {
        return await work({
          async pause() {
            await setImmediate()
            if (state.isCancelled) throw new EngineFailure('cancelled')
          },
        })
      } finally {
        running.delete(state)
      }
    },
    cancelAll() {
      for (const state of running) state.isCancelled = true
      running.clear()
    },
  }
}
