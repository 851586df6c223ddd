import type { LogDetail } from '../../../shared/facts/caseLog.ts'
import type { ImportJob } from './importJob.ts'
import type { MemberOutcome } from './importMember.ts'

/** Counts what each import brought, for the log of the case. */
export interface ImportTally {
  count(job: ImportJob, outcome: MemberOutcome): void
  /** One entry for each that brought something, in the order of their first file; nothing is counted any more then. */
  take(): readonly LogDetail[]
}

export function createImportTally(): ImportTally {
  const files = new Map<number, { readonly path: string; files: number; duplicates: number }>()
  return {
    count({ place }, { state, isKnown }) {
      if (isKnown === true) return
      const counted = files.get(place.root) ?? { path: place.rootName, files: 0, duplicates: 0 }
      counted.files++
      if (state === 'duplicate') counted.duplicates++
      files.set(place.root, counted)
    },
    take() {
      const entries = [...files.values()].map((entry) => ({ ...entry }))
      files.clear()
      return entries
    },
  }
}
