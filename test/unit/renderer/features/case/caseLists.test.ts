import { describe, expect, test } from 'vitest'
import { targetOf } from '../../../../../renderer/features/case/checklist/itemOrder.ts'
import { noteTitle } from '../../../../../renderer/features/case/notes/noteTitle.ts'
import { toSecond } from '../../../../../renderer/features/case/toSecond.ts'

describe('the place of an item', () => {
  const items = [1, 2, 3].map((itemId) => ({ itemId }))
  test.each([
    ['the second up', 2, 0, 1],
    ['the first down', 1, 1, 3],
    ['the first to the end', 1, 2, null],
    ['the last to the start', 3, 0, 1],
    ['nowhere else', 2, 1, undefined],
    ['above the start', 1, -1, undefined],
    ['below the end', 3, 3, undefined],
    ['one that is gone', 9, 0, undefined],
  ])('%s', (_, itemId, to, before) => {
    expect(targetOf(items, itemId, to)).toBe(before)
  })
})

describe('the title of a note', () => {
  test.each([
    ['# Call with **Contoso**\nmore', 'Call with Contoso'],
    ['\n\n- [x] asked', 'asked'],
    ['> said', 'said'],
    ['| a | b |', 'a  b'],
    ['', ''],
    ['\n ---\n', ''],
    ['x'.repeat(1000), 'x'.repeat(120)],
  ])('of %j', (text, title) => {
    expect(noteTitle(text)).toBe(title)
  })
})

test('times are shown to the second', () => {
  expect(['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05Z', 'x'].map(toSecond)).toEqual([
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05Z',
    'x',
  ])
})
