import { EventEmitter } from 'node:events'
import { originOf, toApp } from '../appUrls.ts'
import { encode } from '../wire.ts'
import { session } from './session.ts'
import { strict } from './strict.ts'
import type { ListedWindow } from './windowList.ts'

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => { action: string }

/** The window that shows these contents. */
interface Owner extends ListedWindow {
  pageUrl(): string
  getTitle(): string
}

export class WebContents extends EventEmitter {
  readonly id: number
  readonly session = session.defaultSession
  readonly window: Owner
  openHandler: OpenHandler | null = null
  isDocumentLoading = false

  constructor(window: Owner) {
    super()
    this.id = window.id
    this.window = window
  }

  send(channel: string, ...args: readonly unknown[]): void {
    const message = JSON.stringify({ kind: 'event', channel, args: encode(args) })
    void this.window.link.then((link) => link.toIsolated(message))
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  getURL(): string {
    return toApp(this.window.pageUrl())
  }

  getTitle(): string {
    return this.window.getTitle()
  }

  isDestroyed(): boolean {
    return this.window.isDestroyed()
  }

  isLoading(): boolean {
    return this.isDocumentLoading
  }

  get mainFrame() {
    const url = this.getURL()
    return strict('webFrameMain', { url, origin: originOf(url), parent: null, top: null, frames: [], processId: 1, routingId: this.id })
  }

  reload(): void {
    void this.window.link.then((link) => link.page.reload())
  }

  focus(): void {
    void this.window.link.then((link) => link.page.bringToFront())
  }

  /** Emits a cancellable event and says whether a listener cancelled it. */
  isPrevented(event: string, url: string): boolean {
    let prevented = false
    const details = {
      url,
      isMainFrame: true,
      preventDefault: () => {
        prevented = true
      },
    }
    this.emit(event, details, url)
    return prevented
  }
}
