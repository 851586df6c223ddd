import { BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_START_URL } from './appScheme.ts'
import { lockDownContents } from './lockDown.ts'
import type { Log } from './logFile.ts'
import { MIN_WINDOW, placeWindow, readWindowState, writeWindowState } from './windowState.ts'

/** Height of the header that serves as title bar, in CSS pixels. */
const HEADER_HEIGHT = 48

/** bg-app, bg-chrome and text of the design's two themes: what shows before the page has painted, and the window's buttons. */
const colors = {
  light: { background: '#f3f4f7', chrome: '#eaecf1', symbol: '#191d25' },
  dark: { background: '#111318', chrome: '#0c0e12', symbol: '#e7e9ee' },
} as const

const currentColors = () => (nativeTheme.shouldUseDarkColors ? colors.dark : colors.light)

export interface AppWindowOptions {
  readonly preload: string
  readonly stateFile: string
  readonly log: Log
}

function overlay() {
  const { chrome, symbol } = currentColors()
  return { color: chrome, symbolColor: symbol, height: HEADER_HEIGHT }
}

function followTheme(window: BrowserWindow): void {
  const apply = (): void => {
    window.setBackgroundColor(currentColors().background)
    if (process.platform !== 'darwin') window.setTitleBarOverlay(overlay())
  }
  nativeTheme.on('updated', apply)
  window.on('closed', () => nativeTheme.off('updated', apply))
}

/** Opens the app's window where it was left; it shows once it has something to show. */
export function openAppWindow({ preload, stateFile, log }: AppWindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea)
  const { bounds, maximized } = placeWindow(readWindowState(stateFile, log), displays)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WINDOW.width,
    minHeight: MIN_WINDOW.height,
    show: false,
    backgroundColor: currentColors().background,
    titleBarStyle: 'hidden',
    ...(process.platform === 'darwin' ? { trafficLightPosition: { x: 14, y: 17 } } : { titleBarOverlay: overlay() }),
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
  })
  lockDownContents(window.webContents)
  followTheme(window)
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }, log))
  window.webContents.on('preload-error', (_event, _path, error) => log('error', `preload: ${error.message}`))
  window.loadURL(APP_START_URL).catch((error: Error) => log('error', `the view could not be loaded: ${error.message}`))
  return window
}
