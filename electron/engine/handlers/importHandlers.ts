import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportOutcome } from '../../../shared/contract/caseRequests.ts'
import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import type { CaseSession } from '../caseSession.ts'
import type { ContainerLimits } from '../containers/limits.ts'
import type { OfferedContainer, OfferedMember } from '../containers/offered.ts'
import { offeredText, openOffered } from '../containers/openOffered.ts'
import { type EngineState, queueOf, sessionOf } from '../engineState.ts'
import { failureOf } from '../failures.ts'
import type { ImportQueue } from '../import/importQueue.ts'

type ImportHandlers = Pick<EngineHandlers, 'case.importFiles' | 'case.importText' | 'case.cancelImport' | 'case.importTray'>

export function importHandlers(state: EngineState): ImportHandlers {
  return {
    'case.importFiles': async ({ paths, device }) => {
      const outcomes: ImportOutcome[] = []
      // Of one case: while many files are looked at, a person may open another, and must not find them there.
      const target = { queue: queueOf(state), session: sessionOf(state) }
      for (const path of paths) outcomes.push(await offerPath(target, state.limits, path, device))
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

interface ImportTarget {
  readonly queue: ImportQueue
  readonly session: CaseSession
}

async function offerPath(
  { queue, session }: ImportTarget,
  limits: ContainerLimits,
  path: string,
  device: string | undefined,
): Promise<ImportOutcome> {
  const casePath = await realpath(session.path)
  const offered = await openAt(path, casePath, limits)
  if ('outcome' in offered) return offered
  const members = offered.members.filter((member) => !isOfCase(offered, member, casePath))
  await queue.offer({ ...offered, members }, device)
  if (members.length === offered.members.length) return { path, outcome: 'queued' }
  return { path, outcome: 'queued', message: failureOf('folderHoldsCase', { path, case: casePath }).message }
}

/** What lies at a path, or why it is not taken. What fails of the case itself is no matter of the path. */
async function openAt(path: string, casePath: string, limits: ContainerLimits): Promise<OfferedContainer | ImportOutcome> {
  try {
    if ((await realpath(path)) !== casePath) return await openOffered(path, limits)
    return { path, outcome: 'refused', message: failureOf('pathIsCase', { path }).message }
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
