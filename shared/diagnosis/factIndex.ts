import type { EvidenceRef } from '../contract/evidenceRef.ts'
import type { FactValue, SourcedFact } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import type { FormatId } from '../facts/format.ts'
import { formatLocator } from '../facts/locator.ts'
import { subjectOf } from './factSubject.ts'
import { groupFacts } from './groupFacts.ts'

/** Where an artefact came from, as evidence is shown. */
export interface ArtefactPlace {
  readonly name: string
  readonly path: string
  readonly format: FormatId
}
export type ArtefactPlaces = ReadonlyMap<number, ArtefactPlace>

/** Facts of one device by kind, the most reliable first. */
export interface FactIndex {
  readonly facts: readonly SourcedFact[]
  /** Trusted facts of a kind, of one subject when given (whatever the case of letters). */
  of(kind: FactKindId, subject?: string): readonly SourcedFact[]
  /** The value of the most reliable fact of a kind. */
  value(kind: FactKindId, subject?: string): FactValue | undefined
  text(kind: FactKindId, subject?: string): string | undefined
  /** When the artefact was collected, as it says itself; UTC ISO 8601. */
  collectedAt(artefactId: number): string | undefined
  formatOf(artefactId: number): FormatId
  /** Places of facts, each once, at most a hundred. */
  refs(facts: readonly SourcedFact[]): EvidenceRef[]
}

/** The device's own words before what a script copied from them; dsregcmd is the source that the analyzer's join fields are read from. */
const reliability: Readonly<Partial<Record<FormatId, number>>> = {
  dsregcmd: 0,
  reg: 1,
  regQuery: 1,
  regf: 1,
  mdeConfigMgrRegInfo: 2,
  analyzerXml: 3,
  analyzerHtml: 4,
}
const LEAST_RELIABLE = 9

export function buildFactIndex(facts: readonly SourcedFact[], artefacts: ArtefactPlaces): FactIndex {
  const times = collectionTimes(facts)
  const placeOf = (artefactId: number): ArtefactPlace =>
    artefacts.get(artefactId) ?? { name: `#${artefactId}`, path: '', format: 'unknown' }
  const rank = (fact: SourcedFact) => reliability[placeOf(fact.artefactId).format] ?? LEAST_RELIABLE
  const newerFirst = (a: SourcedFact, b: SourcedFact) => (times.get(b.artefactId) ?? '').localeCompare(times.get(a.artefactId) ?? '')
  const byKind = groupFacts(
    facts.filter((fact) => fact.trusted),
    (fact) => fact.kind,
  )
  for (const list of byKind.values()) list.sort((a, b) => rank(a) - rank(b) || newerFirst(a, b) || a.artefactId - b.artefactId)

  const of = (kind: FactKindId, subject?: string): readonly SourcedFact[] => {
    const list = byKind.get(kind) ?? []
    return subject === undefined ? list : list.filter((fact) => subjectOf(fact).toLowerCase() === subject.toLowerCase())
  }
  const value = (kind: FactKindId, subject?: string) => of(kind, subject)[0]?.value
  return {
    facts,
    of,
    value,
    text: (kind, subject) => {
      const found = value(kind, subject)
      return found === undefined ? undefined : String(found)
    },
    collectedAt: (artefactId) => times.get(artefactId),
    formatOf: (artefactId) => placeOf(artefactId).format,
    refs: (list) => refsOf(list, placeOf),
  }
}

function refsOf(facts: readonly SourcedFact[], placeOf: (artefactId: number) => ArtefactPlace): EvidenceRef[] {
  const refs = new Map<string, EvidenceRef>()
  for (const { artefactId, locator, quote } of facts) {
    const { name, path, format } = placeOf(artefactId)
    const key = `${artefactId} ${formatLocator(locator)}`
    if (refs.size === MAX_REFS) break
    if (!refs.has(key)) refs.set(key, { artefactId, file: name, path, format, locator, quote })
  }
  return [...refs.values()]
}

/** Places kept of one statement: more than anybody opens; a hostile report could repeat a line without end. */
const MAX_REFS = 100

/** An ISO 8601 time; readers keep the file's own words where a time could not be read. */
export const isTime = (value: FactValue | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))

function collectionTimes(facts: readonly SourcedFact[]): ReadonlyMap<number, string> {
  const times = new Map<number, string>()
  for (const { kind, value, artefactId } of facts) {
    if ((kind !== 'analyzer.runTime' && kind !== 'diagnostic.clientTime') || !isTime(value)) continue
    const known = times.get(artefactId)
    if (known === undefined || known < value) times.set(artefactId, value)
  }
  return times
}
