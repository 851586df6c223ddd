import { z } from 'zod'
import data from './data/procedures.json' with { type: 'json' }
import { type Procedure, procedureSchema } from './knowledgeSchemas.ts'

/** How to collect evidence on a device, with commands. */
export const procedures: readonly Procedure[] = z.array(procedureSchema).parse(data)

const byId = new Map(procedures.map((procedure) => [procedure.id, procedure]))

export const procedureOf = (id: string): Procedure | undefined => byId.get(id)
