import { z } from 'zod'
import data from './data/checks.json' with { type: 'json' }
import { type CheckText, checkTextSchema } from './knowledgeSchemas.ts'

/** Titles of the checks of each step, and what they say when they passed or failed. */
export const checkTexts: readonly CheckText[] = z.array(checkTextSchema).parse(data)
