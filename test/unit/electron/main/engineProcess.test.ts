import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { type EngineChild, EngineProcess } from '../../../../electron/main/engineProcess.ts'
import type { EngineMessage, EngineRequestMessage } from '../../../../shared/contract/engineMessages.ts'

/** An engine process that does what the test says. */
class FakeChild extends EventEmitter implements EngineChild {
  readonly received: EngineRequestMessage[] = []
  isKilled = false

  postMessage(message: EngineRequestMessage): void {
    this.received.push(message)
  }

  kill(): boolean {
    this.isKilled = true
    return true
  }

  say(message: EngineMessage): void {
    this.emit('message', message)
  }

  answerLast(value: unknown = {}): void {
    const id = this.received.at(-1)?.id ?? -1
    this.say({ kind: 'answer', id, answer: { ok: true, value } })
  }
}

function startedEngine(firstRequests: { name: string; input: unknown }[] = []) {
  const children: FakeChild[] = []
  const states: string[] = []
  const events: [string, unknown][] = []
  const clock = { now: 0 }
  const engine = new EngineProcess({
    fork: () => {
      const child = new FakeChild()
      children.push(child)
      return child
    },
    firstRequests: () => firstRequests,
    onEvent: (name, payload) => events.push([name, payload]),
    onState: ({ state }) => states.push(state),
    log: () => undefined,
    now: () => clock.now,
  })
  engine.start()
  const latest = (): FakeChild => {
    const child = children.at(-1)
    if (child === undefined) throw new Error('no engine was started')
    return child
  }
  return { engine, children, latest, states, events, clock }
}

/** Lets the steps that wait for an answer go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the engine’s process', () => {
  test('is told who works here first, again when it was started anew, and before its case is opened', () => {
    const { engine, latest } = startedEngine([{ name: 'person.set', input: { name: 'Ann' } }])
    expect(latest().received).toMatchObject([{ name: 'person.set', input: { name: 'Ann' } }])
    engine.rememberCase('/cases/a.jcase')
    latest().emit('exit', 1)
    expect(latest().received.map(({ name }) => name)).toEqual(['person.set', 'case.open'])
  })

  test('answers each request by its number, in whatever order the answers come', async () => {
    const { engine, latest } = startedEngine()
    const first = engine.request('case.state', {})
    const second = engine.request('devices.list', { offset: 0, limit: 1 })
    const [one, two] = latest().received
    latest().say({ kind: 'answer', id: two?.id ?? -1, answer: { ok: true, value: 'second' } })
    latest().say({ kind: 'answer', id: one?.id ?? -1, answer: { ok: true, value: 'first' } })
    expect(await Promise.all([first, second])).toEqual([
      { ok: true, value: 'first' },
      { ok: true, value: 'second' },
    ])
  })

  test('answers what was in flight when it dies, and is started again', async () => {
    const { engine, children, latest, states } = startedEngine()
    const request = engine.request('case.importFiles', { paths: ['/a.zip'] })
    latest().emit('exit', 5)
    expect(await request).toMatchObject({ ok: false, failure: { code: 'engineRestarted' } })
    expect(children).toHaveLength(2)
    expect(states).toEqual(['restarting', 'ready'])
  })

  test('opens the case again, taking its own dead owner’s file over, before it says it is ready', async () => {
    const { engine, latest, states } = startedEngine()
    engine.rememberCase('/cases/field.jcase')
    latest().emit('exit', 5)
    expect(latest().received).toMatchObject([{ name: 'case.open', input: { path: '/cases/field.jcase', takeOver: true } }])
    expect(states).toEqual(['restarting'])
    latest().answerLast()
    await settle()
    expect(states).toEqual(['restarting', 'ready'])
  })

  test('tells the views that the case is closed when it cannot be opened again', async () => {
    const { engine, latest, events } = startedEngine()
    engine.rememberCase('/cases/gone.jcase')
    latest().emit('exit', 5)
    const failure = { code: 'notFound', message: { en: 'gone', fr: 'parti' } }
    latest().say({ kind: 'answer', id: latest().received.at(-1)?.id ?? -1, answer: { ok: false, failure } })
    await settle()
    expect(events).toEqual([['case.stateChanged', { state: { open: false } }]])
  })

  test('is left alone after four deaths within a minute, until a person asks', async () => {
    const { engine, children, latest, states } = startedEngine()
    for (let death = 0; death < 4; death++) latest().emit('exit', 5)
    expect(children).toHaveLength(4)
    expect(states.at(-1)).toBe('failed')
    expect(await engine.request('case.state', {})).toMatchObject({ ok: false, failure: { code: 'engineStopped' } })
    engine.restart()
    expect(children).toHaveLength(5)
    expect(states.at(-1)).toBe('ready')
  })

  test('is started again after deaths that lie further apart', () => {
    const { children, latest, clock, states } = startedEngine()
    for (let death = 0; death < 10; death++) {
      clock.now += 61_000
      latest().emit('exit', 5)
    }
    expect(children).toHaveLength(11)
    expect(states).not.toContain('failed')
  })

  test('ignores messages of unknown shape and of a process that has been replaced', async () => {
    const { engine, children, latest, events } = startedEngine()
    latest().emit('message', { kind: 'nonsense' })
    engine.restart()
    children[0]?.say({ kind: 'event', name: 'case.changed', payload: { revision: 1 } })
    expect(events).toEqual([])
    expect(children[0]?.isKilled).toBe(true)
  })

  test('closes the case before it ends, and its end then counts as no death', async () => {
    const { engine, children, latest, states } = startedEngine()
    const stopped = engine.stop(1000)
    expect(latest().received.at(-1)?.name).toBe('case.close')
    latest().answerLast()
    await stopped
    latest().emit('exit', 0)
    expect(latest().isKilled).toBe(true)
    expect(children).toHaveLength(1)
    expect(states).toEqual([])
  })

  test('is ended without an answer when it hangs', async () => {
    const { engine, latest } = startedEngine()
    await engine.stop(5)
    expect(latest().isKilled).toBe(true)
  })
})
