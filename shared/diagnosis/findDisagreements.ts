import type { Disagreement } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { type FactKindId, factKindIds, factKinds } from '../facts/factKinds.ts'
import { fillText } from '../knowledge/fillText.ts'
import { diagnosisTexts } from '../knowledge/namedTexts.ts'
import type { FactIndex } from './factIndex.ts'
import { comparedSubject } from './factSubject.ts'
import { groupFacts } from './groupFacts.ts'

/** Facts of one kind and subject, grouped by what they say; two groups or more. */
interface Conflict {
  readonly kind: FactKindId
  readonly subject: string
  readonly groups: readonly (readonly SourcedFact[])[]
}

/** Sources write the short or the full name of a computer or domain: only the first label is compared. */
const namedByFirstLabel = new Set<FactKindId>(['device.name', 'join.domainName'])

/** Characters: the older of the two names of a computer or domain is cut off here. */
const NETBIOS_LENGTH = 15

/** What sources say against each other, by each kind's comparison. Facts that are not trusted do not count. */
export function findConflicts(index: FactIndex): Conflict[] {
  return factKindIds
    .filter((kind) => factKinds[kind].comparison !== 'none')
    .flatMap((kind) => {
      const bySubject = groupFacts(index.of(kind), comparedSubject)
      return [...bySubject].map(([subject, facts]) => ({
        kind,
        subject,
        groups: [...groupFacts(facts, (fact) => comparable(kind, fact)).values()],
      }))
    })
    .filter(({ groups }) => groups.length > 1)
}

/** The same for views: each value with the places that say it. */
export function findDisagreements(index: FactIndex): Disagreement[] {
  return findConflicts(index).map(({ kind, subject, groups }) => {
    const { en, fr } = factKinds[kind]
    const suffix = subject === '' ? '' : ` (${subject})`
    return {
      kind,
      title: fillText(diagnosisTexts['disagreement.title'], { what: { en: `${en}${suffix}`, fr: `${fr}${suffix}` } }),
      values: groups.map((group) => ({ value: String(group[0]?.value), evidence: index.refs(group) })),
    }
  })
}

/** A fact’s value as its kind is compared: the same text means the same. */
export function comparable(kind: FactKindId, fact: SourcedFact): string {
  const text = String(fact.value).trim().toLowerCase()
  if (namedByFirstLabel.has(kind)) return (text.split('.')[0] ?? text).slice(0, NETBIOS_LENGTH)
  return factKinds[kind].comparison === 'guid' ? text.replace(/[{}]/g, '') : text
}
