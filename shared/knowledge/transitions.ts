import data from './data/transitions.json' with { type: 'json' }
import type { Transition } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** The documented table of states: what a device becomes, by flow. It holds whatever the operating system. */
export const transitions = typedData<readonly Transition[]>(data)
