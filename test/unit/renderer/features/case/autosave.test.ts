import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave, type SaveState } from '../../../../../renderer/features/case/autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A store that answers when it is told to. */
function slowStore() {
  const written: string[] = []
  const states: SaveState[] = []
  const answers: ((done: boolean) => void)[] = []
  const save = (text: string): Promise<boolean> => {
    written.push(text)
    return new Promise((resolve) => answers.push(resolve))
  }
  const saver = createAutosave(save, (state) => states.push(state))
  const answer = async (done: boolean): Promise<void> => {
    answers.shift()?.(done)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { saver, written, states, answer }
}

test('what is typed is written once, after a pause of 300 ms', async () => {
  const { saver, written, states, answer } = slowStore()
  for (const text of ['a', 'ab', 'abc']) {
    saver.change(text)
    await vi.advanceTimersByTimeAsync(299)
  }
  expect(written).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(written).toEqual(['abc'])
  expect(states.at(-1)).toBe('waiting')
  await answer(true)
  expect(states.at(-1)).toBe('saved')
})

test('never two writes at once: what is typed meanwhile follows, and only then it is saved', async () => {
  const { saver, written, states, answer } = slowStore()
  saver.change('a')
  await vi.advanceTimersByTimeAsync(300)
  saver.change('ab')
  await vi.advanceTimersByTimeAsync(1000)
  expect(written).toEqual(['a'])
  await answer(true)
  expect(written).toEqual(['a', 'ab'])
  expect(states.at(-1)).toBe('waiting')
  await answer(true)
  expect(states.at(-1)).toBe('saved')
})

test('flush writes at once, and ends when all is written', async () => {
  const { saver, written, answer } = slowStore()
  const ended = vi.fn()
  saver.change('a')
  void saver.flush().then(ended)
  expect(written).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(0)
  expect(ended).not.toHaveBeenCalled()
  await answer(true)
  expect(ended).toHaveBeenCalledOnce()
})

test('flush with nothing to write writes nothing', async () => {
  const { saver, written, states } = slowStore()
  await saver.flush()
  expect([written, states]).toEqual([[], []])
})

test('what could not be written is said, kept, and written by the next flush', async () => {
  const { saver, written, states, answer } = slowStore()
  saver.change('a')
  void saver.flush()
  await answer(false)
  expect(states.at(-1)).toBe('failed')
  void saver.flush()
  expect(written).toEqual(['a', 'a'])
  await answer(true)
  expect(states.at(-1)).toBe('saved')
})

test('what was typed after a failure stands over it', async () => {
  const { saver, written, answer } = slowStore()
  saver.change('a')
  void saver.flush()
  saver.change('b')
  await answer(false)
  void saver.flush()
  expect(written).toEqual(['a', 'b'])
})

test('changes of several fields are merged', async () => {
  const written: object[] = []
  const saver = createAutosave<Record<string, string>>(
    async (change) => written.push(change) > 0,
    () => undefined,
    (before, now) => ({ ...before, ...now }),
  )
  saver.change({ customer: 'C' })
  saver.change({ ticket: '1' })
  saver.change({ customer: 'Contoso' })
  await saver.flush()
  expect(written).toEqual([{ customer: 'Contoso', ticket: '1' }])
})
