import { z } from 'zod'

/** The most rows that one answer may hold: views page, so that no answer grows with the case. */
export const MAX_PAGE_ROWS = 500

export const pageInput = { offset: z.int().min(0), limit: z.int().min(1).max(MAX_PAGE_ROWS) }

/** A page of rows; `total` counts all rows that the request matches. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ total: z.int().min(0), rows: z.array(row).max(MAX_PAGE_ROWS) })
