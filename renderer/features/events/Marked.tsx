interface MarkedProps {
  readonly text: string
  /** As they were typed: words, `word*`, a phrase in quotation marks. */
  readonly words: string
}

/** A text with the words that are searched marked in it. */
export function Marked({ text, words }: MarkedProps) {
  const pattern = patternOf(words)
  if (pattern === undefined) return <span>{text}</span>
  let at = 0
  const parts = text.split(pattern).map((part, index) => {
    const start = at
    at += part.length
    return index % 2 === 1 ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>
  })
  return <span>{parts}</span>
}

/** Characters of a line that are surely in sight, and those that stay before a word that is not. */
const SEEN_CHARACTERS = 60
const BEFORE_CHARACTERS = 16

/** A line that begins shortly before its first searched word, where that would stand out of sight. */
export function nearFirstHit(line: string, words: string): string {
  const at = patternOf(words)?.exec(line)?.index ?? 0
  return at > SEEN_CHARACTERS ? `…${line.slice(at - BEFORE_CHARACTERS).trimStart()}` : line
}

/** Whole words, or their beginnings where a star follows. Words that are left out by `-` are not marked. */
export function patternOf(words: string): RegExp | undefined {
  const terms = [...words.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)].flatMap(([, minus, quoted, word]) => {
    const term = quoted ?? word ?? ''
    if (minus === '-' || term === 'OR' || !/[\p{L}\p{N}]/u.test(term)) return []
    const isBeginning = quoted === undefined && term.endsWith('*')
    const plain = (isBeginning ? term.slice(0, -1) : term).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return [isBeginning ? `${plain}[\\p{L}\\p{N}]*` : plain]
  })
  return terms.length === 0 ? undefined : new RegExp(`((?<![\\p{L}\\p{N}])(?:${terms.join('|')})(?![\\p{L}\\p{N}]))`, 'giu')
}
