import { type Settings, settingsSchema } from '../../shared/contract/hostRequests.ts'
import { readJsonFile, writeJsonFile } from './jsonFile.ts'
import type { Log } from './logFile.ts'

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  lastTab: 'overview',
  timeZone: 'utc',
  engineer: '',
  libraryFolder: '',
  pinnedCases: [],
  panes: {},
}

export interface SettingsFile {
  current(): Settings
  /** Changes what is given, keeps the rest; panes are merged by name. */
  save(change: Partial<Settings>): Settings
}

/** Settings of this person on this machine, in one file; a setting that an older version did not know gets its default. */
export function openSettingsFile(path: string, log: Log): SettingsFile {
  const stored = readJsonFile(path, settingsSchema.partial(), {}, log)
  let settings: Settings = { ...defaultSettings, ...stored }
  return {
    current: () => settings,
    save(change) {
      settings = { ...settings, ...change, panes: { ...settings.panes, ...change.panes } }
      writeJsonFile(path, settings)
      return settings
    },
  }
}
