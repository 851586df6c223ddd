import data from './data/joinStates.json' with { type: 'json' }
import type { KnownJoinState } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** States a device can be in. */
export const joinStates = typedData<readonly KnownJoinState[]>(data)
