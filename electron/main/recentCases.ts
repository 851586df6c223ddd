import { existsSync } from 'node:fs'
import { z } from 'zod'
import { type RecentCase, recentCaseSchema } from '../../shared/contract/hostRequests.ts'
import { readJsonFile, writeJsonFile } from './jsonFile.ts'
import type { Log } from './logFile.ts'

const MAX_RECENT = 15

const storedSchema = z.array(recentCaseSchema.omit({ exists: true }))

export interface RecentCases {
  /** Latest first; `exists` is looked up now. */
  list(): RecentCase[]
  remember(path: string, title: string): void
  forget(path: string): void
}

/** The cases that were opened last, in one file of the app's own folder. */
export function openRecentCases(path: string, log: Log, now: () => Date = () => new Date()): RecentCases {
  let cases = readJsonFile(path, storedSchema, [], log)
  const keep = (next: z.infer<typeof storedSchema>): void => {
    cases = next.slice(0, MAX_RECENT)
    writeJsonFile(path, cases)
  }
  const without = (casePath: string) => cases.filter((entry) => entry.path !== casePath)
  return {
    list: () => cases.map((entry) => ({ ...entry, exists: existsSync(entry.path) })),
    remember: (casePath, title) => keep([{ path: casePath, title, openedAt: now().toISOString() }, ...without(casePath)]),
    forget: (casePath) => keep(without(casePath)),
  }
}
