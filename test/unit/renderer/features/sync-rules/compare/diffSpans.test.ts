import { expect, test } from 'vitest'
import { diffSpans } from '../../../../../../renderer/features/sync-rules/compare/diffSpans.ts'

test('blanks before a part and the indent of its lines are not marked', () => {
  const parts = [
    { kind: 'same', text: 'IIF(' },
    { kind: 'added', text: '\n  [a] &&\n  [b]' },
    { kind: 'removed', text: ' [c] = 1' },
  ] as const
  expect(diffSpans(parts)).toEqual([
    { kind: 'same', text: 'IIF(' },
    { kind: 'same', text: '\n  ' },
    { kind: 'added', text: '[a] &&' },
    { kind: 'same', text: '\n  ' },
    { kind: 'added', text: '[b]' },
    { kind: 'same', text: ' ' },
    { kind: 'removed', text: '[c] = 1' },
  ])
})

test('no sign is lost', () => {
  const parts = [
    { kind: 'removed', text: ' a\n\n b ' },
    { kind: 'added', text: 'c' },
  ] as const
  expect(
    diffSpans(parts)
      .map(({ text }) => text)
      .join(''),
  ).toBe(' a\n\n b c')
})
