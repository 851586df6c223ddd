/** Order of lists: what needs attention first. Kept in columns, so numbers never change. */
export const severityRank = { error: 0, warning: 1, info: 2, ok: 3, unknown: 4 } as const
