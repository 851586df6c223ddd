import { z } from 'zod'
import data from './data/sources.json' with { type: 'json' }
import { type Source, sourceSchema } from './knowledgeSchemas.ts'

/** What each source key stands for. */
export const sources: readonly Source[] = z.array(sourceSchema).parse(data)
