import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { standIn } from '../standIn.ts'
import { lockSingleInstance } from './singleInstance.ts'
import { notImitated, strict } from './strict.ts'
import { allWindows } from './windowList.ts'

const SETTABLE_PATHS = new Set(
  'home appData userData sessionData temp desktop documents downloads music pictures videos logs crashDumps'.split(' '),
)

const READY_ONLY = 'can only be used after app is ready'

class App extends EventEmitter {
  isPackaged = false
  private ready = Promise.withResolvers<void>()
  private readyNow = false
  private quitting = false
  private aboutPanel: unknown
  private readonly changedPaths = new Map<string, string>()

  isReady(): boolean {
    return this.readyNow
  }

  whenReady(): Promise<void> {
    return this.ready.promise
  }

  /** Called by the host once the app's main has been evaluated: a main that awaits whenReady at top level never gets here. */
  becomeReady(): void {
    this.readyNow = true
    this.emit('will-finish-launching')
    this.emit('ready', {}, {})
    this.ready.resolve()
  }

  get name(): string {
    return this.getName()
  }

  getName(): string {
    const { packageJson } = standIn()
    return packageJson.productName ?? packageJson.name
  }

  getVersion(): string {
    return standIn().packageJson.version
  }

  getAppPath(): string {
    return standIn().appDir
  }

  getLocale(): string {
    return standIn().locale
  }

  getPreferredSystemLanguages(): string[] {
    if (!this.readyNow) throw new Error(`app.getPreferredSystemLanguages ${READY_ONLY}`)
    return [standIn().locale]
  }

  /** Electron's rules: a known name, an absolute path, a folder that is there; and what Chromium keeps is settled once the app is ready. */
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!SETTABLE_PATHS.has(name)) throw new Error('Failed to set path')
    if (!existsSync(path)) throw new Error(`stand-in: app.setPath('${name}') of a folder that is not there`)
    if (this.readyNow && (name === 'userData' || name === 'sessionData'))
      throw new Error(`stand-in: app.setPath('${name}') has no effect after the app is ready`)
    this.changedPaths.set(name, path)
  }

  setAppLogsPath(path?: string): void {
    if (path !== undefined && !isAbsolute(path)) throw new Error('Path must be absolute')
    const logs = path ?? join(this.getPath('userData'), 'logs')
    mkdirSync(logs, { recursive: true })
    this.changedPaths.set('logs', logs)
  }

  /** What the system's own list of documents shows would have no effect here: the test hears of it. */
  addRecentDocument(path: string): void {
    standIn().report('app.addRecentDocument', path)
  }

  clearRecentDocuments(): void {
    standIn().report('app.clearRecentDocuments', {})
  }

  getPath(name: string): string {
    const changed = this.changedPaths.get(name)
    if (changed !== undefined) return changed
    const userData = this.changedPaths.get('userData') ?? standIn().userData
    const home = join(userData, 'home')
    const folders: Record<string, string> = {
      userData,
      appData: dirname(userData),
      temp: tmpdir(),
      home,
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads'),
      desktop: join(home, 'Desktop'),
      logs: join(userData, 'logs'),
    }
    const folder = folders[name] ?? notImitated(`app.getPath('${name}')`)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  /** Of Electron's figures only what tells its processes apart. */
  getAppMetrics(): { type: string; pid: number }[] {
    const utilities = [...standIn().children].map(({ pid }) => ({ type: 'Utility', pid: pid ?? 0 }))
    return [{ type: 'Browser', pid: process.pid }, ...utilities]
  }

  enableSandbox(): void {
    if (this.readyNow) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  setAboutPanelOptions(options: unknown): void {
    this.aboutPanel = options
  }

  showAboutPanel(): void {
    standIn().report('app.showAboutPanel', this.aboutPanel ?? {})
  }

  /** Nothing is started: the test hears with what it would be. */
  relaunch(options: { readonly args?: readonly string[]; readonly execPath?: string } = {}): void {
    standIn().report('app.relaunch', options)
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    return lockSingleInstance(this.getPath('userData'), data, (second) =>
      this.emit('second-instance', {}, second.argv, second.folder, second.data),
    )
  }

  /** The order of Electron: before-quit, every window may refuse, will-quit, quit. */
  quit(): void {
    if (this.quitting) return
    if (this.isPrevented('before-quit')) return
    this.quitting = true
    void this.quitNow()
  }

  exit(code = 0): void {
    void standIn().exit(code)
  }

  windowsAllClosed(): void {
    if (this.quitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  private async quitNow(): Promise<void> {
    for (const window of allWindows()) {
      await window.requestClose()
      if (!window.isDestroyed()) {
        this.quitting = false
        return
      }
    }
    if (this.isPrevented('will-quit')) {
      this.quitting = false
      return
    }
    this.emit('quit', {}, 0)
    await standIn().exit(0)
  }

  private isPrevented(event: string): boolean {
    let prevented = false
    this.emit(event, {
      preventDefault: () => {
        prevented = true
      },
    })
    return prevented
  }
}

export const app = strict('app', new App())
