import data from './data/rules.json' with { type: 'json' }
import type { RuleText } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** Texts of the diagnosis rules. */
export const ruleTexts = typedData<readonly RuleText[]>(data)

const byId = new Map(ruleTexts.map((text) => [text.id, text]))

/** Throws for a rule without texts: that is a mistake in the product, and a test finds it. */
export function ruleTextOf(id: string): RuleText {
  const text = byId.get(id)
  if (text === undefined) throw new Error(`no texts for rule ${id} in data/rules.json`)
  return text
}
