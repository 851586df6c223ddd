import type { DiffPart } from '../../../../shared/syncrules/diff/diffTokens.ts'

/** Parts as they are marked: blanks at the start of a part and the indent of its lines are never marked, as they are no difference. */
export const diffSpans = (parts: readonly DiffPart[]): readonly DiffPart[] =>
  parts.flatMap((part) =>
    part.kind === 'same'
      ? [part]
      : part.text
          .split(/(^\s+|\s*\n\s*)/)
          .filter((text) => text !== '')
          .map((text): DiffPart => ({ kind: text.trim() === '' ? 'same' : part.kind, text })),
  )
