import type { Change, ComparedValue, FactRow } from '../contract/compareRequests.ts'
import type { EvidenceRef } from '../contract/evidenceRef.ts'
import { subjectOf } from '../diagnosis/factSubject.ts'
import { comparable } from '../diagnosis/findDisagreements.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { type FactKindId, factKinds } from '../facts/factKinds.ts'
import { factRank } from './factOrder.ts'
import type { SideEvidence } from './sideEvidence.ts'
import { isVolatile } from './volatileKinds.ts'

/** Values of one side that a row tells, and places of one value. */
const VALUES_TOLD = 20
const PLACES_TOLD = 5
/** Rows that a comparison tells: more than any device has, fewer than a hostile report could make. */
const MAX_ROWS = 2000

/** Facts of a kind about one thing, by what they mean. */
interface Said {
  readonly kind: FactKindId
  readonly subject: string
  readonly values: Map<string, SourcedFact[]>
}

/** Facts of both sides, held against each other by kind and subject. What several facts of a side say is a set: its order says nothing. */
export function compareFacts(left: SideEvidence, right: SideEvidence): { readonly rows: FactRow[]; readonly more: number } {
  const before = saidBy(left.facts)
  const after = saidBy(right.facts)
  const keys = new Set([...before.keys(), ...after.keys()])
  const rows = [...keys].flatMap((key) => {
    const said = before.get(key) ?? after.get(key)
    return said === undefined ? [] : [rowOf(said, { left, before: before.get(key) }, { right, after: after.get(key) })]
  })
  rows.sort(byImportance)
  return { rows: rows.slice(0, MAX_ROWS), more: Math.max(0, rows.length - MAX_ROWS) }
}

function saidBy(facts: readonly SourcedFact[]): Map<string, Said> {
  const said = new Map<string, Said>()
  for (const fact of facts) {
    if (!fact.trusted) continue
    const subject = subjectOf(fact)
    const key = `${fact.kind}\0${subject.toLowerCase()}`
    const known = said.get(key) ?? { kind: fact.kind, subject, values: new Map<string, SourcedFact[]>() }
    said.set(key, known)
    const meaning = meaningOf(fact)
    const places = known.values.get(meaning)
    if (places === undefined) known.values.set(meaning, [fact])
    else places.push(fact)
  }
  return said
}

/** What a value means, whatever its spelling: letters, blanks and the ways to write one instant do not count. */
export function meaningOf(fact: SourcedFact): string {
  const text = comparable(fact.kind, fact).replace(/\s+/g, ' ')
  if (!/^\d{4}-\d\d-\d\dt/.test(text)) return text
  const time = Date.parse(text.toUpperCase())
  return Number.isNaN(time) ? text : `${time} ${/\.\d{3}(\d+)/.exec(text)?.[1]?.replace(/0+$/, '') ?? ''}`
}

function rowOf(
  { kind, subject }: Said,
  { left, before }: { readonly left: SideEvidence; readonly before: Said | undefined },
  { right, after }: { readonly right: SideEvidence; readonly after: Said | undefined },
): FactRow {
  const leftValues = before === undefined ? [] : valuesOf(before, after, left.placeOf)
  const rightValues = after === undefined ? [] : valuesOf(after, before, right.placeOf)
  const { en, fr } = factKinds[kind]
  return {
    kind,
    subject,
    title: subject === '' ? { en, fr } : { en: `${en} (${subject})`, fr: `${fr} (${subject})` },
    change: changeOf(before, after),
    volatile: isVolatile(kind),
    left: leftValues.slice(0, VALUES_TOLD),
    right: rightValues.slice(0, VALUES_TOLD),
    leftMore: Math.max(0, leftValues.length - VALUES_TOLD),
    rightMore: Math.max(0, rightValues.length - VALUES_TOLD),
  }
}

function changeOf(before: Said | undefined, after: Said | undefined): Change {
  if (before === undefined) return 'right'
  if (after === undefined) return 'left'
  const isSame = before.values.size === after.values.size && [...before.values.keys()].every((meaning) => after.values.has(meaning))
  return isSame ? 'same' : 'changed'
}

/** What the other side does not say comes first. */
function valuesOf(said: Said, other: Said | undefined, placeOf: (fact: SourcedFact) => EvidenceRef): ComparedValue[] {
  const values = [...said.values].map(([meaning, facts]) => ({
    value: String(facts[0]?.value),
    also: other?.values.has(meaning) ?? false,
    evidence: facts.slice(0, PLACES_TOLD).map(placeOf),
  }))
  return values.sort((a, b) => Number(a.also) - Number(b.also))
}

const group = ({ change, volatile }: FactRow): number => (change === 'same' ? 2 : volatile ? 1 : 0)
/** Two values before one that a side does not give: that may only not have been collected. */
const changeRank: Readonly<Record<Change, number>> = { changed: 0, right: 1, left: 1, same: 2 }

const byImportance = (a: FactRow, b: FactRow): number =>
  group(a) - group(b) ||
  changeRank[a.change] - changeRank[b.change] ||
  factRank(a.kind) - factRank(b.kind) ||
  (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0)
