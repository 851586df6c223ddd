import { userInfo } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, Menu } from 'electron'
import type { HostHandlers } from '../../shared/contract/requests.ts'
import { chooseCase, chooseFiles, chooseFolder, chooseSave } from './dialogs.ts'
import type { HostState } from './hostState.ts'
import { writeSample } from './sample.ts'

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
export function createHostHandlers(state: HostState, restartEngine: () => void, window: BrowserWindow): HostHandlers {
  return {
    'host.info': async () => ({
      version: app.getVersion(),
      platform: process.platform,
      systemLanguage: state.systemLanguage,
      logFile: state.logFile,
      accountName: userInfo().username,
      dataFolder: state.dataFolder,
      portable: state.portable,
      engine: 'stand-in' in process.versions ? 'stand-in' : 'electron',
      versions: versions(),
    }),
    'host.settings': async () => state.settings.current(),
    'host.saveSettings': async (change) => state.saveSettings(change),
    'host.recentCases': () => state.lookForRecentCases(),
    'host.forgetRecentCase': async ({ path }) => {
      state.forgetRecentCase(path)
      return {}
    },
    'host.chooseFiles': (input) => chooseFiles(window, input),
    'host.clearRecentCases': async () => {
      state.clearRecentCases()
      return {}
    },
    'host.chooseFolder': () => chooseFolder(window),
    'host.chooseCase': () => chooseCase(window, state.language, state.portable),
    'host.chooseSave': (input) => chooseSave(window, input, { folder: app.getPath('documents'), language: state.language }),
    'host.sample': () => writeSample(join(app.getPath('userData'), 'sample')),
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
      restartEngine()
      return {}
    },
  }
}
