import data from './data/sources.json' with { type: 'json' }
import type { Source } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** What each source key stands for. */
export const sources = typedData<readonly Source[]>(data)
