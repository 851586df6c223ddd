import { type BrowserWindow, ipcMain } from 'electron'
import { channels } from '../../shared/contract/channels.ts'
import { type EventName, type EventPayload, events } from '../../shared/contract/events.ts'
import type { HostCommand } from './launchCommands.ts'
import { isTrustedFrame } from './lockDown.ts'
import type { Log } from './logFile.ts'

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name)

/** Events to the views. Commands wait until a view listens, so that one given at the start is not lost. */
export class ViewEvents {
  readonly #windows: () => readonly BrowserWindow[]
  readonly #log: Log
  readonly #listening = new Set<number>()
  #waiting: HostCommand[] = []

  constructor(windows: () => readonly BrowserWindow[], log: Log) {
    this.#windows = windows
    this.#log = log
    ipcMain.on(channels.listening, (event, name: unknown) => {
      if (!isTrustedFrame(event.senderFrame) || name !== 'host.command') return
      const id = event.sender.id
      this.#listening.add(id)
      event.sender.once('destroyed', () => this.#listening.delete(id))
      // A new document in the same window has to subscribe again.
      event.sender.once('did-start-loading', () => this.#listening.delete(id))
      const waiting = this.#waiting
      this.#waiting = []
      for (const command of waiting) this.command(command)
    })
  }

  send<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const window of this.#windows()) {
      // The page of a window that is being closed goes before the window does.
      if (!window.webContents.isDestroyed()) window.webContents.send(channels.event, name, payload)
    }
  }

  /** Forwards what the engine said, when the contract knows it; gives back the valid payload. */
  forward(name: string, payload: unknown): void {
    const parsed = isEventName(name) ? events[name].safeParse(payload) : undefined
    if (isEventName(name) && parsed?.success) this.send(name, parsed.data as EventPayload<typeof name>)
    else this.#log('error', `the engine sent an event that the contract does not know: ${name}`)
  }

  /** A command goes to the first window that listens. */
  command(command: HostCommand): void {
    const window = this.#windows().find((candidate) => this.#listening.has(candidate.webContents.id))
    if (window === undefined) this.#waiting.push(command)
    else window.webContents.send(channels.event, 'host.command', command)
  }
}
