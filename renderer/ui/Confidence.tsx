const bars = [1, 2, 3] as const

interface ConfidenceProps {
  readonly level: 1 | 2 | 3
  readonly word: string
  /** Why: "4 of 4 sources agree". */
  readonly detail?: string
}

/** How sure a verdict is: three bars and a word, then why. */
export function Confidence({ level, word, detail }: ConfidenceProps) {
  return (
    <span className="confidence">
      <span className="confidence-bars" aria-hidden>
        {bars.map((bar) => (
          <i key={bar} className={bar <= level ? 'on' : undefined} style={{ height: 4 + bar * 3 }} />
        ))}
      </span>
      <b>{word}</b>
      {detail !== undefined && <span className="t2">{detail}</span>}
    </span>
  )
}
