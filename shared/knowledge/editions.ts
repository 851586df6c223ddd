import data from './data/editions.json' with { type: 'json' }
import type { Edition } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** Editions of the status table, newest first: analyzer generations, then pages. */
export const editions = typedData<readonly Edition[]>(data)
