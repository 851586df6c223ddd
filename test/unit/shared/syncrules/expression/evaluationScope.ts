import type { EvaluationScope, Value } from '../../../../../shared/syncrules/expression/value.ts'

/** A scope over values given by attribute name. */
export const scopeOf = (attributes: Readonly<Record<string, Value>> = {}): EvaluationScope => ({
  attribute: (name) => attributes[name] ?? null,
  parameter: (name) => (name === 'Domain.FQDN' ? 'contoso.com' : undefined),
  now: { kind: 'dt', ms: Date.parse('2026-03-01T00:00:00Z'), ticks: 0 },
  random: () => 0.5,
  guid: () => '11111111-2222-4333-8444-555555555555',
})
