import { EventEmitter } from 'node:events'
import type { Page } from 'playwright-core'
import { toWeb } from '../appUrls.ts'
import { type PageLink, standIn } from '../standIn.ts'
import { app } from './app.ts'
import { refuseUnknownOptions, strict } from './strict.ts'
import { WebContents } from './webContents.ts'
import { allWindows, focusedWindow, type ListedWindow, windows } from './windowList.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}
export interface WebPreferences {
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
  readonly webviewTag?: boolean
  readonly spellcheck?: boolean
}
interface WindowOptions extends Partial<Bounds> {
  readonly minWidth?: number
  readonly minHeight?: number
  readonly show?: boolean
  readonly title?: string
  readonly backgroundColor?: string
  readonly titleBarStyle?: string
  readonly titleBarOverlay?: unknown
  readonly trafficLightPosition?: unknown
  readonly webPreferences?: WebPreferences
}

const WINDOW_OPTIONS = new Set(
  'x y width height minWidth minHeight show title backgroundColor titleBarStyle titleBarOverlay trafficLightPosition webPreferences'.split(
    ' ',
  ),
)
const WEB_PREFERENCES = new Set('preload sandbox contextIsolation nodeIntegration webviewTag spellcheck'.split(' '))

function refuseUnsafe(preferences: WebPreferences): void {
  refuseUnknownOptions('webPreferences', preferences, WEB_PREFERENCES)
  const { contextIsolation, nodeIntegration, sandbox, webviewTag } = preferences
  if (contextIsolation === false || nodeIntegration === true || sandbox === false || webviewTag === true)
    throw new Error(`stand-in: unsafe webPreferences are refused: ${JSON.stringify(preferences)}`)
}

let nextId = 1
let openPage: ((window: ImitatedWindow) => Promise<PageLink>) | undefined

/** How a window gets its page; set by the host before the app starts. */
export function setPageOpener(opener: (window: ImitatedWindow) => Promise<PageLink>): void {
  openPage = opener
}

export class ImitatedWindow extends EventEmitter {
  readonly id = nextId++
  readonly options: WindowOptions
  readonly webContents: WebContents
  readonly link: Promise<PageLink>
  private bounds: Bounds
  private currentPage: PageLink | undefined
  private title: string
  private visible: boolean
  private destroyed = false
  private painted = false
  private maximized = false
  private minimized = false

  constructor(options: WindowOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseUnknownOptions('BrowserWindow', options, WINDOW_OPTIONS)
    refuseUnsafe(options.webPreferences ?? {})
    this.options = options
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.visible = options.show !== false
    this.title = options.title ?? app.getName()
    this.webContents = strict('webContents', new WebContents(this))
    if (openPage === undefined) throw new Error('stand-in: a window was opened before the host was ready')
    this.link = openPage(this)
    this.link.then(
      (link) => {
        this.currentPage = link
      },
      (error: unknown) => {
        console.error('stand-in: the window could not be opened', error)
        void standIn().exit(1)
      },
    )
  }

  pageUrl(): string {
    return this.currentPage?.page.url() ?? ''
  }

  async loadURL(url: string): Promise<void> {
    const { page } = await this.link
    this.webContents.isDocumentLoading = true
    this.webContents.emit('did-start-loading')
    await page.goto(toWeb(url), { waitUntil: 'load' })
    this.webContents.isDocumentLoading = false
    if (!this.painted) {
      this.painted = true
      this.emit('ready-to-show')
    }
    this.webContents.emit('did-finish-load')
  }

  show(): void {
    this.visible = true
    this.emit('show')
  }

  focus(): void {
    this.webContents.focus()
    this.emit('focus')
  }

  isVisible(): boolean {
    return this.visible
  }

  isFocused(): boolean {
    return focusedWindow()?.id === this.id
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  isMaximized(): boolean {
    return this.maximized
  }

  isMinimized(): boolean {
    return this.minimized
  }

  maximize(): void {
    this.maximized = true
    this.emit('maximize')
  }

  unmaximize(): void {
    this.maximized = false
    this.emit('unmaximize')
  }

  minimize(): void {
    this.minimized = true
    this.emit('minimize')
  }

  restore(): void {
    this.minimized = false
    this.emit('restore')
  }

  getBounds(): Bounds {
    return { ...this.bounds }
  }

  getNormalBounds(): Bounds {
    return { ...this.bounds }
  }

  /** Never below the window's smallest size, as the window manager would have it. */
  setBounds(change: Partial<Bounds>): void {
    const { minWidth = 0, minHeight = 0 } = this.options
    const wanted = { ...this.bounds, ...change }
    this.bounds = { ...wanted, width: Math.max(minWidth, wanted.width), height: Math.max(minHeight, wanted.height) }
    void this.link.then(({ page }) => this.fitPage(page))
    this.emit('resize')
  }

  /** Gives the page the window's size; before a person it has the size of the browser's window instead. */
  async fitPage(page: Page): Promise<void> {
    if (!standIn().isInteractive) await page.setViewportSize({ width: this.bounds.width, height: this.bounds.height })
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getSize(): number[] {
    return [this.bounds.width, this.bounds.height]
  }

  setTitle(title: string): void {
    this.title = title
  }

  getTitle(): string {
    return this.title
  }

  setBackgroundColor(color: string): void {
    if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Error(`stand-in: not a colour: ${color}`)
  }

  setTitleBarOverlay(overlay: { readonly height?: number }): void {
    if (this.options.titleBarOverlay === undefined) throw new Error('Titlebar overlay is not enabled')
    if (typeof overlay !== 'object') throw new TypeError('stand-in: setTitleBarOverlay wants an object')
  }

  close(): void {
    void this.requestClose()
  }

  destroy(): void {
    void this.end()
  }

  async requestClose(): Promise<void> {
    if (this.destroyed) return
    let prevented = false
    this.emit('close', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) await this.end()
  }

  /** The page has gone, by whatever way. */
  async end(): Promise<void> {
    if (this.destroyed) return
    this.destroyed = true
    windows.delete(this.id)
    const { page } = await this.link
    if (!page.isClosed()) await page.close()
    this.webContents.emit('destroyed')
    this.emit('closed')
    if (windows.size === 0) app.windowsAllClosed()
  }
}

const statics = {
  getAllWindows: allWindows,
  getFocusedWindow: focusedWindow,
  fromId: (id: number): ListedWindow | null => windows.get(id) ?? null,
  fromWebContents: (contents: WebContents): ListedWindow | null => windows.get(contents.id) ?? null,
}

/** The class as the app sees it: each window is strict about names, and known from the moment it exists. */
export const BrowserWindow = new Proxy(ImitatedWindow, {
  construct(Window, [options]: [WindowOptions | undefined]) {
    const window = strict('BrowserWindow', new Window(options))
    windows.set(window.id, window)
    app.emit('browser-window-created', {}, window)
    app.emit('web-contents-created', {}, window.webContents)
    return window
  },
  get: (Window, key, receiver) => Reflect.get(Object.hasOwn(statics, key) ? statics : Window, key, receiver),
})
