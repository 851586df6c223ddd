import { z } from 'zod'
import data from './data/dsregFields.json' with { type: 'json' }
import { type DsregField, dsregFieldSchema } from './knowledgeSchemas.ts'

/** Fields of dsregcmd /status in the order it prints them; not every build prints every field. */
export const dsregFields: readonly DsregField[] = z.array(dsregFieldSchema).parse(data)
