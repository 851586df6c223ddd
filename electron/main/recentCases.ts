import { access } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { type RecentCase, recentCaseSchema } from '../../shared/contract/hostRequests.ts'
import { keepJsonFile, readJsonFile } from './jsonFile.ts'
import type { Log } from './logFile.ts'

const MAX_RECENT = 15
/** How long anybody waits to hear which cases are there, in milliseconds: a share that is away answers after half a minute. */
const LOOK_MS = 1500

const storedSchema = z.array(recentCaseSchema.omit({ exists: true }))

export interface RecentCases {
  /** Latest first; `exists` is what was seen last, and true for a case that was not looked for yet. */
  list(): RecentCase[]
  /** Looks which of them are there. What does not answer in time counts as away. */
  look(): Promise<RecentCase[]>
  remember(path: string, title: string): void
  forget(path: string): void
}

export interface RecentCasesOptions {
  readonly now?: () => Date
  readonly isThere?: (path: string) => Promise<boolean>
  readonly lookMs?: number
}

const canBeReached = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The cases that were opened last, in one file of the app's own folder. */
export function openRecentCases(path: string, log: Log, options: RecentCasesOptions = {}): RecentCases {
  const { now = () => new Date(), isThere = canBeReached, lookMs = LOOK_MS } = options
  let cases = readJsonFile(path, storedSchema, [], log)
  const seen = new Map<string, boolean>()
  let looking: Promise<void> | undefined
  let asked: string | undefined
  const keep = (next: z.infer<typeof storedSchema>): void => {
    cases = next.slice(0, MAX_RECENT)
    keepJsonFile(path, cases, log)
  }
  const without = (casePath: string) => cases.filter((entry) => entry.path !== casePath)
  const list = (): RecentCase[] => cases.map((entry) => ({ ...entry, exists: seen.get(entry.path) ?? true }))
  // One after the other: each that does not answer holds one of the few threads that read files for the whole process.
  const lookAtAll = async (): Promise<void> => {
    for (const entry of cases) {
      asked = entry.path
      seen.set(entry.path, await isThere(entry.path))
    }
    asked = undefined
  }
  return {
    list,
    async look() {
      looking ??= lookAtAll().finally(() => {
        looking = undefined
      })
      await Promise.race([looking, wait(lookMs, undefined, { ref: false })])
      if (asked !== undefined) seen.set(asked, false)
      return list()
    },
    remember(casePath, title) {
      seen.set(casePath, true)
      keep([{ path: casePath, title, openedAt: now().toISOString() }, ...without(casePath)])
    },
    forget: (casePath) => keep(without(casePath)),
  }
}
