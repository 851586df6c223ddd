import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import type { ImportOutcome } from '../../../shared/contract/caseRequests.ts'
import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { offeredText, openOffered } from '../containers/openOffered.ts'
import { type EngineState, queueOf, sessionOf } from '../engineState.ts'
import { failureOf } from '../failures.ts'

type ImportHandlers = Pick<EngineHandlers, 'case.importFiles' | 'case.importText' | 'case.cancelImport' | 'case.importTray'>

export function importHandlers(state: EngineState): ImportHandlers {
  return {
    'case.importFiles': async ({ paths, device }) => {
      const outcomes: ImportOutcome[] = []
      for (const path of paths) outcomes.push(await offerPath(state, path, device))
      return outcomes
    },
    'case.importText': async ({ text, name }) => {
      // The same text pasted twice is the same evidence, so its content names it.
      const named = name ?? `pasted-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.txt`
      await queueOf(state).offer(offeredText(text, named))
      return { path: named, outcome: 'queued' }
    },
    'case.cancelImport': async () => {
      queueOf(state).cancel()
      return {}
    },
    'case.importTray': async () => queueOf(state).tray(),
  }
}

async function offerPath(state: EngineState, path: string, device: string | undefined): Promise<ImportOutcome> {
  const queue = queueOf(state)
  try {
    if ((await realpath(path)) === (await realpath(sessionOf(state).path))) {
      return { path, outcome: 'refused', message: failureOf('pathIsCase', { path }).message }
    }
    await queue.offer(await openOffered(path, state.limits), device)
    return { path, outcome: 'queued' }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { path, outcome: 'notFound', message: failureOf('pathNotFound', { path, detail: String(error.code) }).message }
  }
}
