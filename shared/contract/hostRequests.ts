import { z } from 'zod'
import { languageSchema } from '../facts/localized.ts'

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** `system` follows the language of the operating system: French where it is French, else English. */
  language: z.union([languageSchema, z.literal('system')]),
  lastTab: z.string(),
  timeZone: z.enum(['utc', 'local']),
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
  'host.chooseCase': { input: z.object({}), output: z.object({ path: z.string().optional() }) },
  'host.chooseSave': {
    input: z.object({ kind: z.enum(['case', 'original', 'csv', 'script', 'document']), suggestedName: z.string() }),
    output: z.object({ path: z.string().optional() }),
  },
  /** Writes the shipped sample to the app's own folder and gives the path of its zip. */
  'host.sample': { input: z.object({}), output: z.object({ path: z.string(), casePath: z.string() }) },
  'host.copyText': { input: z.object({ text: z.string() }), output: z.object({}) },
  'host.readClipboardText': { input: z.object({}), output: z.object({ text: z.string() }) },
  'host.window': { input: z.object({ action: z.enum(['minimize', 'toggleMaximize', 'close', 'menu']) }), output: z.object({}) },
  'host.restartEngine': { input: z.object({}), output: z.object({}) },
} as const
