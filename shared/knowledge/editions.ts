import { z } from 'zod'
import data from './data/editions.json' with { type: 'json' }
import { type Edition, editionSchema } from './knowledgeSchemas.ts'

/** Editions of the status table, newest first: analyzer generations, then pages. */
export const editions: readonly Edition[] = z.array(editionSchema).parse(data)
