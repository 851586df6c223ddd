import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, Menu } from 'electron'
import type { HostHandlers } from '../../shared/contract/requests.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { chooseCase, chooseFiles, chooseSave } from './dialogs.ts'
import type { RecentCases } from './recentCases.ts'
import { writeSample } from './sample.ts'
import type { SettingsFile } from './settingsFile.ts'

export interface HostContext {
  readonly settings: SettingsFile
  readonly recentCases: RecentCases
  readonly logFile: string
  readonly systemLanguage: () => Language
  /** The language in force: the setting, or the system's. */
  readonly language: () => Language
  readonly onSettingsChanged: () => void
  readonly onRecentCasesChanged: () => void
  readonly restartEngine: () => void
  /** The shipped sample as bytes of a zip. */
  readonly sampleZip: () => Promise<Uint8Array>
}

function windowAction(window: BrowserWindow, action: 'minimize' | 'toggleMaximize' | 'close' | 'menu'): void {
  if (action === 'minimize') window.minimize()
  else if (action === 'close') window.close()
  else if (action === 'menu') Menu.getApplicationMenu()?.popup({ window })
  else if (window.isMaximized()) window.unmaximize()
  else window.maximize()
}

const versions = (): Record<string, string> =>
  Object.fromEntries(
    ['electron', 'chrome', 'node'].flatMap((name) => (process.versions[name] === undefined ? [] : [[name, process.versions[name]]])),
  )

/** What the main process answers itself, for the window that asked. */
export function createHostHandlers(context: HostContext, window: BrowserWindow): HostHandlers {
  const { settings, recentCases } = context
  return {
    'host.info': async () => ({
      version: app.getVersion(),
      platform: process.platform,
      systemLanguage: context.systemLanguage(),
      logFile: context.logFile,
      engine: 'stand-in' in process.versions ? 'stand-in' : 'electron',
      versions: versions(),
    }),
    'host.settings': async () => settings.current(),
    'host.saveSettings': async (change) => {
      const saved = settings.save(change)
      context.onSettingsChanged()
      return saved
    },
    'host.recentCases': async () => recentCases.list(),
    'host.forgetRecentCase': async ({ path }) => {
      recentCases.forget(path)
      context.onRecentCasesChanged()
      return {}
    },
    'host.chooseFiles': (input) => chooseFiles(window, input),
    'host.chooseCase': () => chooseCase(window, context.language()),
    'host.chooseSave': (input) => chooseSave(window, input, app.getPath('documents'), context.language()),
    'host.sample': async () => writeSample(join(app.getPath('userData'), 'sample'), await context.sampleZip()),
    'host.copyText': async ({ text }) => {
      await clipboard.writeText(text)
      return {}
    },
    'host.readClipboardText': async () => ({ text: await clipboard.readText() }),
    'host.window': async ({ action }) => {
      windowAction(window, action)
      return {}
    },
    'host.restartEngine': async () => {
      context.restartEngine()
      return {}
    },
  }
}
