import data from './data/enrollmentStatuses.json' with { type: 'json' }
import type { KnownEnrollmentStatus } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** Enrollment statuses 1 to 44, in order; other numbers have no documented meaning. */
export const enrollmentStatuses = typedData<readonly KnownEnrollmentStatus[]>(data)

const byCode = new Map(enrollmentStatuses.map((status) => [status.code, status]))

/** The documented status of a number; undefined for 0 and above 44, which no source explains. */
export const enrollmentStatusOf = (code: number): KnownEnrollmentStatus | undefined => byCode.get(code)
