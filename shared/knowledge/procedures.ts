import data from './data/procedures.json' with { type: 'json' }
import type { Procedure } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** How to collect evidence on a device, with commands. */
export const procedures = typedData<readonly Procedure[]>(data)

const byId = new Map(procedures.map((procedure) => [procedure.id, procedure]))

export const procedureOf = (id: string): Procedure | undefined => byId.get(id)
