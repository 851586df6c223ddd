/** A name or value of evidence may hold anything, line breaks and controls of the terminal too: for a line that people read. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')
