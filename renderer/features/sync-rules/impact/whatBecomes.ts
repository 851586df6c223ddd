import { showValue } from '../../../../shared/syncrules/expression/showValue.ts'
import type { CertificateSummary } from '../../../../shared/syncrules/impact/certificateState.ts'
import { classifyChange } from '../../../../shared/syncrules/impact/classifyChange.ts'
import { asksForCertificate, asksForSystem, decidingPart, readsCertificates } from './decidingPart.ts'
import { type ImpactKind, impactKind } from './impactKind.ts'
import type { SideFacts } from './sideFacts.ts'

/** A text by its key, with what it takes. */
export interface Said {
  readonly key: string
  readonly args?: Record<string, string | number>
}

/** What becomes of a computer, and why, as far as it can be said in a line. */
export interface Becomes {
  readonly head: Said
  readonly why?: Said
}

/** `before` and `after` of one computer, in the words of a person. */
export function whatBecomes(input: Run, before: SideFacts, after: SideFacts, certificates: CertificateSummary): Becomes {
  if (after.outcome.kind === 'error') return said('notAfter')
  if (before.outcome.kind === 'error') return said('notBefore')
  const change = classifyChange(input.attribute, before.outcome, after.outcome)
  const kind = impactKind(input)
  if (kind === 'value') return said(change === 'changed' ? 'changed' : 'same')
  const filtered = after.outcome.kind === 'value' && after.outcome.value === true
  return said(filterWord(kind, change === 'unchanged', filtered), whyFiltered(after, filtered, certificates))
}

type Run = Parameters<typeof impactKind>[0]

const said = (word: string, why?: Said): Becomes => ({ head: { key: `impact.becomes.${word}` }, ...(why && { why }) })

function filterWord(kind: ImpactKind, unchanged: boolean, filtered: boolean): string {
  if (kind === 'filterAlone') return filtered ? 'filteredByRule' : 'syncedByRule'
  if (unchanged) return filtered ? 'staysFiltered' : 'staysSynced'
  return filtered ? 'filtered' : 'synced'
}

function whyFiltered(side: SideFacts, filtered: boolean, certificates: CertificateSummary): Said | undefined {
  if (side.outcome.kind === 'outOfScope') return { key: 'impact.why.outOfScope' }
  if (side.way === 'disabled') return { key: 'impact.why.disabled' }
  if (side.way === 'nothing') return { key: 'impact.why.noFlow' }
  if (side.way === 'constant') return { key: 'impact.why.constant' }
  if (side.explained === undefined) return undefined
  const part = decidingPart(side.explained)
  if (part !== undefined && asksForCertificate(part)) return { key: filtered ? 'impact.why.noCertificate' : 'impact.why.notTested' }
  const looked = part !== undefined && readsCertificates(part)
  if (!filtered && looked && certificates.valid > 0) return { key: 'impact.why.valid', args: { count: certificates.valid } }
  if (filtered && looked && certificates.valid === 0 && certificates.count > 0) return whyNotValid(certificates)
  if (filtered && part !== undefined && asksForSystem(part)) return { key: 'impact.why.system' }
  if (!filtered && !looked && certificates.count > 0) return { key: 'impact.why.notTested' }
  return part === undefined || side.parsed === undefined ? undefined : quoted(side.parsed.text, part)
}

/** One certificate by its own fault, several together. */
function whyNotValid({ state, count }: CertificateSummary): Said {
  return count === 1 && state !== 'none' && state !== 'valid'
    ? { key: `impact.why.${state}` }
    : { key: 'impact.why.noneValid', args: { count } }
}

/** Longer parts are read in the explanation. */
const QUOTED = 80

function quoted(text: string, { node, outcome }: NonNullable<ReturnType<typeof decidingPart>>): Said | undefined {
  const code = text.slice(node.from, node.to).replace(/\s+/g, ' ')
  if (code.length > QUOTED || outcome.kind !== 'value') return undefined
  return { key: 'impact.why.part', args: { code, value: showValue(outcome.value) } }
}
