const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** One line of JSON over several, two spaces a level. Numbers, escapes and the order of names stay as they are written, which parsing would not keep. */
export function indentJson(text: string): string {
  const out: string[] = []
  let depth = 0
  let isFresh = false
  const newLine = () => out.push(`\n${'  '.repeat(depth)}`)
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1)
      if (!isFresh) newLine()
      isFresh = false
      out.push(token)
      continue
    }
    if (isFresh) newLine()
    isFresh = token === '{' || token === '['
    if (isFresh) depth++
    out.push(token === ':' ? ': ' : token)
    if (token === ',') newLine()
  }
  return out.join('')
}
