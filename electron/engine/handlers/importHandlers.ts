import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportOutcome } from '../../../shared/contract/caseRequests.ts'
import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import type { OfferedContainer, OfferedMember } from '../containers/offered.ts'
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
    const casePath = await realpath(sessionOf(state).path)
    if ((await realpath(path)) === casePath) {
      return { path, outcome: 'refused', message: failureOf('pathIsCase', { path }).message }
    }
    const offered = await openOffered(path, state.limits)
    const members = offered.members.filter((member) => !isOfCase(offered, member, casePath))
    await queue.offer({ ...offered, members }, device)
    if (members.length === offered.members.length) return { path, outcome: 'queued' }
    return { path, outcome: 'queued', message: failureOf('folderHoldsCase', { path, case: casePath }).message }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { path, outcome: 'notFound', message: failureOf('pathNotFound', { path, detail: String(error.code) }).message }
  }
}

/** The case beside its evidence: its file, and those that SQLite and the owner's claim put next to it. */
function isOfCase({ kind, origin }: OfferedContainer, { path }: OfferedMember, casePath: string): boolean {
  if (kind !== 'folder') return false
  const file = join(origin, path)
  return ['', '-wal', '-shm', '-journal', '.owner'].some((ending) => file === `${casePath}${ending}`)
}
