import type { Localized } from '../../../shared/facts/localized.ts'
import { editions } from '../../../shared/knowledge/editions.ts'
import type { KnownEnrollmentStatus } from '../../../shared/knowledge/knowledgeSchemas.ts'

/** One reading of a status, and the editions that give it. */
export interface StatusReading {
  readonly title: Localized
  /** True where the edition that the evidence was made by gives this reading. */
  readonly fits: boolean
  readonly listed: boolean
  readonly editions: readonly {
    readonly id: string
    readonly title: Localized
    readonly printedAs: string | undefined
    readonly analyzerResult: string | undefined
    readonly row: string | undefined
  }[]
}

/** The readings of a status, each once with the editions that share it; the one that fits first, then the newest. */
export function readingsOf(status: KnownEnrollmentStatus, fitting: string | undefined): readonly StatusReading[] {
  const readings = new Map<string, StatusReading & { editions: StatusReading['editions'][number][] }>()
  for (const edition of editions) {
    const own = status.editions.find((candidate) => candidate.edition === edition.id)
    if (own === undefined) continue
    const key = own.listed ? own.title.en : ''
    const known = readings.get(key)
    const entry = { id: edition.id, title: edition.title, printedAs: own.printedAs, analyzerResult: own.analyzerResult, row: own.row }
    const fits = edition.id === fitting
    if (known === undefined) readings.set(key, { title: own.title, fits, listed: own.listed, editions: [entry] })
    else readings.set(key, { ...known, fits: known.fits || fits, editions: [...known.editions, entry] })
  }
  return [...readings.values()].toSorted((a, b) => Number(b.fits) - Number(a.fits) || Number(b.listed) - Number(a.listed))
}

/** How many different readings the editions that list the code give. */
export const countReadings = (status: KnownEnrollmentStatus): number =>
  new Set(status.editions.filter((edition) => edition.listed).map((edition) => edition.title.en)).size
