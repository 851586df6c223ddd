/** Characters of a title in the list. */
const LONGEST = 120

/** A note's first line that says something, without the marks of Markdown; '' where none does. */
export function noteTitle(text: string): string {
  const line = text
    .slice(0, 4000)
    .split('\n')
    .map((each) =>
      each
        .replace(/^[\s#>*+|-]*(?:\[[ xX]\]\s)?/, '')
        .replace(/[*_`~|]+/g, '')
        .trim(),
    )
    .find((each) => each !== '')
  return (line ?? '').slice(0, LONGEST)
}
