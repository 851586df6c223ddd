import { type EngineMessage, type EngineRequestMessage, engineMessageSchema } from '../../shared/contract/engineMessages.ts'
import type { EventPayload } from '../../shared/contract/events.ts'
import { Deaths } from './deaths.ts'
import { failed } from './failures.ts'
import type { Log } from './logFile.ts'

type EngineState = EventPayload<'engine.state'>
export type EngineAnswer = Extract<EngineMessage, { kind: 'answer' }>['answer']

/** The part of Electron's UtilityProcess that is used. */
export interface EngineChild {
  postMessage(message: EngineRequestMessage): void
  kill(): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
}

export interface EngineProcessOptions {
  readonly fork: () => EngineChild
  /** What every new engine is told first, before its case is opened again. */
  readonly firstRequests?: () => readonly { readonly name: string; readonly input: unknown }[]
  readonly onEvent: (name: string, payload: unknown) => void
  readonly onState: (state: EngineState) => void
  readonly log: Log
  readonly now?: () => number
}

/** The engine in its own process: numbered requests, events, and a new process with the same case when it dies. */
export class EngineProcess {
  readonly #options: EngineProcessOptions
  readonly #pending = new Map<number, (answer: EngineAnswer) => void>()
  #child: EngineChild | undefined
  #sequence = 0
  readonly #deaths: Deaths
  #openCase: string | undefined
  #isStopping = false

  constructor(options: EngineProcessOptions) {
    this.#options = options
    this.#deaths = new Deaths(options.now)
  }

  /** Path of the case that a new engine opens again; set from the engine's own events. */
  rememberCase(path: string | undefined): void {
    this.#openCase = path
  }

  start(): void {
    const child = this.#options.fork()
    this.#child = child
    child.on('message', (message) => {
      if (this.#child === child) this.#receive(message)
    })
    child.on('exit', (code) => {
      if (this.#child === child) this.#onDeath(code)
    })
    for (const { name, input } of this.#options.firstRequests?.() ?? []) void this.request(name, input)
  }

  /** Asks the engine; never rejects. The input has been validated by the caller. */
  request(name: string, input: unknown): Promise<EngineAnswer> {
    const child = this.#child
    if (child === undefined) return Promise.resolve(failed('engineStopped'))
    const id = ++this.#sequence
    return new Promise((resolve) => {
      this.#pending.set(id, resolve)
      child.postMessage({ kind: 'request', id, name, input })
    })
  }

  /** Starts a new engine now, at a person's wish: after it gave up, or while it hangs. */
  restart(): void {
    this.#deaths.forget()
    const old = this.#child
    this.#child = undefined
    old?.kill()
    this.#failPending()
    this.#startAgain()
  }

  /** Closes the case in order, then ends the process; after `limitMs` it is ended all the same. */
  async stop(limitMs: number): Promise<void> {
    this.#isStopping = true
    const limit = Promise.withResolvers<void>()
    const timer = setTimeout(limit.resolve, limitMs)
    await Promise.race([this.request('case.close', {}), limit.promise])
    clearTimeout(timer)
    const child = this.#child
    this.#child = undefined
    child?.kill()
  }

  #receive(message: unknown): void {
    const parsed = engineMessageSchema.safeParse(message)
    if (!parsed.success) {
      this.#options.log('error', 'the engine sent a message of unknown shape')
      return
    }
    if (parsed.data.kind === 'event') {
      this.#options.onEvent(parsed.data.name, parsed.data.payload)
      return
    }
    const resolve = this.#pending.get(parsed.data.id)
    this.#pending.delete(parsed.data.id)
    resolve?.(parsed.data.answer)
  }

  #failPending(): void {
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const resolve of waiting) resolve(failed('engineRestarted'))
  }

  #onDeath(code: number): void {
    this.#child = undefined
    this.#failPending()
    if (this.#isStopping) return
    this.#options.log('error', `the engine ended with code ${code}`)
    // Left alone until a person asks for it.
    if (this.#deaths.areTooManyWithThis()) this.#options.onState({ state: 'failed', detail: `exit code ${code}` })
    else this.#startAgain()
  }

  #startAgain(): void {
    this.#options.onState({ state: 'restarting' })
    this.start()
    void this.#reopenCase()
  }

  /** The dead engine's owner file is still there: it is this app's own, so it is taken over without asking. */
  async #reopenCase(): Promise<void> {
    const path = this.#openCase
    if (path === undefined) {
      this.#options.onState({ state: 'ready' })
      return
    }
    const answer = await this.request('case.open', { path, takeOver: true })
    if (answer.ok) {
      this.#options.onState({ state: 'ready' })
      return
    }
    if (answer.failure.code === 'engineRestarted') return
    this.#openCase = undefined
    this.#options.log('error', `the case could not be opened again: ${answer.failure.code}`)
    this.#options.onEvent('case.stateChanged', { state: { open: false } })
    this.#options.onState({ state: 'ready', detail: answer.failure.code })
  }
}
