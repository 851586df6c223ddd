import { z } from 'zod'
import data from './data/joinSteps.json' with { type: 'json' }
import { type JoinStep, joinStepSchema } from './knowledgeSchemas.ts'

/** The seven phases of the join in order, each with what it needs and what proves or breaks it. */
export const joinSteps: readonly JoinStep[] = z.array(joinStepSchema).parse(data)
