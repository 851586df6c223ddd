import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { RecentCase, Settings } from '../../shared/contract/hostRequests.ts'
import type { Language } from '../../shared/facts/localized.ts'
import type { HostCommand } from './launchCommands.ts'
import { menuTexts } from './menuTexts.ts'

export interface AppMenuOptions {
  readonly language: Language
  readonly theme: Settings['theme']
  readonly chosenLanguage: Settings['language']
  readonly recent: readonly RecentCase[]
  readonly isCaseOpen: boolean
  readonly isPackaged: boolean
  readonly send: (command: HostCommand) => void
  readonly saveSettings: (change: Partial<Settings>) => void
  readonly clearRecent: () => void
  readonly showLog: () => void
}

type Item = MenuItemConstructorOptions
type Texts = (typeof menuTexts)[Language]

const separator: Item = { type: 'separator' }

function fileMenu(texts: Texts, { send, recent, isCaseOpen, clearRecent }: AppMenuOptions): Item {
  const command = (id: string, label: string, accelerator?: string, enabled = true): Item => ({
    id,
    label,
    enabled,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => send({ command: id }),
  })
  const existing = recent.filter((entry) => entry.exists)
  const openRecent: Item[] = existing.map((entry) => ({
    label: `${entry.title}  (${entry.path})`,
    click: () => send({ command: 'openCase', paths: [entry.path] }),
  }))
  return {
    id: 'file',
    label: texts.file,
    submenu: [
      command('newCase', texts.newCase, 'CmdOrCtrl+N'),
      command('openCase', texts.openCase, 'CmdOrCtrl+O'),
      command('library', texts.library, 'CmdOrCtrl+L'),
      {
        id: 'openRecent',
        label: texts.openRecent,
        submenu:
          openRecent.length > 0
            ? [...openRecent, separator, { id: 'clearRecent', label: texts.clearRecent, click: clearRecent }]
            : [{ label: texts.noRecent, enabled: false }],
      },
      separator,
      command('import', texts.importFiles, 'CmdOrCtrl+I'),
      command('importFolder', texts.importFolder),
      command('pasteText', texts.pasteText, 'CmdOrCtrl+Shift+V'),
      separator,
      command('saveCopy', texts.saveCopy, 'CmdOrCtrl+Shift+S', isCaseOpen),
      command('mergeCase', texts.mergeCase, undefined, isCaseOpen),
      command('verifyCase', texts.verifyCase, undefined, isCaseOpen),
      command('closeCase', texts.closeCase, 'CmdOrCtrl+W', isCaseOpen),
      separator,
      { id: 'quit', label: texts.quit, role: 'quit' },
    ],
  }
}

const editMenu = (texts: Texts, { send }: AppMenuOptions): Item => ({
  id: 'edit',
  label: texts.edit,
  submenu: [
    // The view knows whether a text or an edit of the case is meant; the keys are its own too, so that a text field gets them first; so it is with the search of a tab or an editor.
    { id: 'undo', label: texts.undo, accelerator: 'CmdOrCtrl+Z', registerAccelerator: false, click: () => send({ command: 'undo' }) },
    { id: 'redo', label: texts.redo, accelerator: 'CmdOrCtrl+Shift+Z', registerAccelerator: false, click: () => send({ command: 'redo' }) },
    separator,
    { label: texts.cut, role: 'cut' },
    { label: texts.copy, role: 'copy' },
    { label: texts.paste, role: 'paste' },
    { label: texts.selectAll, role: 'selectAll' },
    separator,
    { id: 'find', label: texts.find, accelerator: 'CmdOrCtrl+F', registerAccelerator: false, click: () => send({ command: 'find' }) },
  ],
})

function viewMenu(texts: Texts, { theme: chosenTheme, chosenLanguage, saveSettings, send, isPackaged }: AppMenuOptions): Item {
  const theme = (value: Settings['theme'], label: string): Item => ({
    id: `theme.${value}`,
    label,
    type: 'radio',
    checked: chosenTheme === value,
    click: () => saveSettings({ theme: value }),
  })
  const language = (value: Settings['language'], label: string): Item => ({
    id: `language.${value}`,
    label,
    type: 'radio',
    checked: chosenLanguage === value,
    click: () => saveSettings({ language: value }),
  })
  return {
    id: 'view',
    label: texts.view,
    submenu: [
      { id: 'palette', label: texts.palette, accelerator: 'CmdOrCtrl+K', click: () => send({ command: 'palette' }) },
      separator,
      {
        label: texts.theme,
        submenu: [theme('system', texts.themeSystem), theme('light', texts.themeLight), theme('dark', texts.themeDark)],
      },
      { label: texts.language, submenu: [language('system', texts.languageSystem), language('en', 'English'), language('fr', 'Français')] },
      separator,
      { label: texts.zoomIn, role: 'zoomIn' },
      { label: texts.zoomOut, role: 'zoomOut' },
      { label: texts.zoomReset, role: 'resetZoom' },
      { label: texts.fullScreen, role: 'togglefullscreen' },
      ...(isPackaged ? [] : [separator, { label: texts.developerTools, role: 'toggleDevTools' } satisfies Item]),
    ],
  }
}

const helpMenu = (texts: Texts, { send, showLog }: AppMenuOptions): Item => ({
  id: 'help',
  label: texts.help,
  role: 'help',
  submenu: [
    { id: 'sample', label: texts.sample, click: () => send({ command: 'sample' }) },
    { id: 'showLog', label: texts.showLog, click: showLog },
    separator,
    { id: 'about', label: texts.about, role: 'about' },
  ],
})

/** The native menu; built again whenever language, settings, recent cases or the open case change. */
export function buildAppMenu(options: AppMenuOptions): Menu {
  const texts = menuTexts[options.language]
  const macMenu: Item[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  return Menu.buildFromTemplate([
    ...macMenu,
    fileMenu(texts, options),
    editMenu(texts, options),
    viewMenu(texts, options),
    helpMenu(texts, options),
  ])
}
