import type { z } from 'zod'
import type { artefactDetailSchema } from '../../shared/contract/viewRequests.ts'

/** How an artefact came to its device. */
export type AssignedBy = z.infer<typeof artefactDetailSchema>['assignedBy']
