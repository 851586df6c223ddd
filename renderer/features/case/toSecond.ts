/** A time without its fraction: nobody edits by the millisecond. What is no time of the case is left as it is. */
export const toSecond = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z')
