import type { Output } from '../../../../shared/contract/requests.ts'
import type { DirectoryObject, SyncConnector } from '../../../../shared/facts/syncRule.ts'
import type { EvaluationScope } from '../../../../shared/syncrules/expression/value.ts'
import { isBytes, valuesOf } from '../../../../shared/syncrules/expression/values.ts'
import { writeGuid } from '../../../../shared/syncrules/functions/guids.ts'
import { writeSid } from '../../../../shared/syncrules/functions/sids.ts'
import {
  type CertificateSummary,
  type CertificateView,
  summarizeCertificates,
  viewCertificate,
} from '../../../../shared/syncrules/impact/certificateState.ts'
import { connectorSchema } from '../../../../shared/syncrules/objects/connectorSchema.ts'
import { objectScope } from '../../../../shared/syncrules/objects/objectScope.ts'
import { type ContainerScope, containerInScope } from '../../../../shared/syncrules/rules/containerInScope.ts'
import { type SideFacts, sideFacts } from './sideFacts.ts'
import type { ImpactInput } from './useImpactRun.ts'
import { type Becomes, whatBecomes } from './whatBecomes.ts'

/** Everything that the pane says of one computer. */
export interface ComputerFacts {
  readonly before: SideFacts
  readonly after: SideFacts
  readonly becomes: Becomes
  readonly certificates: readonly CertificateView[]
  readonly container: ContainerScope
}

/** Evaluates both sides of a run over one computer again, with every part's value. `now` as the run had it, ISO. */
export function computerFacts(
  object: DirectoryObject,
  input: ImpactInput,
  connectors: Output<'syncRules.connectors'>['connectors'] | readonly SyncConnector[],
  now: string,
): ComputerFacts {
  const rules = [input.after, input.before].flatMap((side) => (side.kind === 'rule' ? [side.rule] : []))
  const schema = connectorSchema(rules, connectors)
  const scope = objectScope(object, { now: new Date(now), ...(schema !== undefined && { schema }) })
  const before = sideFacts(input.before, input.attribute, scope)
  const after = sideFacts(input.after, input.attribute, scope)
  const certificates = certificatesOf(scope, Date.parse(now))
  const summary: CertificateSummary = summarizeCertificates(certificates)
  return {
    before,
    after,
    becomes: whatBecomes(input, before, after, summary),
    certificates,
    container: containerInScope(object.dn, connectors),
  }
}

function certificatesOf(scope: EvaluationScope, now: number): readonly CertificateView[] {
  const guid = scope.attribute('objectGUID')
  const written = isBytes(guid) ? writeGuid(guid) : undefined
  return valuesOf(scope.attribute('userCertificate')).map((value) =>
    isBytes(value) ? viewCertificate(value, written, now) : { state: 'unreadable' },
  )
}

/** One attribute as a person reads it: identifiers in their written form, other bytes in hex, cut after some. */
export interface AttributeLine {
  readonly name: string
  readonly values: readonly string[]
}

/** Bytes that are shown of a binary value. */
const SHOWN_BYTES = 24

/** The attributes of an object: those that the rules read first, then by name. */
export function attributeLines({ attributes, binary }: DirectoryObject, read: readonly string[]): readonly AttributeLine[] {
  const first = new Set(read.map((name) => name.toLowerCase()))
  const rank = (name: string): number => (first.has(name.toLowerCase()) ? 0 : 1)
  return Object.entries(attributes)
    .map(([name, values]) => ({ name, values: binary.includes(name) ? values.map((value) => readable(name, value)) : values }))
    .toSorted((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name))
}

function readable(name: string, hex: string): string {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const written = /guid$/i.test(name) ? writeGuid(bytes) : /sid$/i.test(name) ? writeSid(bytes) : undefined
  if (written !== undefined) return written
  return bytes.length > SHOWN_BYTES ? `${hex.slice(0, 2 * SHOWN_BYTES)}… (${bytes.length})` : hex
}
