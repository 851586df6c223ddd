import { z } from 'zod'
import data from './data/events.json' with { type: 'json' }
import { type KnownEvent, knownEventSchema } from './knowledgeSchemas.ts'

/** Event ids with a documented meaning, by provider. */
export const knownEvents: readonly KnownEvent[] = z.array(knownEventSchema).parse(data)
