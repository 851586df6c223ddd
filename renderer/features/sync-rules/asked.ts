import type { Params } from '../../host/index.ts'
import { entryKey } from './ruleEntries.ts'

/** Views of the tab, in the order of the switch. */
export const rulesViews = ['edit', 'impact', 'compare'] as const
export type RulesView = (typeof rulesViews)[number]

/** What another tab asked to see here: a rule of a server, and what it does to one computer of a directory export. */
export interface Asked {
  readonly view?: RulesView
  readonly setId?: number
  readonly rule?: string
  readonly artefactId?: number
  readonly objectId?: number
}

/** Reads what a link carries; whatever is no such thing is not asked for. */
export function askedOf({ view, setId, ruleId, artefactId, objectId }: Params): Asked {
  const known = rulesViews.find((one) => one === view)
  return {
    ...(known !== undefined && { view: known }),
    ...(typeof setId === 'number' && { setId }),
    ...(typeof ruleId === 'number' && { rule: entryKey.rule(ruleId) }),
    ...(typeof artefactId === 'number' && { artefactId }),
    ...(typeof objectId === 'number' && { objectId }),
  }
}
