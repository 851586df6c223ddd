import { showValue } from '../../../../shared/syncrules/expression/showValue.ts'
import type { CertificateSummary } from '../../../../shared/syncrules/impact/certificateState.ts'
import { classifyChange, FILTER_ATTRIBUTE } from '../../../../shared/syncrules/impact/classifyChange.ts'
import { asksForCertificate, asksForSystem, decidingPart, readsCertificates } from './decidingPart.ts'
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
export function whatBecomes(attribute: string, before: SideFacts, after: SideFacts, certificates: CertificateSummary): Becomes {
  if (after.outcome.kind === 'error') return { head: { key: 'impact.becomes.notAfter' } }
  if (before.outcome.kind === 'error') return { head: { key: 'impact.becomes.notBefore' } }
  const change = classifyChange(attribute, before.outcome, after.outcome)
  if (attribute !== FILTER_ATTRIBUTE) return { head: { key: change === 'changed' ? 'impact.becomes.changed' : 'impact.becomes.same' } }
  const filtered = after.outcome.kind === 'value' && after.outcome.value === true
  const key = change === 'unchanged' ? (filtered ? 'staysFiltered' : 'staysSynced') : filtered ? 'filtered' : 'synced'
  const why = whyFiltered(after, filtered, certificates)
  return { head: { key: `impact.becomes.${key}` }, ...(why && { why }) }
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
