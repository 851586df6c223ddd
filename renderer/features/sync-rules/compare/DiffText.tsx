import type { DiffPart } from '../../../../shared/syncrules/diff/diffTokens.ts'

/** A text with what went struck through and what came underlined, so that it is read without colours too. */
export function DiffText({ parts }: { readonly parts: readonly DiffPart[] }) {
  return (
    <pre className="diff-text mono">
      {parts.map((part, at) => {
        const key = `${at} ${part.kind}`
        if (part.kind === 'same') return <span key={key}>{part.text}</span>
        const blanks = /^\s*/.exec(part.text)?.[0] ?? ''
        const shown = part.text.slice(blanks.length)
        return (
          <span key={key}>
            {blanks}
            {part.kind === 'removed' ? <del>{shown}</del> : <ins>{shown}</ins>}
          </span>
        )
      })}
    </pre>
  )
}
