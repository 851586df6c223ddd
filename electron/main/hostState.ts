import { join } from 'node:path'
import { app, Menu, nativeTheme, shell } from 'electron'
import type { CaseState } from '../../shared/contract/caseRequests.ts'
import type { RecentCase, Settings } from '../../shared/contract/hostRequests.ts'
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
  /** Called with the settings whenever they were changed. */
  readonly onSettings: (settings: Settings) => void
  /** Nothing is left behind on this computer, its list of recent documents included. */
  readonly portable: boolean
}

/** What the main process keeps: settings, recent cases, whether a case is open; and the menu and theme that follow from them. */
export class HostState {
  readonly settings: SettingsFile
  readonly recentCases: RecentCases
  readonly logFile: string
  readonly #command: (command: HostCommand) => void
  readonly dataFolder: string
  readonly portable: boolean
  readonly #onSettings: (settings: Settings) => void
  /** Whether files are being read into the open case. */
  isImporting = false
  #isCaseOpen = false
  readonly #log: Log
  /** What the menu that is there was made of. */
  #menuOf = ''

  constructor({ userData, logFile, log, command, onSettings, portable }: HostStateOptions) {
    this.settings = openSettingsFile(join(userData, 'settings.json'), log)
    this.recentCases = openRecentCases(join(userData, 'recentCases.json'), log)
    this.logFile = logFile
    this.#command = command
    this.#onSettings = onSettings
    this.dataFolder = userData
    this.portable = portable
    this.#log = log
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
    this.#onSettings(saved)
    return saved
  }

  forgetRecentCase(path: string): void {
    this.recentCases.forget(path)
    this.#listInSystem()
    this.apply()
  }

  /** The recent cases, and which of them are there now; the menu follows. */
  async lookForRecentCases(): Promise<RecentCase[]> {
    const recent = await this.recentCases.look()
    this.apply()
    return recent
  }

  clearRecentCases(): void {
    for (const { path } of this.recentCases.list()) this.recentCases.forget(path)
    this.#listInSystem()
    this.apply()
  }

  /** The system's own list (dock, jump list) can only be cleared as a whole: it is made anew, oldest first. */
  #listInSystem(): void {
    if (this.portable) return
    app.clearRecentDocuments()
    for (const { path } of this.recentCases.list().reverse()) app.addRecentDocument(path)
  }

  onCaseState(state: CaseState): void {
    if (state.open) {
      const latest = this.recentCases.list()[0]
      const isLatest = latest?.path === state.path
      if (!isLatest || latest.title !== state.title) this.recentCases.remember(state.path, state.title)
      if (!isLatest && !this.portable) app.addRecentDocument(state.path)
    }
    this.#isCaseOpen = state.open
    this.isImporting = state.open && state.importing
    this.apply()
  }

  /** Brings theme and menu in line with what is kept. */
  apply(): void {
    const settings = this.settings.current()
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme
    const shown = {
      theme: settings.theme,
      chosenLanguage: settings.language,
      language: this.language,
      recent: this.recentCases.list(),
      isCaseOpen: this.#isCaseOpen,
    }
    // Told several times a second while an import runs: a menu that somebody has open would close under their hand.
    const menuOf = JSON.stringify(shown)
    if (menuOf === this.#menuOf) return
    this.#menuOf = menuOf
    Menu.setApplicationMenu(
      buildAppMenu({
        ...shown,
        isPackaged: app.isPackaged,
        send: this.#command,
        saveSettings: (change) => this.#saveFromMenu(change),
        clearRecent: () => this.clearRecentCases(),
        showLog: () => shell.showItemInFolder(this.logFile),
      }),
    )
  }

  #saveFromMenu(change: Partial<Settings>): void {
    try {
      this.saveSettings(change)
    } catch (error) {
      this.#log('error', `the settings could not be written: ${error instanceof Error ? error.message : 'unknown error'}`)
    }
    this.#command({ command: 'settingsChanged' })
  }
}
