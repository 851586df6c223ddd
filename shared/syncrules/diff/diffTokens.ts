import { expressionTokens } from '../expression/expressionTokens.ts'
import { diffSequences } from './diffSequences.ts'

/** A stretch of text that stayed, went or came. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** A piece to compare, with the blanks before it. */
interface Piece {
  readonly text: string
  readonly blanks: string
}

/**
 * Two expressions token by token. Blanks are no difference; what stayed or came has those of `after`, so that the
 * parts other than `removed` give `after` again.
 */
export const diffTokens = (before: string, after: string): readonly DiffPart[] =>
  diffPieces(cut(before, expressionTokens(before)), cut(after, expressionTokens(after)))

/** Two plain texts word by word, as `diffTokens`. */
export const diffWords = (before: string, after: string): readonly DiffPart[] =>
  diffPieces(cut(before, words(before)), cut(after, words(after)))

/** A number or word, or one sign. */
const words = (text: string): readonly Place[] =>
  [...text.matchAll(/[\p{L}\p{N}_]+|[^\s]/gu)].map(({ index, 0: word }) => ({ from: index, to: index + word.length }))

interface Place {
  readonly from: number
  readonly to: number
}
interface Cut {
  readonly pieces: readonly Piece[]
  /** Blanks after the last piece. */
  readonly end: string
}

function cut(text: string, places: readonly Place[]): Cut {
  let end = 0
  const pieces = places.map(({ from, to }) => {
    const piece = { text: text.slice(from, to), blanks: text.slice(end, from) }
    end = to
    return piece
  })
  return { pieces, end: text.slice(end) }
}

function diffPieces(before: Cut, after: Cut): readonly DiffPart[] {
  const textOf = ({ text }: Piece): string => text
  const parts: { kind: DiffPart['kind']; text: string }[] = []
  for (const step of diffSequences(before.pieces.map(textOf), after.pieces.map(textOf))) {
    const piece = step.kind === 'removed' ? before.pieces[step.before] : after.pieces[step.after]
    const last = parts.at(-1)
    if (piece === undefined) continue
    if (last?.kind === step.kind) last.text += piece.blanks + piece.text
    else parts.push({ kind: step.kind, text: piece.blanks + piece.text })
  }
  const last = parts.findLast(({ kind }) => kind !== 'removed')
  if (last !== undefined) last.text += after.end
  return parts
}
