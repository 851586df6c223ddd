import core from './data/rules/core.json' with { type: 'json' }
import dsregcmd from './data/rules/dsregcmd.json' with { type: 'json' }
import events from './data/rules/events.json' with { type: 'json' }
import fleet from './data/rules/fleet.json' with { type: 'json' }
import prerequisites from './data/rules/prerequisites.json' with { type: 'json' }
import type { RuleText } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** The diagnosis rules: their texts, and the condition of those that are data as a whole. */
export const ruleTexts = typedData<readonly RuleText[]>([...core, ...prerequisites, ...dsregcmd, ...events, ...fleet])

const byId = new Map(ruleTexts.map((text) => [text.id, text]))

/** Throws for a rule without texts: that is a mistake in the product, and a test finds it. */
export function ruleTextOf(id: string): RuleText {
  const text = byId.get(id)
  if (text === undefined) throw new Error(`no texts for rule ${id} in data/rules`)
  return text
}
