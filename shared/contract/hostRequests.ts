import { z } from 'zod'
import { languageSchema } from '../facts/localized.ts'

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** `system` follows the language of the operating system: French where it is French, else English. */
  language: z.union([languageSchema, z.literal('system')]),
  lastTab: z.string(),
  timeZone: z.enum(['utc', 'local']),
  /** Who works here, for the log of a case; '' for the name of the account. */
  engineer: z.string(),
  /** The folder whose cases the library shows; '' until one is chosen. */
  libraryFolder: z.string(),
  /** uids of cases that stand first in the library. */
  pinnedCases: z.array(z.string()).max(500),
  /** Sizes of panes in CSS pixels, by the pane's name. */
  panes: z.record(z.string(), z.number()),
})
export type Settings = z.infer<typeof settingsSchema>

export const recentCaseSchema = z.object({ path: z.string(), title: z.string(), openedAt: z.string(), exists: z.boolean() })
export type RecentCase = z.infer<typeof recentCaseSchema>

/** Requests that the main process answers itself: dialogs, settings, window. */
export const hostRequests = {
  'host.info': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      platform: z.string(),
      systemLanguage: languageSchema,
      logFile: z.string(),
      /** The name of the account, which the log of a case tells where no other is set. */
      accountName: z.string(),
      /** Everything the app keeps lies in `dataFolder`; `portable`: that is beside its program, and nothing is written elsewhere. */
      dataFolder: z.string(),
      portable: z.boolean(),
      engine: z.enum(['electron', 'stand-in']),
      versions: z.record(z.string(), z.string()),
    }),
  },
  'host.settings': { input: z.object({}), output: settingsSchema },
  'host.saveSettings': { input: settingsSchema.partial(), output: settingsSchema },
  'host.recentCases': { input: z.object({}), output: z.array(recentCaseSchema) },
  'host.forgetRecentCase': { input: z.object({ path: z.string() }), output: z.object({}) },
  /** Native dialogs; an empty answer means the person cancelled. */
  'host.chooseFiles': { input: z.object({ kind: z.enum(['files', 'folder']) }), output: z.object({ paths: z.array(z.string()) }) },
  /** One folder, for a setting. */
  'host.chooseFolder': { input: z.object({}), output: z.object({ path: z.string().optional() }) },
  'host.clearRecentCases': { input: z.object({}), output: z.object({}) },
  'host.chooseCase': { input: z.object({}), output: z.object({ path: z.string().optional() }) },
  'host.chooseSave': {
    input: z.object({
      kind: z.enum(['case', 'original', 'csv', 'script', 'document', 'reportHtml', 'reportPdf', 'reportMarkdown', 'reportJson']),
      suggestedName: z.string(),
    }),
    output: z.object({ path: z.string().optional() }),
  },
  /** Writes the shipped sample to the app's own folder and gives the path of its zip. */
  'host.sample': { input: z.object({}), output: z.object({ path: z.string(), casePath: z.string() }) },
  'host.copyText': { input: z.object({ text: z.string() }), output: z.object({}) },
  'host.readClipboardText': { input: z.object({}), output: z.object({ text: z.string() }) },
  'host.window': { input: z.object({ action: z.enum(['minimize', 'toggleMaximize', 'close', 'menu']) }), output: z.object({}) },
  'host.restartEngine': { input: z.object({}), output: z.object({}) },
} as const
