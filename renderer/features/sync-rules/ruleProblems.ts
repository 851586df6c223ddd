import type { Localized } from '../../../shared/facts/localized.ts'

/** The four pages of a rule, as the Rules Editor has them. */
export const rulePages = ['description', 'scope', 'join', 'transformations'] as const
export type RulePage = (typeof rulePages)[number]

/** Something that keeps a rule from being taken over by a server. `field` names its place: `name`, `mappings.3.target`. */
export interface RuleProblem {
  readonly page: RulePage
  readonly field: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: Localized
}

export const problemAt = (problems: readonly RuleProblem[], field: string): Localized | undefined =>
  problems.find((problem) => problem.severity === 'error' && problem.field === field)?.message
