import { join } from 'node:path'
import { app, Menu, nativeTheme, shell } from 'electron'
import type { CaseState } from '../../shared/contract/caseRequests.ts'
import type { Settings } from '../../shared/contract/hostRequests.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { buildAppMenu } from './appMenu.ts'
import type { HostCommand } from './launchCommands.ts'
import type { Log } from './logFile.ts'
import { openRecentCases, type RecentCases } from './recentCases.ts'
import { openSettingsFile, type SettingsFile } from './settingsFile.ts'

export interface HostStateOptions {
  readonly userData: string
  readonly logFile: string
  readonly log: Log
  /** Gives a command to the view, as the menu does. */
  readonly command: (command: HostCommand) => void
}

/** What the main process keeps: settings, recent cases, whether a case is open; and the menu and theme that follow from them. */
export class HostState {
  readonly settings: SettingsFile
  readonly recentCases: RecentCases
  readonly logFile: string
  readonly #command: (command: HostCommand) => void
  #isCaseOpen = false

  constructor({ userData, logFile, log, command }: HostStateOptions) {
    this.settings = openSettingsFile(join(userData, 'settings.json'), log)
    this.recentCases = openRecentCases(join(userData, 'recentCases.json'), log)
    this.logFile = logFile
    this.#command = command
  }

  /** French where the person prefers French, else English. */
  get systemLanguage(): Language {
    return (app.getPreferredSystemLanguages()[0] ?? 'en').toLowerCase().startsWith('fr') ? 'fr' : 'en'
  }

  get language(): Language {
    const chosen = this.settings.current().language
    return chosen === 'system' ? this.systemLanguage : chosen
  }

  saveSettings(change: Partial<Settings>): Settings {
    const saved = this.settings.save(change)
    this.apply()
    return saved
  }

  forgetRecentCase(path: string): void {
    this.recentCases.forget(path)
    this.apply()
  }

  onCaseState(state: CaseState): void {
    if (state.open && this.recentCases.list()[0]?.path !== state.path) this.recentCases.remember(state.path, state.title)
    this.#isCaseOpen = state.open
    this.apply()
  }

  /** Brings theme and menu in line with what is kept. */
  apply(): void {
    const settings = this.settings.current()
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme
    Menu.setApplicationMenu(
      buildAppMenu({
        settings,
        language: this.language,
        recent: this.recentCases.list(),
        isCaseOpen: this.#isCaseOpen,
        isPackaged: app.isPackaged,
        send: this.#command,
        saveSettings: (change) => {
          this.saveSettings(change)
          this.#command({ command: 'settingsChanged' })
        },
        showLog: () => shell.showItemInFolder(this.logFile),
      }),
    )
  }
}
