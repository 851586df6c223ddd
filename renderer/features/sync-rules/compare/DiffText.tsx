import type { DiffPart } from '../../../../shared/syncrules/diff/diffTokens.ts'
import { diffSpans } from './diffSpans.ts'

/** A text with what went struck through and what came underlined, so that it is read without colours too. */
export function DiffText({ parts }: { readonly parts: readonly DiffPart[] }) {
  return (
    <pre className="diff-text mono">
      {diffSpans(parts).map(({ kind, text }, at) => {
        const key = `${at} ${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        return kind === 'removed' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>
      })}
    </pre>
  )
}
