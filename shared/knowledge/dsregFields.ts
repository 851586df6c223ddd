import data from './data/dsregFields.json' with { type: 'json' }
import type { DsregField } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** Fields of dsregcmd /status in the order it prints them; not every build prints every field. */
export const dsregFields = typedData<readonly DsregField[]>(data)
