import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { Deaths } from '../../../../electron/main/deaths.ts'
import { reviveView } from '../../../../electron/main/reviveView.ts'

/** Lets the steps that wait for an answer go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function shownView(answer: 'reload' | 'quit') {
  const happened: string[] = []
  const clock = { now: 0 }
  const contents = Object.assign(new EventEmitter(), { reload: () => happened.push('reload') })
  reviveView(contents, {
    deaths: new Deaths(() => clock.now),
    askPerson: async () => {
      happened.push('ask')
      return answer
    },
    quit: () => happened.push('quit'),
    log: (_level, text) => happened.push(text),
  })
  const die = async (reason = 'crashed'): Promise<void> => {
    happened.length = 0
    contents.emit('render-process-gone', {}, { reason })
    await settle()
  }
  return { happened, clock, die }
}

describe('a view whose process ends', () => {
  test('is loaded again, and the log says why it ended', async () => {
    const { happened, die } = shownView('quit')
    await die('oom')
    expect(happened).toEqual(['the view ended: oom', 'reload'])
  })

  test('is left alone where it ended in order', async () => {
    const { happened, die } = shownView('quit')
    await die('clean-exit')
    expect(happened).toEqual(['the view ended: clean-exit'])
  })

  test('is not loaded for ever: the fourth time within a minute the person is asked', async () => {
    const { happened, die } = shownView('quit')
    for (let time = 0; time < 3; time++) await die()
    await die()
    expect(happened).toEqual(['the view ended: crashed', 'ask', 'quit'])
  })

  test('may die as often again where the person wants to go on', async () => {
    const { happened, die } = shownView('reload')
    for (let time = 0; time < 3; time++) await die()
    await die()
    expect(happened).toEqual(['the view ended: crashed', 'ask', 'reload'])
    await die()
    expect(happened).toEqual(['the view ended: crashed', 'reload'])
  })

  test('is loaded again where its ends lie far apart', async () => {
    const { happened, clock, die } = shownView('quit')
    for (let time = 0; time < 10; time++) {
      clock.now += 30_000
      await die()
      expect(happened).toEqual(['the view ended: crashed', 'reload'])
    }
  })
})
