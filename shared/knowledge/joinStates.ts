import { z } from 'zod'
import data from './data/joinStates.json' with { type: 'json' }
import { type KnownJoinState, knownJoinStateSchema } from './knowledgeSchemas.ts'

/** States a device can be in. */
export const joinStates: readonly KnownJoinState[] = z.array(knownJoinStateSchema).parse(data)
