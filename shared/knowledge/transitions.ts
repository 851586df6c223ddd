import { z } from 'zod'
import data from './data/transitions.json' with { type: 'json' }
import { type Transition, transitionSchema } from './knowledgeSchemas.ts'

/** The documented table of states: what a device becomes, by flow. It holds whatever the operating system. */
export const transitions: readonly Transition[] = z.array(transitionSchema).parse(data)
