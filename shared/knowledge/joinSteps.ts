import data from './data/joinSteps.json' with { type: 'json' }
import type { JoinStep } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** The seven phases of the join in order, each with what it needs and what proves or breaks it. */
export const joinSteps = typedData<readonly JoinStep[]>(data)
