import data from './data/checks.json' with { type: 'json' }
import type { CheckText } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** Titles of the checks of each step, and what they say when they passed or failed. */
export const checkTexts = typedData<readonly CheckText[]>(data)
