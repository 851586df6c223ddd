/** A row without the columns that are NULL: what a file does not say is absent, never made up. `T` is the caller's word for the query's columns. */
export function withoutNulls<T>(row: object): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T
}

/** A column that this store wrote as JSON. What reaches a view is checked by the contract once more. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T

/** SQLite refuses patterns of 50,000 bytes; what is longer than this was pasted by mistake, and its start is looked for. */
const LONGEST_TEXT = 1000

/** `%` and `_` of a text a person typed are meant as such. For LIKE … ESCAPE '\'. */
export const containing = (text: string): string => `%${text.slice(0, LONGEST_TEXT).replace(/[\\%_]/g, '\\$&')}%`
