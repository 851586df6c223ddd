import type { SourcedFact } from '../facts/fact.ts'
import { serviceNames } from '../knowledge/namedTexts.ts'

/** Names that Windows gives services, to the subjects of facts; a name that is a subject itself needs no row. */
const serviceSubjects: ReadonlyMap<string, string> = new Map([
  ...[...serviceNames.keys()].map((id) => [id.toLowerCase(), id] as const),
  ['wlidsvc', 'wlid'],
  ['windefend', 'defenderAv'],
  ['wscsvc', 'securityCenter'],
  ['securityhealthservice', 'securityHealth'],
  ['wdnissvc', 'networkInspection'],
  ['wdnisdrv', 'networkInspectionDriver'],
])

/** What a fact is about, in one spelling for all sources: the service's subject, or the fact's own. */
export function subjectOf({ kind, subject }: SourcedFact): string {
  if (kind !== 'service.status' && kind !== 'service.startType') return subject
  return serviceSubjects.get(subject.toLowerCase()) ?? subject
}

/** The subject under which sources are held against each other: the analyzer names no origin of a connection point, the registry names the client's. */
export function comparedSubject(fact: SourcedFact): string {
  return fact.kind.startsWith('scp.') ? '' : subjectOf(fact).toLowerCase()
}
