import data from './data/events.json' with { type: 'json' }
import type { KnownEvent } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** Event ids with a documented meaning, by provider. */
export const knownEvents = typedData<readonly KnownEvent[]>(data)
