/** What is asked of FTS5: everything that matches, or, where only words that may not occur were typed, everything that does not. */
export interface TextQuery {
  readonly expression: string
  readonly isComplement: boolean
}

/**
 * What a person typed, as an expression of FTS5: words that all occur, `word*` for a beginning, `"a phrase"`, `a OR b`, `-not`.
 * Everything else is looked for as it stands, so that nothing typed is an error. Undefined where nothing can be looked for.
 */
export function textQuery(text: string): TextQuery | undefined {
  const groups: string[][] = []
  const excluded: string[] = []
  let joinsLast = false
  for (const [, minus, quoted, word] of text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (quoted === undefined && word === 'OR') {
      joinsLast = groups.length > 0
      continue
    }
    const term = termOf(quoted ?? word ?? '', quoted === undefined)
    if (term === undefined) {
      joinsLast &&= quoted === undefined
      continue
    }
    if (minus === '-') excluded.push(term)
    else if (joinsLast) groups.at(-1)?.push(term)
    else groups.push([term])
    joinsLast = false
  }
  const unwanted = excluded.join(' OR ')
  if (groups.length === 0) return excluded.length === 0 ? undefined : { expression: unwanted, isComplement: true }
  const wanted = groups.map((terms) => (terms.length === 1 ? terms[0] : `(${terms.join(' OR ')})`)).join(' AND ')
  return { expression: excluded.length === 0 ? wanted : `(${wanted}) NOT (${unwanted})`, isComplement: false }
}

/** A phrase as an expression of FTS5; undefined where it has nothing that could be looked for. */
export const phraseExpression = (text: string): string | undefined => termOf(text, false)

/** A phrase: what the tokenizer makes of `0x801c001d` or a GUID stays together. Undefined for punctuation alone. */
function termOf(text: string, mayBegin: boolean): string | undefined {
  if (!/[\p{L}\p{N}\p{Co}]/u.test(text)) return undefined
  const isBeginning = mayBegin && text.endsWith('*')
  return `"${text.replaceAll('"', ' ')}"${isBeginning ? '*' : ''}`
}
