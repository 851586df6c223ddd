import type { FoundValue } from '../../../shared/contract/redactRequests.ts'
import type { SensitiveValue } from '../../../shared/redaction/collectValues.ts'
import { assignStandIns, type ReplacedValue, type ValueEdge } from '../../../shared/redaction/standIns.ts'
import { edgeOf } from '../../../shared/redaction/valueEdge.ts'
import { CASE_SCHEMA_SQL } from '../caseSchema.ts'

/** What a person changes of what was found. */
export interface RedactionChanges {
  readonly add?: readonly string[] | undefined
  readonly except?: readonly string[] | undefined
  readonly standIns?: readonly { readonly value: string; readonly standIn: string }[] | undefined
}

export interface RedactionPlan {
  /** What is replaced. */
  readonly values: readonly ReplacedValue[]
  /** All that was found, in the order of its kinds and names, for people. */
  readonly found: readonly FoundValue[]
}

const schema = CASE_SCHEMA_SQL.toLowerCase()
/** Names of tables stand in every file: a value that is one is looked for as a word. */
const edgeInCase = (value: SensitiveValue): ValueEdge =>
  edgeOf(value) === 'none' && schema.includes(fold(value.text)) ? 'word' : edgeOf(value)

const fold = (text: string): string => text.trim().toLowerCase()

/** What is replaced by what, of the values of a case and what a person changes of them. The same case gives the same stand-ins. */
export function planRedaction(
  values: readonly SensitiveValue[],
  { add = [], except = [], standIns = [] }: RedactionChanges,
): RedactionPlan {
  const excepted = new Set(except.map(fold))
  const chosen = new Map(standIns.map(({ value, standIn }) => [fold(value), standIn]))
  const all = assignStandIns([...values, ...added(values, add)], edgeInCase, chosen)
  const found = all.map(({ text, kind, standIn, count, places, edge }) => ({
    value: text,
    kind,
    standIn,
    count,
    places: [...places],
    isWord: edge === 'word',
    excepted: excepted.has(fold(text)),
  }))
  return { values: all.filter(({ text }) => !excepted.has(fold(text))), found: found.sort(byKindAndName) }
}

function added(values: readonly SensitiveValue[], add: readonly string[]): SensitiveValue[] {
  const known = new Set(values.map(({ text }) => fold(text)))
  const texts = new Map(add.map((text) => [fold(text), text.trim()]))
  return [...texts]
    .filter(([folded]) => folded !== '' && !known.has(folded))
    .map(([, text]) => ({ text, kind: 'added', spellings: [text], count: 0, places: [] }))
}

const byKindAndName = (a: FoundValue, b: FoundValue): number => {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1
  const [left, right] = [fold(a.value), fold(b.value)]
  return left < right ? -1 : left > right ? 1 : 0
}
